import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { Change } from '../trail/change.ts';
import { isReference, sampleRows, type SampleRow } from './sample-rows.ts';

/**
 * Adds the sample case through the trail, so that it is one undo step and verifies like any other case. Throws the
 * failures of `sampleRows`; a row that the register refuses is an AppFailure.
 */
export const loadSample = (change: Change, resourcesUrl: URL): void => {
  const ids = new Map<string, number>();
  for (const row of sampleRows(resourcesUrl)) {
    ids.set(row.key, change.insert(row.entity, storedFields(row, ids)));
  }
};

const storedFields = (row: SampleRow, ids: ReadonlyMap<string, number>): AnyFields =>
  Object.fromEntries(
    Object.entries(row.fields).map(([column, value]) => [
      column,
      isReference(value) ? idOf(value.ref, ids) : value,
    ]),
  );

const idOf = (key: string, ids: ReadonlyMap<string, number>): number => {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`sample: ${key} comes after a row that points to it`);
  return id;
};
