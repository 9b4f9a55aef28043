import type { Result } from '../../result.ts';
import { err, ok } from '../../result.ts';
import { isoDateOf } from './calendar-date.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';
export type DateProblem = 'not-a-date' | 'ambiguous-date';

/**
 * Reads a date as people write it into `YYYY-MM-DD`: `2021-03-03`, `20210303`, `03/04/2021`, `3-Mar-21`,
 * `1er mars 2021`, `mercredi 3 mars 2021`, `Mar 3rd, 2021`. A time of day after an ISO date is dropped as written,
 * without shifting time zones.
 *
 * A four-digit year in front is always year, month, day. `order` says how all-number dates with the year at the end
 * (or with a two-digit year) go; without it `03/04/2021` is `ambiguous-date`, and `25/04/2021`, which has one reading,
 * is read. A two-digit year needs `order` or a month name; 70 to 99 are of the 1900s, 00 to 69 of the 2000s.
 */
export const readDate = (text: string, order: DateOrder | null): Result<string, DateProblem> => {
  if (text.length > 60) return err('not-a-date');
  const plain = text.replace(/[\s\u00A0\u202F]+/gu, ' ').trim();
  return readIso(plain) ?? readNumbers(plain, order) ?? readWithMonthName(plain) ?? err('not-a-date');
};

type Outcome = Result<string, DateProblem> | null;

const isoForm =
  /^([0-9]{4})([-/. ]?)([0-9]{1,2})\2([0-9]{1,2})(?:[T ]+[0-9]{1,2}[:h][0-9]{2}[0-9:.,Z+ APMapm-]*)?$/u;

const readIso = (text: string): Outcome => {
  const match = isoForm.exec(text);
  // Without separators all eight digits are needed: `2021113` has two readings.
  if (match === null || (match[2] === '' && `${match[3]}${match[4]}`.length !== 4)) return null;
  return dateOf(match[1], match[3], match[4]);
};

const numberForm =
  /^([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?: [0-9]{1,2}[:h][0-9]{2}[0-9: APMapm]*)?$/u;

const readNumbers = (text: string, order: DateOrder | null): Outcome => {
  const match = numberForm.exec(text);
  if (match === null) return null;
  const [first, second, third] = [match[1], match[3], match[4]];
  const isShortYear = third?.length === 2;
  switch (order) {
    case 'ymd':
      return isShortYear ? dateOf(first, second, third) : err('not-a-date');
    case 'dmy':
      return dateOf(third, second, first);
    case 'mdy':
      return dateOf(third, first, second);
    case null:
      return isShortYear
        ? err('ambiguous-date')
        : onlyReading([dateOf(third, second, first), dateOf(third, first, second)]);
  }
};

/** The date that the readings of a text give: none, one (or the same twice), or several. */
const onlyReading = (readings: readonly Result<string, DateProblem>[]): Result<string, DateProblem> => {
  const dates = new Set(readings.flatMap((date) => (date.ok ? [date.value] : [])));
  const [only] = dates;
  if (only === undefined) return err('not-a-date');
  return dates.size === 1 ? ok(only) : err('ambiguous-date');
};

const dayFirst =
  /^(?:le )?([0-9]{1,2})(?:er|st|nd|rd|th)?[ ./-]{1,2}(?:de |of )?([a-z]+)[ ,./-]{1,3}([0-9]{4}|[0-9]{2})$/u;
const monthFirst = /^([a-z]+)[ ./-]{1,2}([0-9]{1,2})(?:st|nd|rd|th)?[ ,./-]{1,2}([0-9]{4}|[0-9]{2})$/u;
const yearFirst = /^([0-9]{4})[ ./-]([a-z]+)[ ./-]{1,2}([0-9]{1,2})$/u;

const readWithMonthName = (text: string): Outcome => {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const date = plain.replace(/^([a-z]+)\.?,? /u, (found, word: string) => (isWeekday(word) ? '' : found));
  const byDay = dayFirst.exec(date);
  if (byDay !== null) return dateOf(byDay[3], monthNumber(byDay[2]), byDay[1]);
  const byMonth = monthFirst.exec(date);
  if (byMonth !== null) return dateOf(byMonth[3], monthNumber(byMonth[1]), byMonth[2]);
  const byYear = yearFirst.exec(date);
  return byYear === null ? null : dateOf(byYear[1], monthNumber(byYear[2]), byYear[3]);
};

const weekdays =
  'lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim ' +
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun';

const isWeekday = (word: string): boolean => weekdays.split(' ').includes(word);

/** Names and usual abbreviations, without accents. `mar` is March: as a weekday (mardi) it is not written alone. */
const monthNames = [
  'janvier janv jan january',
  'fevrier fevr fev february feb febr',
  'mars mar march',
  'avril avr april apr',
  'mai may',
  'juin june jun',
  'juillet juill juil jul july',
  'aout august aug',
  'septembre sept sep september',
  'octobre oct october',
  'novembre nov november',
  'decembre dec december',
].map((names) => names.split(' '));

const monthNumber = (name: string | undefined): string | undefined => {
  const index = monthNames.findIndex((names) => name !== undefined && names.includes(name));
  return index === -1 ? undefined : String(index + 1);
};

const dateOf = (
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): Result<string, DateProblem> => {
  if (year === undefined || month === undefined || day === undefined) return err('not-a-date');
  const iso = isoDateOf({ year: fullYear(year), month: Number(month), day: Number(day) });
  return iso === null ? err('not-a-date') : ok(iso);
};

/** NaN, which is no year, for a single digit: `1-02-03`. */
const fullYear = (text: string): number => {
  const year = Number(text);
  if (text.length === 1) return Number.NaN;
  if (text.length !== 2) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
};
