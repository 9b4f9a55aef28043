import { compareDecimals, multiplyDecimals } from '../money/decimal.ts';
import { createDecimalSum } from '../money/decimal-sum.ts';

/** How far price times quantity may be from the cost. */
const defaultTolerance = '0.01';

/** What unit price × quantity comes to, and how far the cost is above it; null when one of them is unknown. */
export const priceDifference = (
  unitPrice: string | null,
  quantity: string | null,
  cost: string | null,
): { readonly product: string; readonly difference: string } | null => {
  if (unitPrice === null || quantity === null || cost === null) return null;
  const product = multiplyDecimals(unitPrice, quantity);
  return { product, difference: subtractDecimals(cost, product) };
};

/** Exact difference of two decimals. */
export const subtractDecimals = (minuend: string, subtrahend: string): string => {
  const difference = createDecimalSum();
  difference.add(minuend);
  difference.add(negated(subtrahend));
  return difference.text();
};

/** Whether a decimal is further from zero than a tolerance. */
export const isBeyond = (difference: string, tolerance: string): boolean =>
  compareDecimals(difference.startsWith('-') ? difference.slice(1) : difference, tolerance) > 0;

/**
 * Whether unit price × quantity = cost, within a cent. True when one of them is unknown: then nothing is claimed.
 * Source: FOCUS 1.2, ContractedCost and ListCost (corrections are exempt; the caller leaves them out).
 */
export const isPriced = (unitPrice: string | null, quantity: string | null, cost: string | null): boolean => {
  const known = priceDifference(unitPrice, quantity, cost);
  return known === null || !isBeyond(known.difference, defaultTolerance);
};

const negated = (text: string): string => {
  if (text.startsWith('-')) return text.slice(1);
  return /[1-9]/u.test(text) ? `-${text}` : text;
};
