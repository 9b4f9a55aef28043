import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import type { ReadableDb } from '../../db/types.ts';
import { holderOf, touchesUnique, uniqueValueOf, type UniqueValue } from '../trail/unique-values.ts';
import type { RowDraft } from './row-drafts.ts';

/**
 * The value of a whole row that must be unique and that another row has, of the case or met before in the same plan; null
 * when it is free, or when none of the columns that change has to do with it.
 */
export type UniqueCheck = (
  entity: EntityName,
  id: number | null,
  checked: { readonly row: AnyFields; readonly changed: readonly string[] },
) => UniqueValue | null;

/**
 * Remembers what it was asked about and did not refuse: two rows of a plan cannot both take a free value.
 * @param releasing rows (`releasedBy`) that give their value up in the same plan: it is free for others
 */
export const createUniqueCheck = (db: ReadableDb, releasing: ReadonlySet<string>): UniqueCheck => {
  const wantedBefore = new Set<string>();
  return (entity, id, { row, changed }) => {
    const unique = touchesUnique(entity, changed) ? uniqueValueOf(entity, row) : null;
    if (unique === null) return null;
    const holder = holderOf(db, entity, row, id);
    const isTaken = holder !== null && !releasing.has(`${entity}:${holder}`);
    if (isTaken || wantedBefore.has(unique.name)) return unique;
    wantedBefore.add(unique.name);
    return null;
  };
};

/** Rows that will not have their unique value any more when all of a plan is accepted: changed, or removed. */
export const releasedBy = (rows: readonly RowDraft[]): ReadonlySet<string> =>
  new Set(
    rows
      .filter(({ entity, merge }) =>
        merge.kind === 'cells'
          ? touchesUnique(
              entity,
              merge.changes.map(({ column }) => column),
            )
          : merge.kind === 'removed',
      )
      .map(({ entity, id }) => `${entity}:${id}`),
  );
