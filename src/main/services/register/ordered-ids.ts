import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { Fragment } from './grid-sql.ts';

/*
 * A grid scrolls through one ordering for a while. Asking SQLite for OFFSET n walks over n rows each time; so the
 * ids of an ordering are kept (4 bytes a row) until something changes, and a page is a look-up by primary key.
 */

type Ordering = { readonly version: string; readonly ids: Uint32Array };

/** Orderings kept per connection: the current grid, its drawer's grids, and the way back. */
const keptOrderings = 8;

const orderings = new WeakMap<ReadableDb, Map<string, Ordering>>();

/** Changes when this or any other connection commits something. Asked for every page: prepared once. */
const versionOf = (db: ReadableDb): string => {
  const { own } = prepared(db, 'SELECT total_changes() AS own').get() as { own: number };
  return `${String(db.pragma('data_version', { simple: true }))}:${own}`;
};

/** Ids in the order of a statement that selects just them. */
export const orderedIds = (db: ReadableDb, { sql, values }: Fragment): Uint32Array => {
  let known = orderings.get(db);
  if (known === undefined) {
    known = new Map();
    orderings.set(db, known);
  }
  const key = JSON.stringify([sql, values]);
  const version = versionOf(db);
  const found = known.get(key);
  known.delete(key);
  const ordering =
    found?.version === version ? found : { version, ids: Uint32Array.from(selectIds(db, sql, values)) };
  known.set(key, ordering);
  const [oldest] = known.keys();
  if (known.size > keptOrderings && oldest !== undefined) known.delete(oldest);
  return ordering.ids;
};

const selectIds = (db: ReadableDb, sql: string, values: Fragment['values']): number[] => {
  const ids = db
    .prepare(sql)
    .pluck()
    .all(...values) as number[];
  const largest = 0xffff_ffff;
  if (ids.some((id) => id > largest)) throw new Error('an id is beyond 32 bits');
  return ids;
};
