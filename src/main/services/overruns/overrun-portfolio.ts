import { overrunRow } from '#shared/domain/overrun/overrun-row.ts';
import { toPortfolio } from '#shared/domain/overrun/portfolio.ts';
import type { OverrunPortfolio } from '#shared/ipc/overrun-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import { loadFacts } from './load-facts.ts';

/** Every contract of the case with its overrun on `today`, worst first, and the totals. */
export const overrunPortfolio = (db: ReadableDb, today: string): OverrunPortfolio => {
  const { facts, rules } = db.transaction(() => loadFacts(db, null, today))();
  return toPortfolio(facts.map((of) => overrunRow(of, rules, today)));
};
