import { addDays, daysBetween } from '../calendar/calendar-date.ts';
import { compareDecimals, multiplyDecimals } from '../money/decimal.ts';
import type { CellValue } from '../register/column-kinds.ts';
import type { Said, WorkedOut } from './worked-out.ts';

/**
 * The days that a line of a time sheet is of: as the row says, else its day, else the seven days of its week. More hours
 * than they have is worth a look: minutes, or the hours of several people.
 */
export const workedDays = (said: Said): WorkedOut => {
  const problem = problemOf(said);
  if (problem !== null) return { fields: {}, problem, warning: null };
  const days = daysOf(said);
  return { fields: days, problem: null, warning: hasTooManyHours(said, days) ? tooManyHours : null };
};

const tooManyHours = ['too-many-hours', 'hours'] as const;

const dated = ['startsOn', 'endsOn', 'day', 'weekStarting', 'weekEnding'] as const;

/** What a row lacks to be an entry: one of hours, where they are readable, and nothing else may be a total. */
const problemOf = (said: Said): WorkedOut['problem'] => {
  const others = Object.entries(said).filter(([name, value]) => name !== 'hours' && value !== null);
  if (said['hours'] !== undefined && others.length === 0) return ['hours-alone', 'hours'];
  const unlikely = dated.find((name) => isAtTheEndOfTime(said[name] ?? null));
  return unlikely === undefined ? null : ['impossible-date', unlikely];
};

/** A week from there on is no date. */
export const isAtTheEndOfTime = (value: CellValue): boolean =>
  typeof value === 'string' && (value < '0001-02' || value > '9999-12-01');

type Days = { readonly startsOn: CellValue; readonly endsOn: CellValue };

const daysOf = (said: Said): Days => {
  const { startsOn = null, endsOn = null, weekStarting = null, weekEnding = null } = said;
  if (startsOn !== null || endsOn !== null)
    return { startsOn: startsOn ?? weekStarting, endsOn: endsOn ?? weekEnding };
  const day = said['day'] ?? null;
  if (day !== null) return { startsOn: day, endsOn: day };
  return { startsOn: weekStart(said), endsOn: weekEnd(said) };
};

const weekStart = ({ weekStarting = null, weekEnding = null }: Said): CellValue =>
  weekStarting ?? (typeof weekEnding === 'string' ? addDays(weekEnding, -6) : null);

const weekEnd = ({ weekStarting = null, weekEnding = null }: Said): CellValue =>
  weekEnding ?? (typeof weekStarting === 'string' ? addDays(weekStarting, 6) : null);

const hasTooManyHours = ({ hours }: Said, { startsOn, endsOn }: Days): boolean => {
  if (typeof hours !== 'string' || typeof startsOn !== 'string' || typeof endsOn !== 'string') return false;
  const most = multiplyDecimals('24', String(Math.max(1, daysBetween(startsOn, endsOn) + 1)));
  return compareDecimals(hours.replace('-', ''), most) > 0;
};
