import type { AnyFields, AnyRow, EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { hasSortColumn, readableTable, sqlName } from '#shared/domain/register/names.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import type { ReadableDb, WritableDb } from './types.ts';
import { prepared } from './prepared.ts';

/*
 * Rows of any entity, driven by the dictionary: the identifiers in these statements come from the dictionary only.
 * No trail here; services write through services/trail/change.ts.
 */

/** What imported rows carry beside their columns. */
export type ImportMark = { readonly importId: number; readonly rowHash: Buffer };

/** The stored companion of a text or decimal value. Decimals lose precision here on purpose: it only orders. */
export const sortValue = (kind: 'text' | 'decimal', value: CellValue): CellValue => {
  if (value === null) return null;
  return kind === 'decimal' ? Number(value) : sortKey(String(value));
};

/** A column of a table, with the one of the dictionary that it holds, or orders when `sort` says so. */
export type StoredColumn = {
  readonly sql: string;
  readonly name: string;
  readonly sort: 'text' | 'decimal' | null;
};

const storedColumnsByEntity = new Map<EntityName, readonly StoredColumn[]>();

/** The columns of an entity's table, but for its id and what marks imported rows. */
export const storedColumns = (entity: EntityName): readonly StoredColumn[] => {
  let columns = storedColumnsByEntity.get(entity);
  if (columns === undefined) {
    columns = Object.entries(definitionOf(entity).columns).flatMap(
      ([name, column]): readonly StoredColumn[] => {
        const plain = { sql: sqlName(name), name, sort: null };
        if (!hasSortColumn(column)) return [plain];
        return [
          plain,
          { sql: `${sqlName(name)}_sort`, name, sort: column.kind === 'decimal' ? 'decimal' : 'text' },
        ];
      },
    );
    storedColumnsByEntity.set(entity, columns);
  }
  return columns;
};

const insertTexts = new Map<EntityName, string>();

const insertText = (entity: EntityName): string => {
  let text = insertTexts.get(entity);
  if (text === undefined) {
    const { imported, table } = definitionOf(entity);
    const names = [
      'id',
      ...(imported ? ['import_id', 'row_hash'] : []),
      ...storedColumns(entity).map(({ sql }) => sql),
    ];
    text = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    insertTexts.set(entity, text);
  }
  return text;
};

const storedValues = (columns: readonly StoredColumn[], fields: AnyFields): CellValue[] =>
  columns.map(({ name, sort }) => {
    const value = fields[name] ?? null;
    return sort === null ? value : sortValue(sort, value);
  });

/** Adds a row; columns that are not given are unknown. Returns its id, the given one or the next. */
export const insertRow = (
  db: WritableDb,
  entity: EntityName,
  fields: AnyFields,
  options: { readonly id?: number; readonly mark?: ImportMark } = {},
): number => {
  const values: (CellValue | Buffer)[] = storedValues(storedColumns(entity), fields);
  const { id = null, mark } = options;
  if (!definitionOf(entity).imported) values.unshift(id);
  else if (mark === undefined) values.unshift(id, null, null);
  else values.unshift(id, mark.importId, mark.rowHash);
  // As one array: better-sqlite3 then reads it without a call for each value.
  const result = prepared(db, insertText(entity)).run(values);
  return Number(result.lastInsertRowid);
};

/** Sets the given columns. Throws when the row is not there. */
export const updateRow = (db: WritableDb, entity: EntityName, id: number, patch: AnyFields): void => {
  const columns = storedColumns(entity).filter(({ name }) => Object.hasOwn(patch, name));
  const statement = prepared(
    db,
    `UPDATE ${definitionOf(entity).table} SET ${columns.map(({ sql }) => `${sql} = ?`).join(', ')} WHERE id = ?`,
  );
  const { changes } = statement.run(...storedValues(columns, patch), id);
  if (changes !== 1) throw new Error(`no ${entity} ${id} to update`);
};

/** Removes a row. Throws when it is not there, or (by foreign key) when something points to it. */
export const deleteRow = (db: WritableDb, entity: EntityName, id: number): void => {
  const { changes } = prepared(db, `DELETE FROM ${definitionOf(entity).table} WHERE id = ?`).run(id);
  if (changes !== 1) throw new Error(`no ${entity} ${id} to delete`);
};

/** SQL list of an entity's columns under their dictionary names, `id` first (and `importId` where there is one). */
export const selectList = (entity: EntityName, alias = ''): string => {
  const known = selectLists.get(`${entity} ${alias}`);
  if (known !== undefined) return known;
  const prefix = alias === '' ? '' : `${alias}.`;
  const { columns, imported } = definitionOf(entity);
  const own = Object.keys(columns).map((name) => `${prefix}${sqlName(name)} AS "${name}"`);
  const list = [`${prefix}id`, ...(imported ? [`${prefix}import_id AS "importId"`] : []), ...own].join(', ');
  selectLists.set(`${entity} ${alias}`, list);
  return list;
};

/** By entity and alias: making one takes longer than reading a row with it. */
const selectLists = new Map<string, string>();

/** The row as readers see it; undefined when it is not there or belongs to an import that is not committed. */
export const readRow = (db: ReadableDb, entity: EntityName, id: number): AnyRow | undefined =>
  prepared(db, readText(entity)).get(id) as AnyRow | undefined;

const readTexts = new Map<EntityName, string>();

const readText = (entity: EntityName): string => {
  const text =
    readTexts.get(entity) ?? `SELECT ${selectList(entity)} FROM ${readableTable(entity)} WHERE id = ?`;
  readTexts.set(entity, text);
  return text;
};

/** Only the dictionary's columns of a row. */
export const fieldsOf = (entity: EntityName, row: AnyFields): AnyFields => {
  const fields: Record<string, CellValue> = {};
  for (const name in definitionOf(entity).columns) fields[name] = row[name] ?? null;
  return fields;
};
