import { cumulate, overrunHistory } from '#shared/domain/overrun/overrun-history.ts';
import { overrunAmounts, overrunRow } from '#shared/domain/overrun/overrun-row.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { OverrunContract } from '#shared/ipc/overrun-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import { invoicedByDate, paidByDate } from './billing-queries.ts';
import { loadFacts } from './load-facts.ts';

/** One contract with its overrun on `today` and its amounts over time. Throws AppFailure `not-found`. */
export const overrunContract = (db: ReadableDb, id: number, today: string): OverrunContract =>
  db.transaction((): OverrunContract => {
    const { facts, rules } = loadFacts(db, id, today);
    const [of] = facts;
    if (of === undefined) throw new AppFailure({ code: 'not-found', entity: 'contract', id });
    return {
      row: overrunRow(of, rules, today),
      ...overrunHistory(of, overrunAmounts(of, today)),
      invoiced: cumulate(invoicedByDate(db, id)),
      paid: cumulate(paidByDate(db, id)),
    };
  })();
