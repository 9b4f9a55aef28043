import { addDays } from '../calendar/calendar-date.ts';
import { readCellDate, type Notation } from '../importing/cell-values.ts';
import { emptyCell, type RawCell } from '../importing/raw-cell.ts';
import { addDecimals, compareDecimals } from '../money/decimal.ts';
import { err, ok, type Result } from '../../result.ts';
import { isNoTime, readHours } from './read-hours.ts';
import type { ReferenceCells } from './read-reference-row.ts';
import { firstWeekdayFrom, weekdays, type Weekday } from './weekdays.ts';
import { isAtTheEndOfTime } from './worked-days.ts';

/** What is wrong, or worth knowing: its code and the column that shows it. */
type Remark = readonly [code: string, field: string];

/** A line of a time sheet, or one day of a line that has a column for each day of the week. */
export type SheetEntry = {
  readonly cells: ReferenceCells;
  /** The column that its hours stand in. */
  readonly hoursIn: string;
  readonly problem: Remark | null;
  readonly warning: Remark | null;
};

/**
 * The entries of a line: one for each day that has hours, dated by the week that the line names; the line itself where
 * the sheet has no columns for days. Hours under the days of no week, and no hours at all, are a problem of the line.
 */
export const entriesOfWeek = (
  cells: ReferenceCells,
  notationOf: (field: string) => Notation,
): readonly SheetEntry[] => {
  const whole = { cells, hoursIn: 'hours', problem: null, warning: null };
  if (!weekdays.some((day) => cells.has(day))) return [whole];
  const notation = notationOf('hours');
  const filled = weekdays.filter((day) => !isNoTime(cells.get(day) ?? emptyCell, notation));
  if (filled.length === 0)
    return isNoTime(cells.get('hours') ?? emptyCell, notation)
      ? [{ ...whole, problem: ['empty-week', 'hours'] }]
      : [{ ...whole, cells: without(cells, weekdays) }];
  const start = startOfWeek(cells, notationOf);
  if (!start.ok) return [{ ...whole, problem: start.error }];
  const warning = hasOtherTotal(cells, filled, notation) ? (['week-total-differs', 'hours'] as const) : null;
  const shared = without(cells, [...weekdays, ...weekColumns, 'day', 'hours']);
  return filled.map((weekday, index) => {
    const day = firstWeekdayFrom(start.value, weekday);
    return {
      cells: new Map([
        ...shared,
        ['day', { type: 'date', text: day, value: day }],
        ['hours', cells.get(weekday) ?? emptyCell],
      ]),
      hoursIn: weekday,
      problem: null,
      warning: index === 0 ? warning : null,
    };
  });
};

const without = (cells: ReferenceCells, fields: readonly string[]): ReferenceCells =>
  new Map([...cells].filter(([field]) => !fields.includes(field)));

/** Columns that say which week, the surest first, and how many days before that the week starts. */
const weekDates = { weekStarting: 0, weekEnding: 6, startsOn: 0, endsOn: 6, day: 0 } as const;
const weekColumns = ['weekStarting', 'weekEnding', 'startsOn', 'endsOn'] as const;

const startOfWeek = (
  cells: ReferenceCells,
  notationOf: (field: string) => Notation,
): Result<string, Remark> => {
  for (const [field, before] of Object.entries(weekDates)) {
    const cell = cells.get(field);
    if (cell === undefined || cell.text.trim() === '') continue;
    const date = readCellDate(cell, notationOf(field));
    if (!date.ok) return err([date.error, field]);
    return isAtTheEndOfTime(date.value) ? err(['impossible-date', field]) : ok(addDays(date.value, -before));
  }
  return err(['missing-week', 'weekStarting']);
};

/** Whether the line has a total that is not the sum of its days. */
const hasOtherTotal = (cells: ReferenceCells, filled: readonly Weekday[], notation: Notation): boolean => {
  const hoursIn = (cell: RawCell | undefined): string | null => {
    const hours = readHours(cell ?? emptyCell, notation);
    return hours.ok ? hours.value : null;
  };
  const total = hoursIn(cells.get('hours'));
  const days = filled.map((day) => hoursIn(cells.get(day)));
  const known = days.filter((hours) => hours !== null);
  return (
    total !== null && known.length === days.length && compareDecimals(addDecimals(...known), total) !== 0
  );
};
