import { compareDecimals, multiplyDecimals } from '../money/decimal.ts';
import { createDecimalSum } from '../money/decimal-sum.ts';

/** How far price times quantity may be from the cost. */
const tolerance = '0.01';

/**
 * Whether unit price × quantity = cost, within a cent. True when one of them is unknown: then nothing is claimed.
 * Source: FOCUS 1.2, ContractedCost and ListCost (corrections are exempt; the caller leaves them out).
 */
export const isPriced = (unitPrice: string | null, quantity: string | null, cost: string | null): boolean => {
  if (unitPrice === null || quantity === null || cost === null) return true;
  const difference = createDecimalSum();
  difference.add(multiplyDecimals(unitPrice, quantity));
  difference.add(cost.startsWith('-') ? cost.slice(1) : `-${cost}`);
  return compareDecimals(difference.text().replace(/^-/u, ''), tolerance) <= 0;
};
