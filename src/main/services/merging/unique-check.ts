import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import type { ReadableDb } from '../../db/types.ts';
import { isValueTaken } from '../trail/row-checks.ts';

/** Whether another row, of the case or met before in the same plan, has the value of a column that must be unique. */
export type UniqueCheck = (
  entity: EntityName,
  column: string,
  wanted: { readonly value: CellValue; readonly id: number | null },
) => boolean;

/** Remembers what it was asked about and did not refuse: two rows of a plan cannot both take a free value. */
export const createUniqueCheck = (db: ReadableDb): UniqueCheck => {
  const wantedBefore = new Set<string>();
  return (entity, column, { value, id }) => {
    const isTaken = isValueTaken(db, entity, id, { column, value });
    if (isTaken === null) return false;
    const name = `${entity}.${column}=${String(value)}`;
    if (isTaken || wantedBefore.has(name)) return true;
    wantedBefore.add(name);
    return false;
  };
};
