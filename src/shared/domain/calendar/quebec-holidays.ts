import { addDays, weekdayOf } from './calendar-date.ts';

type Holiday = { readonly day: string; readonly nameFr: string; readonly nameEn: string };

/**
 * Easter Sunday of a year of the Gregorian calendar, as ISO date. Anonymous algorithm, as published in Nature of 20 April
 * 1876 and by Meeus, Astronomical Algorithms, chapter 8.
 */
export const easterSunday = (year: number): string => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return isoOf(year, Math.floor(sum / 31), (sum % 31) + 1);
};

/**
 * The public holidays of Québec in a year, in their order: those of section 60 of the Act respecting labour standards
 * (N-1.1), and 24 June by the National Holiday Act (F-1.1). Of Good Friday and Easter Monday the employer chooses one:
 * both are given.
 */
export const quebecHolidays = (year: number): readonly Holiday[] => {
  const easter = easterSunday(year);
  const canadaDay = isoOf(year, 7, 1);
  return [
    { day: isoOf(year, 1, 1), nameFr: 'Jour de l’An', nameEn: 'New Year’s Day' },
    { day: addDays(easter, -2), nameFr: 'Vendredi saint', nameEn: 'Good Friday' },
    { day: addDays(easter, 1), nameFr: 'Lundi de Pâques', nameEn: 'Easter Monday' },
    {
      day: mondayBefore(isoOf(year, 5, 25)),
      nameFr: 'Journée nationale des patriotes',
      nameEn: 'National Patriots’ Day',
    },
    { day: isoOf(year, 6, 24), nameFr: 'Fête nationale', nameEn: 'National Holiday' },
    {
      day: weekdayOf(canadaDay) === 0 ? addDays(canadaDay, 1) : canadaDay,
      nameFr: 'Fête du Canada',
      nameEn: 'Canada Day',
    },
    { day: mondayBefore(isoOf(year, 9, 8)), nameFr: 'Fête du Travail', nameEn: 'Labour Day' },
    { day: mondayBefore(isoOf(year, 10, 15)), nameFr: 'Action de grâces', nameEn: 'Thanksgiving' },
    { day: isoOf(year, 12, 25), nameFr: 'Noël', nameEn: 'Christmas Day' },
  ];
};

const isoOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The last Monday that comes before a day. */
const mondayBefore = (iso: string): string => addDays(iso, -(((weekdayOf(iso) + 5) % 7) + 1));
