import { isCurrencyCode } from '../money/currency.ts';
import { normaliseDecimal, roundDecimalToMinor } from '../money/decimal.ts';
import { decimalToMinor, minorToDecimal } from '../money/money.ts';
import type { PublishedAmount } from './published.ts';

export type AmountNote = 'amount-unreadable' | 'amount-rounded' | 'currency-missing' | 'currency-unknown';

export type ReadAmount = { readonly amount: PublishedAmount | null; readonly note: AmountNote | null };

const nothing: ReadAmount = { amount: null, note: null };

/** Digits that a floating-point number holds for sure: what a program adds behind them is noise. */
const soundDigits = 15;

/**
 * Reads an amount as a program wrote it (`12.5`, `1.2e6`, `30502.469999999998`), else as people do (`$1,234.50`,
 * `1 234,50 $`). Sixteen digits and more are the noise
 * of floating point and are read as fifteen; what still has more decimals than the currency is rounded, with a note.
 */
export const readPublishedAmount = (text: string | null, currency: string | null): ReadAmount => {
  if (text === null) return nothing;
  if (currency === null) return { amount: null, note: 'currency-missing' };
  const code = currency.toUpperCase();
  if (!isCurrencyCode(code)) return { amount: null, note: 'currency-unknown' };
  const decimal = plainDecimal(text) ?? writtenDecimal(text, code);
  if (decimal === null) return { amount: null, note: 'amount-unreadable' };
  const sound = withoutNoise(decimal);
  const exact = decimalToMinor(sound, code);
  if (exact.ok) return { amount: { currency: code, minor: exact.value }, note: null };
  if (exact.error !== 'too-many-decimals') return { amount: null, note: 'amount-unreadable' };
  const rounded = roundDecimalToMinor(sound, code);
  return rounded.ok
    ? { amount: { currency: code, minor: rounded.value }, note: 'amount-rounded' }
    : { amount: null, note: 'amount-unreadable' };
};

/** Decimal text without exponent and superfluous zeros in front; null when it is no number, or one out of all reason. */
const plainDecimal = (text: string): string | null => {
  const match = /^([-+]?)0*([0-9]{1,30})(?:\.([0-9]{0,60}))?(?:[eE]([-+]?[0-9]{1,2}))?$/u.exec(text.trim());
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  return shifted({
    sign: sign === '-' ? '-' : '',
    digits: whole + fraction,
    point: whole.length + Number(exponent),
  });
};

const writtenDecimal = (text: string, currency: string): string | null => {
  const read = normaliseDecimal(text, { decimalMark: '.', currency });
  return read.ok ? read.value : null;
};

type Digits = { readonly sign: string; readonly digits: string; readonly point: number };

/** The digits with the point at its place, which may be outside them. */
const shifted = ({ sign, digits, point }: Digits): string => {
  const padded = point <= 0 ? digits.padStart(digits.length - point + 1, '0') : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const whole = padded.slice(0, at).replace(/^0+(?=[0-9])/u, '');
  const fraction = padded.slice(at);
  const plain = fraction === '' ? whole : `${whole}.${fraction}`;
  return /[1-9]/u.test(plain) ? sign + plain : plain;
};

const withoutNoise = (decimal: string): string => {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const significant = `${whole}${fraction}`.replace(/^0+/u, '').length;
  const kept = fraction.length - (significant - soundDigits);
  if (significant <= soundDigits || kept < 2 || fraction.length <= 2) return decimal;
  const unit = BigInt(`${whole}${fraction}`);
  const divisor = 10n ** BigInt(fraction.length - kept);
  const digits = ((unit + divisor / 2n) / divisor).toString().padStart(kept + 1, '0');
  return shifted({ sign: decimal.startsWith('-') ? '-' : '', digits, point: digits.length - kept });
};

/** Sum of amounts of one currency; null when there is none, or when they are of several. */
export const sumOfAmounts = (amounts: readonly (PublishedAmount | null)[]): PublishedAmount | null => {
  const known = amounts.filter((amount) => amount !== null);
  const [first] = known;
  if (first === undefined || known.some(({ currency }) => currency !== first.currency)) return null;
  const sum = known.reduce((total, { minor }) => total + BigInt(minor), 0n);
  const minor = Number(sum);
  return Number.isSafeInteger(minor) ? { currency: first.currency, minor } : null;
};

/** For the tie-out: exact decimal text. */
export const asDecimal = (
  amount: PublishedAmount | null,
): { readonly currency: string; readonly decimal: string } | null =>
  amount === null
    ? null
    : { currency: amount.currency, decimal: minorToDecimal(amount.minor, amount.currency) };

/** Difference of two amounts of one currency; null when one is unknown or they are of two. */
export const differenceOf = (
  after: PublishedAmount | null,
  before: PublishedAmount | null,
): PublishedAmount | null => {
  if (after === null || before === null || after.currency !== before.currency) return null;
  const minor = after.minor - before.minor;
  return Number.isSafeInteger(minor) ? { currency: after.currency, minor } : null;
};
