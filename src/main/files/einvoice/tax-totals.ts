import { addDecimals } from '#shared/domain/money/decimal.ts';

/** Sum of the tax totals of a document, one per tax; null when there is none, or one that cannot be read. */
export const addAmounts = (amounts: readonly (string | null)[]): string | null => {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 || known.length < amounts.length ? null : addDecimals(...known);
};
