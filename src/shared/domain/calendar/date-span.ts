import { addDays, daysBetween, parseIsoDate } from './calendar-date.ts';

/** The days that a date may be: one, or all of its month or year. */
export type DateSpan = { readonly from: string; readonly to: string };

/** From the least to the most days that may lie between two dates. */
export type DayRange = { readonly low: number; readonly high: number };

const text = (year: number, month: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;

/** The days that a stored date stands for. Throws a RangeError when it is no calendar date. */
export const dateSpan = (iso: string, precision: 'day' | 'month' | 'year' | null): DateSpan => {
  const parts = parseIsoDate(iso);
  if (parts === null) throw new RangeError(`not a calendar date: ${iso}`);
  const { year, month } = parts;
  switch (precision) {
    case 'month':
      return {
        from: text(year, month),
        to: lastDayBefore(month === 12 ? text(year + 1, 1) : text(year, month + 1)),
      };
    case 'year':
      return { from: text(year, 1), to: lastDayBefore(text(year + 1, 1)) };
    default:
      return { from: iso, to: iso };
  }
};

/** A date as far as it is known: `2022-06-14`, `2022-06`, `2022`. */
export const knownDate = (iso: string, precision: 'day' | 'month' | 'year' | null): string =>
  iso.slice(0, { day: 10, month: 7, year: 4 }[precision ?? 'day']);

/** The days that `2022-06` or `2022` stands for; null for any other wording. */
export const spanOfText = (written: string): DateSpan | null => {
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/u.exec(written);
  if (match === null) return null;
  const [, year = '', month] = match;
  return dateSpan(`${year}-${month ?? '01'}-01`, month === undefined ? 'year' : 'month');
};

/** Days from one date to a later one: none where the later one may have been first. */
export const daysBetweenSpans = (earlier: DateSpan, later: DateSpan): DayRange => ({
  low: Math.max(0, daysBetween(earlier.to, later.from)),
  high: Math.max(0, daysBetween(earlier.from, later.to)),
});

const lastDayBefore = (iso: string): string => addDays(iso, -1);
