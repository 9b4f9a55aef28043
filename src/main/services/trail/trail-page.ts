import { definitionOf, isEntityName } from '#shared/domain/register/entities.ts';
import type { Locale, TrailEvent } from '#shared/ipc/contract.ts';
import type { ReadableDb } from '../../db/types.ts';
import { rowName } from '../register/labels.ts';
import { eventColumns, eventFromRow } from './events.ts';

export type TrailFilter = {
  readonly offset: number;
  readonly limit: number;
  readonly entity?: string | undefined;
  readonly entityId?: number | undefined;
  readonly actor?: string | undefined;
};

export type TrailPage = {
  readonly events: TrailEvent[];
  readonly total: number;
  readonly names: Record<string, string>;
};

type Named = { readonly entity: string; readonly id: number };

/** The row that an event is about, and those that its values point to. */
const rowsOf = ({ entity, entityId, before, after }: TrailEvent): readonly Named[] => {
  if (entity === null || !isEntityName(entity)) return [];
  const own = entityId === null ? [] : [{ entity, id: entityId }];
  const { columns } = definitionOf(entity);
  const pointedTo = [before, after].flatMap((side) =>
    Object.entries(side ?? {}).flatMap(([name, value]) => {
      const column = columns[name];
      return column?.kind === 'ref' && typeof value === 'number'
        ? [{ entity: column.entity, id: value }]
        : [];
    }),
  );
  return [...own, ...pointedTo];
};

/** What the rows are called now that the events speak of, by `entity:id`; those that are gone have no name. */
const namesIn = (db: ReadableDb, events: readonly TrailEvent[], locale: Locale): Record<string, string> => {
  const rows = new Map(events.flatMap(rowsOf).map((row) => [`${row.entity}:${row.id}`, row]));
  return Object.fromEntries(
    [...rows].flatMap(([key, { entity, id }]) => {
      const name = isEntityName(entity) ? rowName(db, entity, id, locale) : null;
      return name === null ? [] : [[key, name]];
    }),
  );
};

/** Events, newest first, and what the rows are called that they speak of. */
export const trailPage = (db: ReadableDb, filter: TrailFilter, locale: Locale): TrailPage => {
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
  const events = rows.map((row) => eventFromRow(row) as TrailEvent);
  return { events, total: n, names: namesIn(db, events, locale) };
};
