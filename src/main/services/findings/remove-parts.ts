import { prepared } from '../../db/prepared.ts';
import type { CaseContext, Change } from '../trail/change.ts';

/** Removes what belongs to one finding and to nothing else: its evidence and its review notes. */
export const removePartsOfFinding = ({ db }: CaseContext, change: Change, findingId: number): void => {
  for (const [entity, table] of [
    ['evidence', 'finding_evidence'],
    ['reviewNote', 'review_notes'],
  ] as const) {
    const ids = prepared(db, `SELECT id FROM ${table} WHERE finding_id = ? ORDER BY id`)
      .pluck()
      .all(findingId) as number[];
    for (const id of ids) change.remove(entity, id);
  }
};
