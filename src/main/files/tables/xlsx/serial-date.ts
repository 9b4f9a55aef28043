import { addDays } from '#shared/domain/calendar/calendar-date.ts';

const millisecondsPerDay = 86_400_000;

/** The last day a spreadsheet knows, 9999-12-31, as a number of the 1900 system. */
const lastDay = 2_958_465;

const knownDays = new Map<number, string>();

/** How exactly a format shows a time: to the second, or with a fraction of it. */
export type TimeUnit = 'second' | 'millisecond';

/**
 * A date (`2024-01-31`, with `T13:30:55` when there is a time of day) from the number that a spreadsheet stores for
 * it, rounded to the unit, but never to the day after: `23:59:59.997` is the last second of its day, as the sheet shows
 * it. Null for numbers that are no date: below one (a time of day alone), beyond the year 9999, and 60 of the 1900
 * system, which stands for a 29 February 1900 that never was.
 */
export const dateOfSerial = (serial: number, date1904: boolean, unit: TimeUnit): string | null => {
  const exact = Math.round(serial * millisecondsPerDay);
  const day = Math.floor(exact / millisecondsPerDay);
  const isDate = date1904 ? day >= 0 && day <= lastDay - 1462 : day >= 1 && day <= lastDay && day !== 60;
  if (!isDate) return null;
  const date = calendarDate(date1904 ? day + 1462 : day);
  const rest = Math.min(rounded(exact - day * millisecondsPerDay, unit), lastOfDay[unit]);
  return rest === 0 ? date : `${date}T${timeText(rest)}`;
};

const rounded = (milliseconds: number, unit: TimeUnit): number =>
  unit === 'second' ? Math.round(milliseconds / 1000) * 1000 : milliseconds;

const lastOfDay: Readonly<Record<TimeUnit, number>> = {
  second: millisecondsPerDay - 1000,
  millisecond: millisecondsPerDay - 1,
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

/** Time of day, with a fraction of a second only where there is one. */
const timeText = (milliseconds: number): string => {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const seconds = Math.floor(milliseconds / 1000);
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${fractionOf(milliseconds)}`;
};

/** `.500` of 45 500 milliseconds; empty for whole seconds. */
const fractionOf = (milliseconds: number): string => {
  const rest = milliseconds % 1000;
  return rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
};

/** A length of time (`PT26H30M`), rounded to the unit, from the days that a spreadsheet stores for it. */
export const durationOfDays = (days: number, unit: TimeUnit): string => {
  const milliseconds = Math.abs(rounded(Math.round(days * millisecondsPerDay), unit));
  const seconds = Math.floor(milliseconds / 1000);
  const fraction = fractionOf(milliseconds);
  const part = (value: number, unit: string): string => (value === 0 ? '' : `${value}${unit}`);
  const text =
    part(Math.floor(seconds / 3600), 'H') +
    part(Math.floor((seconds / 60) % 60), 'M') +
    (fraction === '' ? part(seconds % 60, 'S') : `${seconds % 60}${fraction.replace(/0+$/u, '')}S`);
  return `${days < 0 && milliseconds > 0 ? '-' : ''}PT${text === '' ? '0S' : text}`;
};
