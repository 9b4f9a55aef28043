import { definitionOf, isEntityName } from '#shared/domain/register/entities.ts';
import type { Locale, TrailEvent, TrailFilter } from '#shared/ipc/contract.ts';
import type { ReadableDb } from '../../db/types.ts';
import { rowName } from '../register/labels.ts';
import { eventColumns, eventFromRow } from './events.ts';

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

const columnOf = {
  entity: 'entity = ?',
  entityId: 'entity_id = ?',
  actor: 'actor = ?',
  command: 'command = ?',
  from: 'at >= ?',
  until: 'at < ?',
} as const satisfies Readonly<Record<keyof TrailFilter, string>>;

/** The condition of a filter, with the values for its question marks. */
const conditionOf = (filter: TrailFilter): { readonly sql: string; readonly values: readonly unknown[] } => {
  const asked = (Object.keys(columnOf) as (keyof TrailFilter)[]).filter((name) => filter[name] !== undefined);
  return {
    sql: asked.length === 0 ? 'TRUE' : asked.map((name) => columnOf[name]).join(' AND '),
    values: asked.map((name) => filter[name]),
  };
};

export type Page = { readonly offset: number; readonly limit: number };

/** Events, newest first, and what the rows are called that they speak of. */
export const trailPage = (
  db: ReadableDb,
  filter: TrailFilter,
  { offset, limit }: Page,
  locale: Locale,
): TrailPage => {
  const { sql, values } = conditionOf(filter);
  const rows = db
    .prepare(`SELECT ${eventColumns} FROM events WHERE ${sql} ORDER BY seq DESC LIMIT ? OFFSET ?`)
    .all(...values, limit, offset);
  return { ...named(db, rows, locale), total: countTrail(db, filter) };
};

/** How many events a filter leaves. */
export const countTrail = (db: ReadableDb, filter: TrailFilter): number => {
  const { sql, values } = conditionOf(filter);
  return db
    .prepare(`SELECT count(*) FROM events WHERE ${sql}`)
    .pluck()
    .get(...values) as number;
};

/** Events from the oldest on, those that follow `after`: for who reads all of them, and counts them once. */
export const trailFrom = (
  db: ReadableDb,
  filter: TrailFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
  locale: Locale,
): Omit<TrailPage, 'total'> => {
  const { sql, values } = conditionOf(filter);
  const rows = db
    .prepare(`SELECT ${eventColumns} FROM events WHERE ${sql} AND seq > ? ORDER BY seq LIMIT ?`)
    .all(...values, after, limit);
  return named(db, rows, locale);
};

/** Who wrote in the trail, and by which commands. */
export const trailScopes = (db: ReadableDb): { readonly actors: string[]; readonly commands: string[] } => {
  const distinct = (column: 'actor' | 'command'): string[] =>
    db.prepare(`SELECT DISTINCT ${column} FROM events ORDER BY ${column}`).pluck().all() as string[];
  return { actors: distinct('actor'), commands: distinct('command') };
};

const named = (db: ReadableDb, rows: readonly unknown[], locale: Locale): Omit<TrailPage, 'total'> => {
  const events = rows.map((row) => eventFromRow(row) as TrailEvent);
  return { events, names: namesIn(db, events, locale) };
};
