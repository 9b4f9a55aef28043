import type { Result } from '../../result.ts';
import { err, ok } from '../../result.ts';
import { currencyExponent } from './currency.ts';
import { shortDecimal, shortToMinor } from './short-decimal.ts';
import type { DecimalMark } from './written-number.ts';
import { readWrittenNumber } from './written-number.ts';

export type MoneyProblem = 'not-money' | 'too-many-decimals' | 'too-large';

/** How a half is rounded: `half-up` away from zero (as on invoices), `half-even` to the even neighbour. */
export type Rounding = 'half-up' | 'half-even';

/**
 * Reads an amount as people write it (see `readWrittenNumber`) into minor units of `currency`, by digits only.
 *
 * An ambiguous `1,234` or `1.234` is a thousand and some, unless `decimalMark` says otherwise or the currency has
 * three decimals or more: there both readings are plausible and the text is refused. Zeros beyond the currency's
 * decimals are accepted (`12.5000`), other digits there are `too-many-decimals`. A sign or code of another
 * currency than `currency` is `not-money`: it is never converted in silence.
 */
export const parseAmount = (
  text: string,
  { currency, decimalMark = null }: { readonly currency: string; readonly decimalMark?: DecimalMark | null },
): Result<number, MoneyProblem> => {
  const short = shortDecimal(text, true);
  // Three decimals may be thousands, and what is finer than the currency is refused: both below.
  if (short !== null && short.scale <= 2 && short.scale <= currencyExponent(currency)) {
    const minor = shortToMinor(short, currency);
    if (minor !== null) return ok(minor);
  }
  const written = readWrittenNumber(text, decimalMark);
  if (written === null || !isMarkerOf(written.marker, currency)) return err('not-money');
  if (written.isAmbiguous && currencyExponent(currency) >= 3) return err('not-money');
  return minorFromDigits(written, currency);
};

/** Reads exact decimal text with a point (`-1234.5`) into minor units. Nothing else is accepted: for machines. */
export const decimalToMinor = (text: string, currency: string): Result<number, MoneyProblem> => {
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?$/u.exec(text);
  if (match === null) return err('not-money');
  return minorFromDigits(
    { negative: match[1] === '-', whole: match[2] ?? '', fraction: match[3] ?? '' },
    currency,
  );
};

/** Decimal text with a point and all the currency's decimals: -123450 CAD is `-1234.50`. */
export const minorToDecimal = (minor: number | bigint, currency: string): string => {
  const { negative, whole, fraction } = splitMinor(minor, currency);
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
};

/** Sum in minor units. @throws RangeError when it is no longer a safe integer */
export const addMinor = (...amounts: readonly number[]): number =>
  safeMinor(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));

/**
 * Amount times a rate in parts per million (QST, 9.975 %, is 99,750 ppm), rounded to the minor unit.
 * @throws RangeError when the result is no safe integer
 */
export const applyRatePpm = (minor: number, ppm: number, rounding: Rounding): number =>
  safeMinor(divideRounded(BigInt(minor) * BigInt(ppm), 1_000_000n, rounding));

/**
 * Splits an amount in proportion to `weights` so that the parts add up to it exactly (largest remainder; on a tie
 * the earlier part gets the unit).
 * @param weights non-negative integers, at least one above zero
 * @throws RangeError for other weights
 */
export const allocate = (minor: number, weights: readonly number[]): number[] => {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total <= 0n || weights.some((weight) => weight < 0)) throw new RangeError('weights must be positive');
  const amount = BigInt(Math.abs(minor));
  const shares = weights.map((weight, index) => {
    const product = amount * BigInt(weight);
    return { index, units: product / total, remainder: product % total };
  });
  const left = Number(amount - shares.reduce((sum, share) => sum + share.units, 0n));
  const favoured = shares
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
    )
    .slice(0, left);
  const extra = new Set(favoured.map((share) => share.index));
  const sign = minor < 0 ? -1n : 1n;
  return shares.map((share) => Number(sign * (share.units + (extra.has(share.index) ? 1n : 0n))));
};

/** Integer division rounded by name. The denominator may be negative, never zero. */
export const divideRounded = (numerator: bigint, denominator: bigint, rounding: Rounding): bigint => {
  const isNegative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = n / d;
  const twice = (n % d) * 2n;
  const isUp = twice > d || (twice === d && (rounding === 'half-up' || quotient % 2n === 1n));
  const rounded = isUp ? quotient + 1n : quotient;
  return isNegative ? -rounded : rounded;
};

/** @throws RangeError when the amount does not fit a safe integer */
const safeMinor = (amount: bigint): number => {
  const minor = Number(amount);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`amount out of range: ${amount}`);
  return minor;
};

/** Sign, main units and the currency's decimals of an amount, as digits. */
export const splitMinor = (
  minor: number | bigint,
  currency: string,
): { readonly negative: boolean; readonly whole: string; readonly fraction: string } => {
  const amount = BigInt(minor);
  const exponent = currencyExponent(currency);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(exponent + 1, '0');
  const cut = digits.length - exponent;
  return { negative: amount < 0n, whole: digits.slice(0, cut), fraction: digits.slice(cut) };
};

const minorFromDigits = (
  number: { readonly negative: boolean; readonly whole: string; readonly fraction: string },
  currency: string,
): Result<number, MoneyProblem> => {
  const exponent = currencyExponent(currency);
  if (/[1-9]/u.test(number.fraction.slice(exponent))) return err('too-many-decimals');
  const digits = number.whole + number.fraction.slice(0, exponent).padEnd(exponent, '0');
  // Exact up to 2^53; what is larger is refused below, rounded or not.
  const minor = Number(digits);
  if (!Number.isSafeInteger(minor)) return err('too-large');
  // Not `-minor` for zero: minus zero is another value for Object.is, and reads as "-0" in places.
  return ok(number.negative && minor !== 0 ? -minor : minor);
};

/** Letters that people put before or after a `$`, and the other currency signs. */
const nations: ReadonlyMap<string, string> = new Map([
  ['C', 'CAD'],
  ['CA', 'CAD'],
  ['CAN', 'CAD'],
  ['CDN', 'CAD'],
  ['U', 'USD'],
  ['US', 'USD'],
  ['A', 'AUD'],
  ['AU', 'AUD'],
  ['NZ', 'NZD'],
  ['HK', 'HKD'],
]);
const signs: Readonly<Record<string, readonly string[]>> = {
  CDN: ['CAD'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
};

/** Currencies whose own sign is a plain `$`. */
const dollars =
  'ARS AUD BBD BMD BND BSD BZD CAD CLP COP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD USD UYU XCD'.split(
    ' ',
  );

/**
 * Whether a sign or code written beside a number, in capitals and without spaces, can mean `currency`: `$CA`, `CAD`
 * and `$` can mean CAD. No marker means any currency.
 */
export const isMarkerOf = (marker: string, currency: string): boolean => {
  if (marker === '' || marker === currency) return true;
  if (!marker.includes('$')) return signs[marker]?.includes(currency) ?? false;
  const letters = marker.replace('$', '');
  return letters === '' ? dollars.includes(currency) : (nations.get(letters) ?? letters) === currency;
};
