import { readDate } from '../calendar/read-date.ts';

/** The day of a date or date-time, as its own time zone has it: `2026-06-01T23:30:00-04:00` is 1 June. */
export const publishedDay = (text: string | null): string | null => {
  if (text === null) return null;
  const day = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]|$)/u.exec(text)?.[1] ?? text;
  const read = readDate(day, null);
  return read.ok ? read.value : null;
};
