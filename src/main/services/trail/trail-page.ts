import type { TrailEvent } from '#shared/ipc/contract.ts';
import type { ReadableDb } from '../../db/types.ts';
import { eventColumns, eventFromRow } from './events.ts';

export type TrailFilter = {
  readonly offset: number;
  readonly limit: number;
  readonly entity?: string | undefined;
  readonly entityId?: number | undefined;
  readonly actor?: string | undefined;
};

/** Events, newest first. */
export const trailPage = (
  db: ReadableDb,
  filter: TrailFilter,
): { readonly events: TrailEvent[]; readonly total: number } => {
  const conditions = [
    ...(filter.entity === undefined ? [] : [{ sql: 'entity = ?', value: filter.entity }]),
    ...(filter.entityId === undefined ? [] : [{ sql: 'entity_id = ?', value: filter.entityId }]),
    ...(filter.actor === undefined ? [] : [{ sql: 'actor = ?', value: filter.actor }]),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
  const values = conditions.map(({ value }) => value);
  const { n } = db.prepare(`SELECT count(*) AS n FROM events ${where}`).get(...values) as { n: number };
  const rows = db
    .prepare(`SELECT ${eventColumns} FROM events ${where} ORDER BY seq DESC LIMIT ? OFFSET ?`)
    .all(...values, filter.limit, filter.offset);
  return { events: rows.map((row) => eventFromRow(row) as TrailEvent), total: n };
};
