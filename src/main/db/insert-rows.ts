import type Database from 'better-sqlite3';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { prepared } from './prepared.ts';
import { rowHash } from './row-hash.ts';
import { sortValue, storedColumns, type StoredColumn } from './row-store.ts';
import type { WritableDb } from './types.ts';

/*
 * Rows of an import in bulk. Handing a value to SQLite takes longer than storing it: so one statement takes many rows,
 * and what is unknown in all of them, the same in all of them, or follows from another value is not handed over.
 */

const rowsPerStatement = 16;
const hashBytes = 32;

/** Decimals up to here are read by SQLite as JavaScript reads them: both are exact. */
const exactDecimalLength = 15;

/** How a column of a batch gets its values. */
type Source = 'each' | 'same' | 'cast';

type BatchColumn = StoredColumn & { readonly source: Source };

/** A row of an import: values by column of the dictionary; what is not given is unknown. */
export type NewRow = { readonly id: number; readonly fields: AnyFields };

/** Adds rows whose ids follow each other, each with the hash that seals it. */
export const insertRows = (
  db: WritableDb,
  entity: EntityName,
  importId: number,
  rows: readonly NewRow[],
): void => {
  if (rows.length === 0) return;
  const columns = batchColumns(entity, rows);
  const each = columns.filter(({ source }) => source === 'each');
  const same = Object.fromEntries(
    columns.flatMap(({ name, source }) => (source === 'same' ? [[name, rows[0]?.fields[name] ?? null]] : [])),
  );
  const many = prepared(db, insertText(entity, columns, rowsPerStatement));
  const one = prepared(db, insertText(entity, columns, 1));
  const write = (statement: Database.Statement<unknown[]>, start: number, end: number): void => {
    const firstId = (rows[0]?.id ?? 0) + start;
    const hashes = Buffer.allocUnsafe(hashBytes * (end - start));
    const values: CellValue[] = [];
    for (let index = start; index < end; index += 1) {
      const { id, fields } = rows[index] as NewRow;
      if (id !== firstId + index - start) throw new Error(`${entity} ${id} is out of its order`);
      hashes.write(rowHash(entity, id, importId, fields), (index - start) * hashBytes, 'hex');
      addValues(each, fields, values);
    }
    statement.run(values, { ...same, importId, firstId, hashes });
  };
  const whole = rows.length - (rows.length % rowsPerStatement);
  for (let start = 0; start < whole; start += rowsPerStatement) write(many, start, start + rowsPerStatement);
  for (let start = whole; start < rows.length; start += 1) write(one, start, start + 1);
};

const addValues = (columns: readonly StoredColumn[], fields: AnyFields, values: CellValue[]): void => {
  for (const { name, sort } of columns) {
    const value = fields[name] ?? null;
    values.push(sort === null ? value : sortValue(sort, value));
  }
};

/** The columns that have a value in any of the rows, with where it comes from. */
const batchColumns = (entity: EntityName, rows: readonly NewRow[]): readonly BatchColumn[] =>
  storedColumns(entity).flatMap((column): readonly BatchColumn[] => {
    const { name, sort } = column;
    const isKnown = rows.some(({ fields }) => (fields[name] ?? null) !== null);
    if (!isKnown) return [];
    if (sort === 'decimal') return [{ ...column, source: isExact(name, rows) ? 'cast' : 'each' }];
    return [{ ...column, source: sort === null && isSame(entity, name, rows) ? 'same' : 'each' }];
  });

const isExact = (name: string, rows: readonly NewRow[]): boolean =>
  rows.every(({ fields }) => {
    const value = fields[name];
    return typeof value !== 'string' || value.length <= exactDecimalLength;
  });

/** Only of columns with few values: which columns are the same decides the statement, and each one is kept. */
const isSame = (entity: EntityName, name: string, rows: readonly NewRow[]): boolean => {
  const kind = definitionOf(entity).columns[name]?.kind;
  if (kind !== 'currency' && kind !== 'choice') return false;
  const first = rows[0]?.fields[name];
  return rows.every(({ fields }) => fields[name] === first);
};

/** Identifiers come from the dictionary only. `column1` is the place of the row in the statement, from 0. */
const insertText = (entity: EntityName, columns: readonly BatchColumn[], count: number): string => {
  const places = new Map<string, string>();
  for (const { sql, source } of columns) if (source === 'each') places.set(sql, `column${places.size + 2}`);
  const valueOf = ({ sql, name, source }: BatchColumn): string => {
    if (source === 'same') return `@${name}`;
    const place = places.get(source === 'cast' ? sql.replace(/_sort$/, '') : sql);
    return source === 'cast' ? `CAST(${place} AS REAL)` : String(place);
  };
  const marks = ', ?'.repeat(places.size);
  const rows = Array.from({ length: count }, (_, index) => `(${index}${marks})`);
  return `INSERT INTO ${definitionOf(entity).table} (id, import_id, row_hash, ${columns.map(({ sql }) => sql).join(', ')})
    SELECT @firstId + column1, @importId, substr(@hashes, 1 + ${hashBytes} * column1, ${hashBytes}), ${columns.map(valueOf).join(', ')}
    FROM (VALUES ${rows.join(', ')})`;
};
