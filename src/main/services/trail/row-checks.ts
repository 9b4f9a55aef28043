import { AppFailure } from '#shared/ipc/app-error.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { readableTable, referencesTo, sqlName } from '#shared/domain/register/names.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';

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
