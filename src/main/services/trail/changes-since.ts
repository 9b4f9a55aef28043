import { isEntityName, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { eventState } from './events.ts';

/** What the trail says has changed since a point in it. */
export type ChangesSince = {
  /** Sequence of the last event looked at. */
  readonly seq: number;
  /** By entity and id: what its events hold of the row, before and after. */
  readonly rows: ReadonlyMap<EntityName, ReadonlyMap<number, readonly AnyFields[]>>;
  /** Imports whose rows became visible or went. */
  readonly imports: ReadonlySet<number>;
};

/** Beyond this, looking at each event costs more than reading the tables anew. */
const mostEvents = 2000;

/** Sequence of the last event: every visible change of a case moves it, the rows of a staged import do not. */
export const lastSeq = (db: ReadableDb): number =>
  (prepared(db, 'SELECT coalesce(max(seq), 0) AS seq FROM events').get() as { seq: number }).seq;

type Row = {
  readonly seq: number;
  readonly action: string;
  readonly entity: string | null;
  readonly entityId: number | null;
  readonly before: string | null;
  readonly after: string | null;
};

/**
 * What changed after event `seq`, for those who keep something computed from the tables; null when it is too much, or
 * of a kind that is not known, so that all must be computed anew.
 */
export const changesSince = (db: ReadableDb, seq: number): ChangesSince | null => {
  const last = lastSeq(db);
  if (last === seq) return { seq, rows: new Map(), imports: new Set() };
  if (last < seq || last - seq > mostEvents) return null;
  const events = prepared(
    db,
    'SELECT seq, action, entity, entity_id AS entityId, before, after FROM events WHERE seq > ? ORDER BY seq',
  ).all(seq) as Row[];
  const rows = new Map<EntityName, Map<number, AnyFields[]>>();
  const imports = new Set<number>();
  for (const { seq: at, action, entity, entityId, before, after } of events) {
    if (entityId === null) return null;
    if (entity === null) {
      if (!action.startsWith('import.')) return null;
      imports.add(entityId);
    } else {
      if (!isEntityName(entity)) return null;
      const byId = rows.get(entity) ?? new Map<number, AnyFields[]>();
      rows.set(entity, byId);
      const states = [before, after].flatMap((json) =>
        json === null ? [] : [eventState(json, at) as AnyFields],
      );
      byId.set(entityId, [...(byId.get(entityId) ?? []), ...states]);
    }
  }
  return { seq: last, rows, imports };
};
