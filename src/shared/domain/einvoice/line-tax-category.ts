import type { RowOf } from '../register/entities.ts';

type LineTaxCategory = NonNullable<RowOf<'invoiceLine'>['taxCategory']>;

/** Codes of UNTDID 5305; what is outside the scope of a tax is taxed no more than what is exempt. */
const categories: Readonly<Record<string, LineTaxCategory>> = {
  S: 'standard',
  Z: 'zero-rated',
  E: 'exempt',
  O: 'exempt',
};

/**
 * How a line is taxed, by the codes that the document gives it (BT-151, BT-95, BT-102): `other` where it gives several
 * that are not the same, as one for each tax, or another code. Null where it gives none.
 */
export const lineTaxCategory = (codes: readonly string[]): LineTaxCategory | null => {
  const [first, ...others] = new Set(codes.map((code) => categories[code.toUpperCase()] ?? 'other'));
  if (first === undefined) return null;
  return others.length === 0 ? first : 'other';
};
