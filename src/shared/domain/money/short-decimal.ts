import { currencyExponent } from './currency.ts';

/** A decimal whose digits fit a safe integer: `units` at `scale` decimals. */
type ShortDecimal = { readonly units: number; readonly scale: number };

/** So many digits are exact, and so is what twice their number comes to. */
const digitLimit = 15;

const minus = 0x2d;
const zero = 0x30;

/**
 * Canonical decimal text of up to 15 digits, as nearly all amounts are; a comma may stand for the point where said so.
 * Without regular expressions and big integers: an import reads millions of these. Null for anything else, which is not
 * to say that it is no number.
 */
export const shortDecimal = (text: string, allowsComma = false): ShortDecimal | null => {
  const isNegative = text.charCodeAt(0) === minus;
  const start = isNegative ? 1 : 0;
  const point = text.indexOf('.');
  const mark = point === -1 && allowsComma ? text.indexOf(',') : point;
  if (!isCanonical(text, start, mark)) return null;
  const units = digitsOf(text, start, mark);
  if (units === -1 || (isNegative && units === 0)) return null;
  return { units: isNegative ? -units : units, scale: mark === -1 ? 0 : text.length - mark - 1 };
};

/** Something on both sides of the mark, no superfluous zero in front, and not too long. */
const isCanonical = (text: string, start: number, mark: number): boolean => {
  const whole = (mark === -1 ? text.length : mark) - start;
  const digits = text.length - start - (mark === -1 ? 0 : 1);
  if (digits > digitLimit || mark === text.length - 1) return false;
  return whole === 1 || (whole > 1 && text.charCodeAt(start) !== zero);
};

/** -1 when there is anything but digits around the mark. */
const digitsOf = (text: string, start: number, mark: number): number => {
  let units = 0;
  for (let index = start; index < text.length; index += 1) {
    if (index === mark) continue;
    const digit = text.charCodeAt(index) - zero;
    if (digit < 0 || digit > 9) return -1;
    units = units * 10 + digit;
  }
  return units;
};

/** Minor units of a currency, a half away from zero; null when the numbers on the way are too large to be exact. */
export const shortToMinor = ({ units, scale }: ShortDecimal, currency: string): number | null => {
  const missing = currencyExponent(currency) - scale;
  if (missing >= 0) {
    const minor = units * 10 ** missing;
    return Number.isSafeInteger(minor) ? minor : null;
  }
  if (-missing > digitLimit) return null;
  const divisor = 10 ** -missing;
  const size = Math.abs(units);
  const rest = size % divisor;
  const rounded = (size - rest) / divisor + (2 * rest >= divisor ? 1 : 0);
  // Not `-0`, which is another value for Object.is.
  return units < 0 && rounded !== 0 ? -rounded : rounded;
};

/** The exact product; null when it has more digits than a safe integer. */
export const shortTimes = (a: ShortDecimal, b: ShortDecimal): ShortDecimal | null => {
  const units = a.units * b.units;
  return Number.isSafeInteger(units) ? { units: units === 0 ? 0 : units, scale: a.scale + b.scale } : null;
};
