import type { RunSummary } from '#shared/ipc/auditing-schemas.ts';

type Sum = RunSummary['amounts'][number];

/** What is known to be at risk in a currency; null where every amount is unknown: a sum of nothing is no zero. */
export const knownAtRisk = ({ amount, unknown }: Pick<Sum, 'amount' | 'unknown'>): Sum['amount'] | null =>
  unknown > 0 && amount.low === '0' && amount.high === '0' ? null : amount;
