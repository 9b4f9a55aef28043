import type { RowReference } from '#shared/domain/audit/test-run.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';

/** An exception as the last stored run found it that has it. Amounts are minor units as text, a null side is open. */
export type LastException = {
  readonly runId: number;
  readonly currency: string | null;
  readonly amountAtRisk: { readonly low: string | null; readonly high: string | null } | null;
  readonly rows: readonly RowReference[];
};

type Selected = {
  readonly runId: number;
  readonly currency: string | null;
  readonly hasAmount: number;
  readonly low: string | null;
  readonly high: string | null;
  readonly rows: string;
};

/** Null when no stored run of the test has the key. */
export const lastException = (db: ReadableDb, test: string, key: string): LastException | null => {
  const found = prepared(
    db,
    `SELECT e.run_id AS runId, e.currency, e.has_amount AS hasAmount, CAST(e.low AS TEXT) AS low,
       CAST(e.high AS TEXT) AS high, e.rows
     FROM exceptions e JOIN test_runs r ON r.id = e.run_id WHERE r.test = ? AND e.key = ? ORDER BY r.id DESC LIMIT 1`,
  ).get(test, key) as Selected | undefined;
  if (found === undefined) return null;
  const { runId, currency, hasAmount, low, high, rows } = found;
  return {
    runId,
    currency,
    amountAtRisk: hasAmount === 1 ? { low, high } : null,
    rows: JSON.parse(rows) as readonly RowReference[],
  };
};
