import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import type { ReadableDb } from '../../db/types.ts';
import { holderOf, uniqueColumnOf } from '../trail/row-checks.ts';
import type { RowDraft } from './row-drafts.ts';

/** Whether another row, of the case or met before in the same plan, has the value of a column that must be unique. */
export type UniqueCheck = (
  entity: EntityName,
  column: string,
  wanted: { readonly value: CellValue; readonly id: number | null },
) => boolean;

/**
 * Remembers what it was asked about and did not refuse: two rows of a plan cannot both take a free value.
 * @param releasing rows (`releasedBy`) that give their value up in the same plan: it is free for others
 */
export const createUniqueCheck = (db: ReadableDb, releasing: ReadonlySet<string>): UniqueCheck => {
  const wantedBefore = new Set<string>();
  return (entity, column, { value, id }) => {
    if (uniqueColumnOf(entity) !== column || value === null) return false;
    const holder = holderOf(db, entity, { value, except: id });
    const isTaken = holder !== null && !releasing.has(`${entity}:${holder}`);
    const name = `${entity}.${column}=${String(value)}`;
    if (isTaken || wantedBefore.has(name)) return true;
    wantedBefore.add(name);
    return false;
  };
};

/** Rows that will not have their unique value any more when all of a plan is accepted: changed, or removed. */
export const releasedBy = (rows: readonly RowDraft[]): ReadonlySet<string> =>
  new Set(
    rows
      .filter(({ entity, merge }) => {
        const column = uniqueColumnOf(entity);
        if (column === undefined) return false;
        return merge.kind === 'cells'
          ? merge.changes.some((cell) => cell.column === column)
          : merge.kind === 'removed';
      })
      .map(({ entity, id }) => `${entity}:${id}`),
  );
