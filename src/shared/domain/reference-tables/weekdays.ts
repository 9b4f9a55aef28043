import { addDays, weekdayOf } from '../calendar/calendar-date.ts';

/** Columns of a time sheet that has one for each day of the week, from Monday on. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export type Weekday = (typeof weekdays)[number];

export const isWeekday = (field: string | null): field is Weekday => weekdays.some((day) => day === field);

/** The first such day of the week from a date on, that date included. */
export const firstWeekdayFrom = (iso: string, weekday: Weekday): string => {
  const fromMonday = (weekdayOf(iso) + 6) % 7;
  return addDays(iso, (weekdays.indexOf(weekday) - fromMonday + 7) % 7);
};
