import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { referencesTo, sqlName } from '#shared/domain/register/names.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { RowDraft } from './row-drafts.ts';

/**
 * Rows removed in the workbook that others would still point to when all of it is accepted: what another row of the
 * case, or of an import that was undone and could come back, needs cannot go.
 */
export const rowsStillUsed = (db: ReadableDb, rows: readonly RowDraft[]): readonly RowDraft[] => {
  const removed = new Map(
    rows.filter(({ merge }) => merge.kind === 'removed').map((row) => [keyOf(row), row]),
  );
  const released = new Set(
    rows.flatMap((row) =>
      row.merge.kind === 'cells' ? row.merge.changes.map(({ column }) => `${keyOf(row)}.${column}`) : [],
    ),
  );
  const kept: RowDraft[] = [];
  // What stays keeps what it points to: until nothing more does.
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const [key, row] of removed) {
      if (!isUsed(db, row, { removed, released })) continue;
      removed.delete(key);
      kept.push(row);
      isMoving = true;
    }
  }
  return kept;
};

const keyOf = ({ entity, id }: { readonly entity: EntityName; readonly id: number }): string =>
  `${entity}:${id}`;

type Going = { readonly removed: ReadonlyMap<string, RowDraft>; readonly released: ReadonlySet<string> };

const isUsed = (db: ReadableDb, { entity, id }: RowDraft, { removed, released }: Going): boolean =>
  referencesTo(entity).some(({ entity: from, column }) => {
    const users = prepared(db, `SELECT id FROM ${definitionOf(from).table} WHERE ${sqlName(column)} = ?`).all(
      id,
    ) as { id: number }[];
    return users.some((user) => {
      const key = keyOf({ entity: from, id: user.id });
      return !removed.has(key) && !released.has(`${key}.${column}`);
    });
  });
