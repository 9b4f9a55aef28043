import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  formatDate,
  isCalendarDate,
  parseIsoDate,
  wholeMonthsBetween,
} from '#shared/domain/calendar/calendar-date.ts';

/** Any date of the years 1 to 9999, made by Temporal from a count of days. */
const dates = fc
  .integer({ min: 0, max: 3_652_058 })
  .map((days) => Temporal.PlainDate.from('0001-01-01').add({ days }));

test.each([
  '2021-02-29',
  '2021-13-01',
  '2021-00-10',
  '2021-04-31',
  '0000-01-01',
  '1900-02-29',
  '2021-4-1',
  '2021-04-01T',
  '',
])('%j is no calendar date', (text) => {
  expect(isCalendarDate(text)).toBe(false);
});

test('parts of a date', () => {
  expect(parseIsoDate('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 });
});

describe('arithmetic agrees with Temporal', () => {
  test('days', () => {
    fc.assert(
      fc.property(dates, dates, (from, to) => {
        const days = from.until(to, { largestUnit: 'days' }).days;
        expect(daysBetween(from.toString(), to.toString())).toBe(days);
        expect(addDays(from.toString(), days)).toBe(to.toString());
      }),
    );
  });

  test('months, also around month ends', () => {
    const near = fc.integer({ min: -900, max: 900 });
    fc.assert(
      fc.property(dates, near, (from, days) => {
        const start = from.year > 9990 || from.year < 10 ? Temporal.PlainDate.from('2020-01-31') : from;
        const end = start.add({ days });
        const months = start.until(end, { largestUnit: 'months' }).months;
        // `+ 0`: Temporal gives minus zero.
        expect(wholeMonthsBetween(start.toString(), end.toString()) + 0).toBe(months + 0);
      }),
      { numRuns: 3000 },
    );
  });
});

test('out of range and unreadable dates are refused', () => {
  expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  expect(() => daysBetween('2021-02-30', '2021-03-01')).toThrow(RangeError);
});

test('dates in words', () => {
  expect(formatDate('2021-03-03', 'fr')).toBe('3\u00A0mars\u00A02021');
  expect(formatDate('2021-08-01', 'fr')).toBe('1er\u00A0août\u00A02021');
  expect(formatDate('2021-03-03', 'en')).toBe('March 3, 2021');
  expect(formatDate('2021-08', 'fr')).toBe('août\u00A02021');
  expect(formatDate('2021-08', 'en')).toBe('August\u00A02021');
  for (const other of ['spring 2021', '2021', '2021-13', '2021-8'])
    expect(formatDate(other, 'en')).toBe(other);
});
