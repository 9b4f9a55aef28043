import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawCell } from '#shared/domain/importing/raw-cell.ts';
import { agreedAmount } from '#shared/domain/reference-tables/agreed-amount.ts';
import { entriesOfWeek } from '#shared/domain/reference-tables/week-entries.ts';
import { firstWeekdayFrom, weekdays } from '#shared/domain/reference-tables/weekdays.ts';
import { addDays, daysBetween, weekdayOf } from '#shared/domain/calendar/calendar-date.ts';

const cell = (text: string): RawCell => ({ type: 'text', text, value: null });
const cells = (row: Readonly<Record<string, string>>): ReadonlyMap<string, RawCell> =>
  new Map(Object.entries(row).map(([field, text]) => [field, cell(text)]));
const iso = { decimalMark: null, dateOrder: null };
const entries = (row: Readonly<Record<string, string>>) => entriesOfWeek(cells(row), () => iso);

const date = fc.nat(20_000).map((days) => addDays('1990-01-01', days));

describe('a week', () => {
  test('each of its days comes once, in the seven from its start on', () => {
    fc.assert(
      fc.property(date, (start) => {
        const days = weekdays.map((weekday) => firstWeekdayFrom(start, weekday));
        expect(new Set(days).size).toBe(7);
        for (const [index, day] of days.entries()) {
          expect(weekdayOf(day)).toBe((index + 1) % 7);
          expect(daysBetween(start, day)).toBeGreaterThanOrEqual(0);
          expect(daysBetween(start, day)).toBeLessThan(7);
        }
      }),
    );
  });

  test('said by its first or by its last day has the same entries', () => {
    const hours = fc.array(fc.constantFrom('', '7.5', '0', '7:30', '-', '1'), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(date, hours, (start, texts) => {
        const week = Object.fromEntries(weekdays.map((day, index) => [day, texts[index] ?? '']));
        const first = entries({ worker: 'A', weekStarting: start, ...week });
        const last = entries({ worker: 'A', weekEnding: addDays(start, 6), ...week });
        const worked = texts.filter((text) => !['', '0', '-'].includes(text)).length;
        expect(first.length).toBe(Math.max(1, worked));
        if (worked > 0)
          expect(first.map(({ cells: one }) => [one.get('day')?.value, one.get('hours')?.text])).toEqual(
            last.map(({ cells: one }) => [one.get('day')?.value, one.get('hours')?.text]),
          );
      }),
    );
  });

  test('a line without columns for days is itself', () => {
    const [only, ...others] = entries({ worker: 'A', day: '2024-04-22', hours: '7' });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ problem: null, warning: null, hoursIn: 'hours' });
  });

  test('hours of a week as a whole stay those of the week; a week at the end of time is none', () => {
    const [total] = entries({ weekEnding: '2024-04-28', monday: '', hours: '37.5' });
    expect(total?.cells.get('hours')?.text).toBe('37.5');
    expect(total?.problem).toBeNull();
    expect(entries({ weekStarting: '9999-12-31', monday: '1' })[0]?.problem).toEqual([
      'impossible-date',
      'weekStarting',
    ]);
    expect(entries({ weekStarting: '03/04/2024', monday: '1' })[0]?.problem).toEqual([
      'ambiguous-date',
      'weekStarting',
    ]);
  });

  test('a total that is the sum of the days is no news, in whatever spelling', () => {
    const week = { weekStarting: '2024-04-22', monday: '7:30', tuesday: '7,5' };
    expect(entries({ ...week, hours: '15.00' })[0]?.warning).toBeNull();
    expect(entries({ ...week, hours: '15.5' })[0]?.warning).toEqual(['week-total-differs', 'hours']);
    expect(entries({ ...week, hours: '15.5' })[1]?.warning).toBeNull();
    expect(entries({ ...week, hours: 'plein' })[0]?.warning).toBeNull();
  });
});

test('what was agreed never has its bounds the wrong way round, and none that nobody wrote', () => {
  const amount = fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null });
  const hedge = fc.option(fc.constantFrom('exact', 'about', 'at-least', 'at-most', 'between'), { nil: null });
  fc.assert(
    fc.property(amount, amount, amount, hedge, (one, least, most, said) => {
      const { fields, problem } = agreedAmount({ amount: one, low: least, high: most, hedge: said });
      if (problem !== null) return;
      const { low = null, high = null } = fields;
      if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(Number(high));
      for (const bound of [low, high]) expect([null, one, least, most]).toContain(bound);
      expect(fields['hedge'] === null).toBe(low === null && high === null);
    }),
  );
});
