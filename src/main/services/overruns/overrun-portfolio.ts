import { overrunRow } from '#shared/domain/overrun/overrun-row.ts';
import { toPortfolio } from '#shared/domain/overrun/portfolio.ts';
import type { OverrunPortfolio } from '#shared/ipc/overrun-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import { lastSeq } from '../trail/changes-since.ts';
import { loadFacts } from './load-facts.ts';

type Kept = { readonly seq: number; readonly today: string; readonly portfolio: OverrunPortfolio };

const keptByDb = new WeakMap<ReadableDb, Kept>();

const compute = (db: ReadableDb, today: string): Kept => {
  const { facts, rules } = loadFacts(db, null, today);
  return {
    seq: lastSeq(db),
    today,
    portfolio: toPortfolio(facts.map((of) => overrunRow(of, rules, today))),
  };
};

/**
 * Every contract of the case with its overrun on `today`, worst first, and the totals. Kept until the trail has
 * another event or the day changes.
 */
export const overrunPortfolio = (db: ReadableDb, today: string): OverrunPortfolio =>
  db.transaction(() => {
    const kept = keptByDb.get(db);
    if (kept?.today === today && kept.seq === lastSeq(db)) return kept.portfolio;
    const fresh = compute(db, today);
    keptByDb.set(db, fresh);
    return fresh.portfolio;
  })();
