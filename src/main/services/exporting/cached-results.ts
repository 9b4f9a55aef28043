import { dateSerial, type CachedResult } from '../../files/workbook-writer/cells.ts';
import { decimalOf } from './stored-columns.ts';

/** The cached result of a percentage with one decimal, as a ratio: `48.4` is 0.484. */
export const percentResult = (points: string | null, unknown: string): CachedResult => {
  if (points === null) return { text: unknown };
  const [, sign = '', whole = '', tenth = ''] = /^(-?)([0-9]+)\.([0-9])$/u.exec(points) ?? [];
  const digits = (whole + tenth).padStart(4, '0');
  return { decimal: `${sign}${digits.slice(0, -3)}.${digits.slice(-3)}` };
};

/** The cached result of an amount in minor units; null gives the word for what is not known. */
export const amountResult = (
  minor: string | bigint | null,
  currency: string | null,
  unknown: string,
): CachedResult => (minor === null ? { text: unknown } : { decimal: decimalOf(BigInt(minor), currency) });

/** A whole number or exact decimal text. */
export const numberResult = (value: number | string | null, unknown: string): CachedResult =>
  value === null ? { text: unknown } : { decimal: String(value) };

/** An ISO date; one that spreadsheets have no number for is not known to their formulas. */
export const dateResult = (iso: string | null, unknown: string): CachedResult =>
  numberResult(iso === null ? null : dateSerial(iso), unknown);
