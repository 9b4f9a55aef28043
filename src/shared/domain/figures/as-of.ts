import { addDays, daysBetween, isCalendarDate } from '../calendar/calendar-date.ts';

/** The days that a date may be: first and last, both counted. A known day is one day long. */
type DaySpan = { readonly from: string; readonly to: string };

/** Days between two dates, least and most; equal when both days are known. */
export type DaysApart = { readonly least: number; readonly most: number };

/**
 * When a figure is stated to hold: its date, else the month or year that the source gives (`2022-06`, `2017`). Null for
 * other words: they are shown, never guessed at.
 */
export const asOfSpan = ({
  asOf,
  asOfText,
}: {
  readonly asOf: string | null;
  readonly asOfText: string | null;
}): DaySpan | null => {
  if (asOf !== null) return isCalendarDate(asOf) ? { from: asOf, to: asOf } : null;
  const match = /^([0-9]{4})(?:-([0-9]{2}))?$/u.exec((asOfText ?? '').trim());
  if (match === null) return null;
  const [, year = '', month] = match;
  const from = `${year}-${month ?? '01'}-01`;
  if (!isCalendarDate(from) || year === '9999') return null;
  return { from, to: month === undefined ? `${year}-12-31` : lastOfMonth(from) };
};

/** The first of the next month is 28 to 31 days on: 31 days from the first always land in it. */
const lastOfMonth = (first: string): string => addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1);

/** How far apart two dates are, whichever comes first: none at least where the spans meet. */
export const daysApart = (a: DaySpan | null, b: DaySpan | null): DaysApart | null => {
  if (a === null || b === null) return null;
  const least = Math.max(0, daysBetween(a.to, b.from), daysBetween(b.to, a.from));
  const most = Math.max(daysBetween(a.from, b.to), daysBetween(b.from, a.to));
  return { least, most };
};
