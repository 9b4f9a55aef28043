import { addDecimals, multiplyDecimals } from '../money/decimal.ts';
import type { AllowanceCharge, EInvoice } from './einvoice.ts';

const names = /\b(?:retenues?|holdbacks?|hold-backs?|retainage|retentions?|money retained)\b/u;

/** What is withheld for the tax authority is no holdback. */
const taxes = /\b(?:source|imp[oô]ts?|fiscales?|tax|taxes|withholding)\b/u;

const isHoldback = ({ reason }: AllowanceCharge): boolean => {
  const text = (reason ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return names.test(text) && !taxes.test(text);
};

/**
 * What a document keeps back until the work is accepted: its allowances whose reason says so, less the charges that
 * release it. EN 16931 has no term for it. Decimal text as printed; null when the document says nothing of the kind, or
 * does not say how much.
 */
export const holdbackOf = ({ allowancesCharges }: Pick<EInvoice, 'allowancesCharges'>): string | null => {
  const terms = allowancesCharges.filter(isHoldback);
  if (terms.length === 0 || terms.some(({ amount }) => amount === null)) return null;
  return addDecimals(
    ...terms.map(({ amount, isCharge }) =>
      isCharge ? multiplyDecimals(amount ?? '0', '-1') : (amount ?? '0'),
    ),
  );
};
