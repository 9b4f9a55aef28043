import { setImmediate } from 'node:timers/promises';
import { computedColumnNamed, type ComputedColumnName } from '#shared/domain/register/computed-columns.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { hasSortColumn, sqlName } from '#shared/domain/register/names.ts';
import { prepared } from '../../../db/prepared.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { computedValues } from '../../overruns/computed-values.ts';
import { usesComputed, type Expression, type GridPlan } from '../grid-plan.ts';
import { columnOfStore, followTrail, readAhead, readStore, type ColumnStore } from './column-store.ts';
import { encodeColumn, type EncodedColumn } from './encoded-column.ts';
import { orderRows, selectRows, type ColumnOf } from './order-rows.ts';
import { pageOfOrder } from './page-of-order.ts';

/** From here on a table is read into memory; below, SQLite answers as fast. */
const largeFrom = 20_000;

const storesByDb = new WeakMap<ReadableDb, Map<EntityName, ColumnStore>>();

/** Whether a table is so large that its grid is answered from memory. */
export const isLarge = (db: ReadableDb, entity: EntityName): boolean => {
  const { last } = prepared(db, `SELECT max(id) AS last FROM ${definitionOf(entity).table}`).get() as {
    last: number | null;
  };
  return (last ?? 0) >= largeFrom;
};

/** The columns of an entity as of the last event. Inside a transaction. */
export const currentStore = (db: ReadableDb, entity: EntityName): ColumnStore => {
  const stores = storesByDb.get(db) ?? new Map<EntityName, ColumnStore>();
  storesByDb.set(db, stores);
  const known = stores.get(entity);
  if (known !== undefined && followTrail(db, known)) return known;
  const store = readStore(db, entity);
  stores.set(entity, store);
  return store;
};

/** Rows in memory for which a plan's conditions hold. */
export type PlannedRows = {
  /** Ascending. */
  readonly positions: Uint32Array;
  readonly store: ColumnStore;
  readonly columnOf: ColumnOf;
};

/** Selections kept per entity: the grid's, its totals', and the way back. */
const keptSelections = 4;

/**
 * The rows of a plan, from memory; columns that are not there are read first. Inside a transaction.
 * @param today for columns that the case computes
 */
export const plannedRows = (db: ReadableDb, plan: GridPlan, today: string): PlannedRows => {
  const store = currentStore(db, plan.entity);
  const computed = new Map<string, EncodedColumn>();
  const columnOf = (of: Expression): EncodedColumn => {
    if (of.from !== 'computed') return columnOfStore(db, store, of);
    const column = computed.get(of.name) ?? computedColumn(db, store, of.name, today);
    computed.set(of.name, column);
    return column;
  };
  const key = JSON.stringify([plan.conditions, usesComputed(plan) ? today : '']);
  const positions = store.selections.get(key) ?? selectRows(plan, store.ids.length, columnOf) ?? store.all;
  store.selections.delete(key);
  store.selections.set(key, positions);
  const [oldest] = store.selections.keys();
  if (store.selections.size > keptSelections && oldest !== undefined) store.selections.delete(oldest);
  return { positions, store, columnOf };
};

const idsAt = ({ ids }: ColumnStore, positions: readonly number[] | Uint32Array): number[] =>
  Array.from(positions, (position) => ids[position] ?? 0);

/** Ids of the rows at the places [from, to) of a plan's order. */
export const plannedPage = (
  { positions, store, columnOf }: PlannedRows,
  plan: GridPlan,
  [from, to]: readonly [number, number],
): readonly number[] => idsAt(store, pageOfOrder(plan, positions, [from, to], columnOf));

/** Ids of all rows in a plan's order. */
export const plannedIds = ({ positions, store, columnOf }: PlannedRows, plan: GridPlan): readonly number[] =>
  idsAt(store, orderRows(plan, positions, columnOf));

const computedColumn = (
  db: ReadableDb,
  { entity, ids }: ColumnStore,
  name: string,
  today: string,
): EncodedColumn => {
  if (computedColumnNamed(entity, name) === undefined) throw new Error(`${name} is not computed`);
  const values = computedValues(db, name as ComputedColumnName, today);
  const encoder = encodeColumn(ids.length);
  encoder.add(Array.from(ids, (id) => values.get(id) ?? null));
  return encoder.finish();
};

/** SQL names of the columns that a plan looks at. */
const columnsOf = ({ conditions, order }: GridPlan): readonly string[] => [
  ...new Set(
    [...conditions.flat(), ...order].flatMap(({ of }) => (of.from === 'computed' ? [] : [of.column])),
  ),
];

/** Whether everything that a plan looks at is in memory. Inside a transaction. */
export const isReady = (db: ReadableDb, plan: GridPlan): boolean => {
  const known = storesByDb.get(db)?.get(plan.entity);
  if (known === undefined || !followTrail(db, known)) return false;
  return columnsOf(plan).every((column) => known.stored.has(column));
};

const readInSteps = async (db: ReadableDb, entity: EntityName, columns: readonly string[]): Promise<void> => {
  for (const column of columns) {
    const step = db.transaction(() => readAhead(db, currentStore(db, entity), column));
    // Asked anew each time: the case may have changed, or been closed, in the meantime.
    while (db.open && !step()) await setImmediate();
  }
};

/** Reads what a plan looks at, in steps of some milliseconds, so that other queries have their turn. */
export const readForPlan = (db: ReadableDb, plan: GridPlan, more: readonly string[] = []): Promise<void> =>
  readInSteps(db, plan.entity, [...columnsOf(plan), ...more]);

const readingAhead = new WeakSet<ColumnStore>();

/** Reads what a grid may be ordered by next, in the background; long texts only when they are asked for. */
export const readRestAhead = (db: ReadableDb, entity: EntityName): void => {
  const store = storesByDb.get(db)?.get(entity);
  if (store === undefined || readingAhead.has(store)) return;
  readingAhead.add(store);
  const columns = Object.entries(definitionOf(entity).columns).flatMap(([name, column]) => {
    if (column.kind === 'text' && column.sortKey !== true) return [];
    return [hasSortColumn(column) ? `${sqlName(name)}_sort` : sqlName(name)];
  });
  // What fails here fails again, and is told, when it is asked for.
  readInSteps(db, entity, columns).catch(() => undefined);
};
