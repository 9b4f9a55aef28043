import type { CostSum } from '#shared/ipc/cloud-schemas.ts';
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
} from '#shared/domain/money/decimal.ts';

/**
 * Each sum's share of what is billed in its currency, in percent with one decimal; null where nothing is billed, or less
 * than nothing in all, of which no part is a share.
 */
export const billedShares = (sums: readonly CostSum[]): readonly (string | null)[] => {
  const totals = new Map<string, string>();
  for (const { currency, billed } of sums)
    if (billed !== null) totals.set(currency, addDecimals(totals.get(currency) ?? '0', billed));
  return sums.map(({ currency, billed }) => {
    const total = totals.get(currency);
    if (billed === null || total === undefined || compareDecimals(total, '0') <= 0) return null;
    return divideDecimals(multiplyDecimals(billed, '100'), total, 1);
  });
};
