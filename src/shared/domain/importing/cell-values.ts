import { isCalendarDate } from '../calendar/calendar-date.ts';
import { readDate, type DateOrder } from '../calendar/read-date.ts';
import { isCurrencyCode } from '../money/currency.ts';
import { isDecimalText, normaliseDecimal, roundDecimalToMinor } from '../money/decimal.ts';
import { parseAmount } from '../money/money.ts';
import type { DecimalMark } from '../money/written-number.ts';
import { err, ok, type Result } from '../../result.ts';
import type { RawCell } from './raw-cell.ts';
import { isPlaceholder } from './written-value.ts';

/** How the texts of a file are written. Null: not decided. */
export type Notation = { readonly decimalMark: DecimalMark | null; readonly dateOrder: DateOrder | null };

export const isBlank = (cell: RawCell): boolean =>
  cell.type === 'empty' || (cell.type === 'text' && cell.text.trim() === '');

/** What is written where there is no amount: `-`, `n/d`. It says that nothing is known, not that it is zero. */
export const isNoAmount = (cell: RawCell): boolean =>
  isBlank(cell) || (cell.type === 'text' && isPlaceholder(cell.text.trim()));

/** A dash beside a currency sign, `- $`: what accounting formats show for zero. */
const accountingZero = /^\s*(?:[-–—]\s*\p{Sc}|\p{Sc}\s*[-–—])\s*$/u;

/**
 * Minor units of the amount in a cell. A spreadsheet's number is rounded to the minor unit, a half away from zero, as
 * the spreadsheet shows it: vendors compute taxes by formula (`9.975 % × 33,10`) without rounding. A text with more
 * decimals than the currency has is refused: someone wrote them.
 */
export const readAmount = (
  cell: RawCell,
  currency: string,
  { decimalMark }: Notation,
): Result<number, 'unreadable-amount'> => {
  if (cell.type === 'text' && accountingZero.test(cell.text)) return ok(0);
  const amount =
    cell.type === 'number' && cell.value !== null && isDecimalText(cell.value)
      ? roundDecimalToMinor(cell.value, currency)
      : cell.type === 'text'
        ? parseAmount(cell.text, { currency, decimalMark: cell.decimalMark ?? decimalMark })
        : err('not-money' as const);
  return amount.ok ? amount : err('unreadable-amount');
};

/**
 * ISO date in a cell. When the order of the file's dates is not decided, `25/04/2024` is ambiguous too, although it has
 * one reading: the file either contradicts itself or was never asked, and reading such rows alone would be guessing.
 */
export const readCellDate = (
  cell: RawCell,
  { dateOrder }: Notation,
): Result<string, 'unreadable-date' | 'impossible-date' | 'ambiguous-date'> => {
  if (cell.type === 'date' && cell.value !== null) {
    const day = cell.value.slice(0, 10);
    return isCalendarDate(day) ? ok(day) : err('impossible-date');
  }
  if (cell.type !== 'text') return err('unreadable-date');
  const date = readDate(cell.text, dateOrder);
  if (date.ok) return dateOrder === null && isDayOrMonthFirst(cell.text) ? err('ambiguous-date') : date;
  if (date.error === 'ambiguous-date') return err('ambiguous-date');
  return looksLikeDate(cell.text) ? err('impossible-date') : err('unreadable-date');
};

/** All numbers, the year last, day and month different: `25/04/2024`. */
const isDayOrMonthFirst = (text: string): boolean => {
  const match = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ]\d/u.exec(text);
  return match !== null && Number(match[1]) !== Number(match[2]);
};

/** Digits in the shape of a date that is none: 2025-02-31. */
const looksLikeDate = (text: string): boolean => /^\s*\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}\s*$/u.test(text);

/**
 * Exact decimal text of a quantity or unit price. Without a decided mark, `1,234` is one or a thousand and some: nobody
 * guesses which.
 */
export const readQuantity = (
  cell: RawCell,
  currency: string | null,
  { decimalMark }: Notation,
): Result<string, 'unreadable-amount' | 'ambiguous-amount'> => {
  if (cell.type === 'number' && cell.value !== null && isDecimalText(cell.value)) return ok(cell.value);
  if (cell.type !== 'text') return err('unreadable-amount');
  const mark = cell.decimalMark ?? decimalMark;
  const decimal = normaliseDecimal(cell.text, { decimalMark: mark, currency });
  if (decimal.ok) return decimal;
  const isReadable = mark === null && normaliseDecimal(cell.text, { decimalMark: '.', currency }).ok;
  return err(isReadable ? 'ambiguous-amount' : 'unreadable-amount');
};

const currencySigns = new Map([
  ['CA$', 'CAD'],
  ['$CA', 'CAD'],
  ['C$', 'CAD'],
  ['US$', 'USD'],
  ['$US', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
]);

/** ISO code in a currency cell; `$` alone is the default currency. */
export const readCurrency = (cell: RawCell, fallback: string): Result<string, 'unknown-currency'> => {
  const text = cell.text.trim().toUpperCase();
  if (text === '' || text === '$') return ok(fallback);
  const code = currencySigns.get(text) ?? text;
  return isCurrencyCode(code) ? ok(code) : err('unknown-currency');
};
