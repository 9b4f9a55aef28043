import { AppFailure } from '#shared/ipc/app-error.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { readableTable, referencesTo, sqlName } from '#shared/domain/register/names.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';

/** Columns whose value no other row of the entity may have. */
const uniqueColumns: Partial<Record<EntityName, string>> = { contract: 'reference', finding: 'number' };

/** Refuses references to rows that are not there (or not visible). */
export const assertReferences = (
  db: ReadableDb,
  entity: EntityName,
  id: number | null,
  fields: AnyFields,
): void => {
  for (const [name, column] of Object.entries(definitionOf(entity).columns)) {
    const value = fields[name] ?? null;
    if (column.kind !== 'ref' || value === null) continue;
    const found = prepared(
      db,
      `SELECT 1 FROM ${readableTable(column.entity as EntityName)} WHERE id = ?`,
    ).get(value);
    if (found === undefined) {
      throw new AppFailure({
        code: 'validation',
        issues: [{ entity, id, column: name, problem: 'unknown-reference', value }],
      });
    }
  }
};

/** The column of an entity whose values must differ; undefined when there is none. */
export const uniqueColumnOf = (entity: EntityName): string | undefined => uniqueColumns[entity];

/** The other row of the entity that has the value of its unique column; null when none has. */
export const holderOf = (
  db: ReadableDb,
  entity: EntityName,
  { value, except }: { readonly value: CellValue; readonly except: number | null },
): number | null => {
  const column = uniqueColumns[entity];
  if (column === undefined || value === null) return null;
  const other = prepared(
    db,
    `SELECT id FROM ${readableTable(entity)} WHERE ${sqlName(column)} = ? AND id IS NOT ?`,
  ).get(value, except) as { id: number } | undefined;
  return other?.id ?? null;
};

/** Refuses a value that another row of the entity already has, where it must be unique. */
export const assertUnique = (
  db: ReadableDb,
  entity: EntityName,
  id: number | null,
  fields: AnyFields,
): void => {
  const column = uniqueColumns[entity];
  if (column === undefined) return;
  const value = fields[column] ?? null;
  if (holderOf(db, entity, { value, except: id }) !== null)
    throw new AppFailure({ code: 'validation', issues: [{ entity, id, column, problem: 'taken', value }] });
};

/**
 * Refuses to remove a row that others point to. Looks at the tables, not the views: a row of an import that was
 * undone still needs what it points to, should the import be redone.
 */
export const assertUnused = (db: ReadableDb, entity: EntityName, id: number): void => {
  for (const { entity: from, column } of referencesTo(entity)) {
    const used = prepared(
      db,
      `SELECT 1 FROM ${definitionOf(from).table} WHERE ${sqlName(column)} = ? LIMIT 1`,
    ).get(id);
    if (used !== undefined) throw new AppFailure({ code: 'in-use', entity, id, usedBy: from });
  }
};
