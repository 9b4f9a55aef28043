import type { Result } from '../../result.ts';
import { err, ok } from '../../result.ts';
import { currencyExponent } from './currency.ts';
import type { MoneyProblem } from './money.ts';
import { divideRounded, isMarkerOf } from './money.ts';
import { shortDecimal, shortTimes, shortToMinor } from './short-decimal.ts';
import type { DecimalMark } from './written-number.ts';
import { readWrittenNumber } from './written-number.ts';

/**
 * Exact decimal text: `-1234.50`. Canonical means a point, an optional minus, digits on both sides of a point, no
 * superfluous leading zero, no minus zero; trailing zeros say how precise the source was and are kept.
 */
type Decimal = { readonly units: bigint; readonly scale: number };

/** Whether the text is canonical decimal text. */
export const isDecimalText = (text: string): boolean =>
  shortDecimal(text) !== null || isLongDecimalText(text);

const isLongDecimalText = (text: string): boolean =>
  /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/u.test(text) && !/^-[0.]+$/u.test(text);

/**
 * Reads a number as people write it (see `readWrittenNumber`) into canonical decimal text: `1 234,50` is `1234.50`.
 * Without `decimalMark`, `1,234` and `1.234` have two readings a thousand times apart and are refused. A currency
 * sign is accepted when it can mean `currency`.
 */
export const normaliseDecimal = (
  text: string,
  options: { readonly decimalMark?: DecimalMark | null; readonly currency?: string | null } = {},
): Result<string, 'not-decimal'> => {
  const written = readWrittenNumber(text, options.decimalMark ?? null);
  if (written === null || written.isAmbiguous) return err('not-decimal');
  if (!isMarkerOf(written.marker, options.currency ?? '')) return err('not-decimal');
  const digits = written.fraction === '' ? written.whole : `${written.whole}.${written.fraction}`;
  return ok(written.negative && /[1-9]/u.test(digits) ? `-${digits}` : digits);
};

/**
 * The shortest decimal text that reads back as this number (`1.5e-7` is `0.00000015`), for cells that a
 * spreadsheet stores as floating point. @throws RangeError for NaN and infinities
 */
export const decimalFromNumber = (value: number): string => {
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:e([-+][0-9]+))?$/u.exec(String(value));
  if (match === null) throw new RangeError(`not a finite number: ${value}`);
  const fraction = match[3] ?? '';
  const scale = fraction.length - Number(match[4] ?? 0);
  const units = BigInt(`${match[1]}${match[2]}${fraction}`);
  return scale < 0 ? toText({ units: units * 10n ** BigInt(-scale), scale: 0 }) : toText({ units, scale });
};

/** Exact sum; as many decimals as the most precise term. The sum of nothing is `0`. */
export const addDecimals = (...terms: readonly string[]): string => {
  const decimals = terms.map(parseDecimal);
  const scale = Math.max(0, ...decimals.map((decimal) => decimal.scale));
  return toText({ units: decimals.reduce((sum, decimal) => sum + unitsAt(decimal, scale), 0n), scale });
};

/** Exact product; its decimals are those of both factors together. */
export const multiplyDecimals = (a: string, b: string): string => {
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  return toText({ units: x.units * y.units, scale: x.scale + y.scale });
};

/**
 * Quotient of decimal text, exact where it ends within `decimals` places, else rounded there, a half away from zero;
 * without trailing zeros. @throws RangeError for a zero divisor
 */
export const divideDecimals = (a: string, b: string, decimals: number): string => {
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  if (y.units === 0n) throw new RangeError('division by zero');
  const numerator = x.units * 10n ** BigInt(decimals + y.scale);
  const units = divideRounded(numerator, y.units * 10n ** BigInt(x.scale), 'half-up');
  const text = toText({ units, scale: decimals });
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
};

/** Order by value: `1.5` and `1.50` are equal. */
export const compareDecimals = (a: string, b: string): -1 | 0 | 1 => {
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  const scale = Math.max(x.scale, y.scale);
  const difference = unitsAt(x, scale) - unitsAt(y, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** Rounds decimal text to minor units of a currency, a half away from zero. */
export const roundDecimalToMinor = (
  text: string,
  currency: string,
): Result<number, Extract<MoneyProblem, 'too-large'>> => {
  const short = shortDecimal(text);
  const known = short === null ? null : shortToMinor(short, currency);
  if (known !== null) return ok(known);
  const { units, scale } = parseDecimal(text);
  const scaled = units * 10n ** BigInt(currencyExponent(currency));
  const minor = Number(divideRounded(scaled, 10n ** BigInt(scale), 'half-up'));
  return Number.isSafeInteger(minor) ? ok(minor) : err('too-large');
};

/** Quantity times unit price, both decimal text, in minor units: exact, then one rounding, a half away from zero. */
export const decimalTimesToMinor = (
  quantity: string,
  unitPrice: string,
  currency: string,
): Result<number, Extract<MoneyProblem, 'too-large'>> => {
  const [x, y] = [shortDecimal(quantity), shortDecimal(unitPrice)];
  const product = x === null || y === null ? null : shortTimes(x, y);
  const known = product === null ? null : shortToMinor(product, currency);
  return known === null ? roundDecimalToMinor(multiplyDecimals(quantity, unitPrice), currency) : ok(known);
};

/** @throws RangeError for text that is not canonical: stored decimals always are */
const parseDecimal = (text: string): Decimal => {
  if (!isDecimalText(text)) throw new RangeError(`not decimal text: ${text}`);
  const point = text.indexOf('.');
  return { units: BigInt(text.replace('.', '')), scale: point === -1 ? 0 : text.length - point - 1 };
};

const unitsAt = ({ units, scale }: Decimal, target: number): bigint => units * 10n ** BigInt(target - scale);

const toText = ({ units, scale }: Decimal): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const cut = digits.length - scale;
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
};
