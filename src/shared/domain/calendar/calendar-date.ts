export type CalendarParts = { readonly year: number; readonly month: number; readonly day: number };

const daysPerMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Parts of a real calendar date written `YYYY-MM-DD` (years 0001 to 9999), or null. */
export const parseIsoDate = (text: string): CalendarParts | null => {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/u.exec(text);
  if (match === null) return null;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDate(parts) ? parts : null;
};

/** Whether the text is a real calendar date written `YYYY-MM-DD`. */
export const isCalendarDate = (text: string): boolean => parseIsoDate(text) !== null;

/** ISO text of a real date, or null when there is no such day. */
export const isoDateOf = (parts: CalendarParts): string | null => (isRealDate(parts) ? isoText(parts) : null);

/** The date a number of days later (earlier when negative). @throws RangeError outside the years 0001 to 9999 */
export const addDays = (iso: string, days: number): string => {
  const parts = fromDayNumber(toDayNumber(required(iso)) + days);
  if (!isRealDate(parts)) throw new RangeError(`date out of range: ${iso} ${days}`);
  return isoText(parts);
};

/** Day of the week of a date: 0 is Sunday. */
export const weekdayOf = (iso: string): number => new Date(`${iso}T00:00:00Z`).getUTCDay();

/** Days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  toDayNumber(required(to)) - toDayNumber(required(from));

/**
 * Whole months from one date to another, negative when `to` is earlier. The month is whole when the day of the month
 * is reached again: 31 January to 28 February is 0, to 1 March is 1.
 */
export const wholeMonthsBetween = (from: string, to: string): number => {
  const [start, end] = [required(from), required(to)];
  const months = (end.year - start.year) * 12 + (end.month - start.month);
  if (months > 0 && end.day < start.day) return months - 1;
  return months < 0 && end.day > start.day ? months + 1 : months;
};

const months = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const;

/**
 * A date in words: `3 mars 2021`, `1er mars 2021`; `March 3, 2021`; a month, `2021-03`: `mars 2021`. Text that is neither
 * comes back unchanged. No line breaks inside it (no-break spaces), but for the English day.
 */
export const formatDate = (iso: string, locale: 'fr' | 'en'): string => {
  const parts = parseIsoDate(iso) ?? parseIsoDate(`${iso}-01`);
  if (parts === null) return iso;
  const month = months[locale][parts.month - 1] ?? '';
  if (/^\d{4}-\d{2}$/u.test(iso)) return `${month}\u00A0${parts.year}`;
  if (locale === 'en') return `${month} ${parts.day}, ${parts.year}`;
  return `${parts.day === 1 ? '1er' : parts.day}\u00A0${month}\u00A0${parts.year}`;
};

const required = (iso: string): CalendarParts => {
  const parts = parseIsoDate(iso);
  if (parts === null) throw new RangeError(`not a calendar date: ${iso}`);
  return parts;
};

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const isRealDate = ({ year, month, day }: CalendarParts): boolean => {
  const days = month === 2 && isLeapYear(year) ? 29 : daysPerMonth[month - 1];
  return year >= 1 && year <= 9999 && days !== undefined && day >= 1 && day <= days;
};

const isoText = ({ year, month, day }: CalendarParts): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/**
 * Days since 0000-03-01 in the proleptic Gregorian calendar. Years start in March, so that the leap day is the
 * last of the year and the length of the months before a given one is linear: (153 m + 2) / 5.
 */
const toDayNumber = ({ year, month, day }: CalendarParts): number => {
  const y = month <= 2 ? year - 1 : year;
  const m = (month + 9) % 12;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day -
    1
  );
};

/** Inverse of `toDayNumber`: 400 years have 146,097 days. */
const fromDayNumber = (number: number): CalendarParts => {
  const era = Math.floor(number / 146_097);
  const dayOfEra = number - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
};
