import type { ExceptionRow } from '#shared/ipc/auditing-schemas.ts';

/**
 * An exception with what was decided of it. SQL over aliases `e` (exceptions) and `d` (dispositions). Amounts come as text:
 * they may be beyond what a number holds.
 */
export const exceptionColumns = `e.run_id AS runId, e.position AS rank, e.key, e.hash, e.currency, e.has_amount AS hasAmount,
  CAST(e.low AS TEXT) AS low, CAST(e.high AS TEXT) AS high, e.detail, json_array_length(e.rows) AS rowCount,
  d.id AS dispositionId, d.verdict, d.note, d.decided_by AS decidedBy, d.decided_on AS decidedOn,
  d.exception_hash <> e.hash AS isStale`;

/** What is selected with `exceptionColumns`, and the status. */
export type SelectedException = {
  readonly runId: number;
  readonly rank: number;
  readonly key: string;
  readonly hash: string;
  readonly currency: string | null;
  readonly hasAmount: 0 | 1;
  readonly low: string | null;
  readonly high: string | null;
  readonly detail: string;
  readonly rowCount: number;
  readonly dispositionId: number | null;
  readonly verdict: NonNullable<ExceptionRow['disposition']>['verdict'];
  readonly note: string | null;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly isStale: 0 | 1;
  readonly status: ExceptionRow['status'];
};

export const toExceptionRow = (row: SelectedException): ExceptionRow => ({
  runId: row.runId,
  rank: row.rank,
  key: row.key,
  hash: row.hash,
  currency: row.currency,
  amountAtRisk: row.hasAmount === 1 ? { low: row.low, high: row.high } : null,
  rowCount: row.rowCount,
  detail: JSON.parse(row.detail) as ExceptionRow['detail'],
  status: row.status,
  disposition:
    row.dispositionId === null
      ? null
      : {
          id: row.dispositionId,
          verdict: row.verdict,
          note: row.note,
          decidedBy: row.decidedBy,
          decidedOn: row.decidedOn,
          isStale: row.isStale === 1,
        },
});
