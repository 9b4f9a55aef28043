import type { ReadableDb } from '../../db/types.ts';
import { lastSeq } from '../trail/changes-since.ts';
import { isLarge, plannedIds, plannedPage, plannedRows } from './columns/grid-columns.ts';
import { usesComputed, type GridPlan } from './grid-plan.ts';
import { planOrder, planSource } from './grid-sql.ts';

/** Whether a plan is answered from columns in memory: SQL cannot, or takes long. */
export const isInMemory = (db: ReadableDb, plan: GridPlan): boolean =>
  usesComputed(plan) || isLarge(db, plan.entity);

/** Ids of all of a plan's rows in its order. Inside a transaction. */
export const orderedIds = (db: ReadableDb, plan: GridPlan, today: string): readonly number[] => {
  if (isInMemory(db, plan)) return plannedIds(plannedRows(db, plan, today), plan);
  const { sql, values } = planSource(plan);
  return db
    .prepare(`SELECT t.id ${sql} ${planOrder(plan)}`)
    .pluck()
    .all(...values) as number[];
};

/** Ids at some places of an order, and how many rows it has in all. */
export type PageOfIds = { readonly ids: readonly number[]; readonly total: number };

/** The last ordering of a small table: a grid scrolls through one for a while. */
type Ordering = { readonly key: string; readonly ids: readonly number[] };

const orderings = new WeakMap<ReadableDb, Ordering>();

/**
 * Ids at the places [from, to) of a plan's order, as of the last event of the trail. Inside a transaction.
 * @param today for columns that the case computes
 */
export const pageOfIds = (
  db: ReadableDb,
  plan: GridPlan,
  [from, to]: readonly [number, number],
  today: string,
): PageOfIds => {
  if (isInMemory(db, plan)) {
    const rows = plannedRows(db, plan, today);
    return { ids: plannedPage(rows, plan, [from, to]), total: rows.positions.length };
  }
  const key = JSON.stringify([plan, lastSeq(db)]);
  const kept = orderings.get(db);
  const ids = kept?.key === key ? kept.ids : orderedIds(db, plan, today);
  orderings.set(db, { key, ids });
  return { ids: ids.slice(from, to), total: ids.length };
};
