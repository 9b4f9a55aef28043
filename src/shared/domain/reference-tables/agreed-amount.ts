import type { CellValue } from '../register/column-kinds.ts';
import type { Said, WorkedOut } from './worked-out.ts';

/**
 * The bounds of what was agreed for a work package: one amount is exact unless the row says how it is meant, `at-most` is
 * open below; a least and a greatest amount are a range. Nothing said is an unknown amount.
 */
export const agreedAmount = ({ amount = null, low = null, high = null, hedge = null }: Said): WorkedOut => {
  const problem = problemOf({ amount, low, high, hedge });
  if (problem !== null) return { fields: {}, problem, warning: null };
  const fields = amount === null ? rangeOf(low, high, hedge) : boundsOf(amount, hedge);
  return { fields, problem: null, warning: null };
};

const problemOf = ({ amount = null, low = null, high = null, hedge }: Said): WorkedOut['problem'] => {
  if (amount === null) return low !== null && high !== null && low > high ? ['low-above-high', 'high'] : null;
  if (low !== null || high !== null) return ['amount-and-range', 'amount'];
  return hedge === 'between' ? ['range-incomplete', 'amount'] : null;
};

const boundsOf = (amount: CellValue, hedge: CellValue): Said => {
  if (hedge === 'at-least') return { hedge, low: amount, high: null };
  if (hedge === 'at-most') return { hedge, low: null, high: amount };
  return { hedge: hedge ?? 'exact', low: amount, high: amount };
};

/** One bound of a range is open unless the row says that it is the amount. */
const rangeOf = (low: CellValue, high: CellValue, hedge: CellValue): Said => {
  if (low !== null && high !== null) {
    if (low === high) return { hedge: hedge ?? 'exact', low, high };
    return { hedge: hedge === 'about' ? hedge : 'between', low, high };
  }
  const only = low ?? high;
  if (only === null) return { hedge: null, low, high };
  if (hedge === 'exact' || hedge === 'about') return { hedge, low: only, high: only };
  return { hedge: low === null ? 'at-most' : 'at-least', low, high };
};
