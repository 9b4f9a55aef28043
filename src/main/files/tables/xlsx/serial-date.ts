import { addDays } from '#shared/domain/calendar/calendar-date.ts';

export const secondsPerDay = 86_400;

/** The last day a spreadsheet knows, 9999-12-31, as a number of the 1900 system. */
const lastDay = 2_958_465;

const knownDays = new Map<number, string>();

/**
 * A date (`2024-01-31`, with `T13:30:55` when there is a time of day) from the number that a spreadsheet stores for
 * it, to the second. Null for numbers that are no date: below one (a time of day alone), beyond the year 9999, and
 * 60 of the 1900 system, which stands for a 29 February 1900 that never was.
 */
export const dateOfSerial = (serial: number, date1904: boolean): string | null => {
  const seconds = Math.round(serial * secondsPerDay);
  const day = Math.floor(seconds / secondsPerDay);
  const isDate = date1904 ? day >= 0 && day <= lastDay - 1462 : day >= 1 && day <= lastDay && day !== 60;
  if (!isDate) return null;
  const date = calendarDate(date1904 ? day + 1462 : day);
  const rest = seconds - day * secondsPerDay;
  return rest === 0 ? date : `${date}T${timeText(rest)}`;
};

/** `day` in the 1900 system, whose days before 1 March 1900 are one off. */
const calendarDate = (day: number): string => {
  let date = knownDays.get(day);
  if (date === undefined) {
    date = addDays('1899-12-30', day < 60 ? day + 1 : day);
    if (knownDays.size < 50_000) knownDays.set(day, date);
  }
  return date;
};

const timeText = (seconds: number): string => {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
};

/** A length of time (`PT26H30M`), to the second. */
export const durationOfSeconds = (exact: number): string => {
  const seconds = Math.abs(Math.round(exact));
  const part = (value: number, unit: string): string => (value === 0 ? '' : `${value}${unit}`);
  const text =
    part(Math.floor(seconds / 3600), 'H') +
    part(Math.floor((seconds / 60) % 60), 'M') +
    part(seconds % 60, 'S');
  return `${exact < 0 && seconds > 0 ? '-' : ''}PT${text === '' ? '0S' : text}`;
};
