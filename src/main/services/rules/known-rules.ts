import type { AnyFields } from '#shared/domain/register/entities.ts';
import { fieldsOf, readRow } from '../../db/row-store.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { eventState } from '../trail/events.ts';
import type { KnownRule } from './rule-pack.ts';

/** Every rule of a case as it is and as it was added, which its first event says: no number is given twice. */
export const knownRules = (db: ReadableDb): KnownRule[] => {
  const ids = prepared(db, 'SELECT id FROM rules ORDER BY id').pluck().all() as number[];
  const events = prepared(
    db,
    `SELECT entity_id AS id, min(seq) AS seq, after FROM events
     WHERE entity = 'rule' AND action = 'insert' GROUP BY entity_id`,
  ).all() as { id: number; seq: number; after: string | null }[];
  const added = new Map(events.map(({ id, seq, after }) => [id, eventState(after, seq) as AnyFields | null]));
  return ids.flatMap((id) => {
    const row = readRow(db, 'rule', id);
    return row === undefined ? [] : [{ now: fieldsOf('rule', row), added: added.get(id) ?? null }];
  });
};
