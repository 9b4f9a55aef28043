import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateSpan, daysBetweenSpans, knownDate, spanOfText } from '#shared/domain/calendar/date-span.ts';

test.each([
  ['2024-02-10', null, '2024-02-10', '2024-02-10'],
  ['2024-02-10', 'day', '2024-02-10', '2024-02-10'],
  ['2024-02-10', 'month', '2024-02-01', '2024-02-29'],
  ['2023-02-10', 'month', '2023-02-01', '2023-02-28'],
  ['2023-12-31', 'month', '2023-12-01', '2023-12-31'],
  ['2023-12-31', 'year', '2023-01-01', '2023-12-31'],
] as const)('%s to the %s', (iso, precision, from, to) => {
  expect(dateSpan(iso, precision)).toEqual({ from, to });
});

test('a date is written as far as it is known', () => {
  const written = ([null, 'day', 'month', 'year'] as const).map((of) => knownDate('2022-06-14', of));
  expect(written).toEqual(['2022-06-14', '2022-06-14', '2022-06', '2022']);
});

test('a month or a year as text, and nothing else', () => {
  expect(spanOfText('2022-06')).toEqual({ from: '2022-06-01', to: '2022-06-30' });
  expect(spanOfText('2017')).toEqual({ from: '2017-01-01', to: '2017-12-31' });
  for (const other of ['2022-13', '2023 ou 2024', 'avril 2025', '', '2022-06-15'])
    expect(spanOfText(other)).toBeNull();
});

test('days between two spans are those between any day of one and any later day of the other', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  const precision = fc.constantFrom('day', 'month', 'year' as const);
  fc.assert(
    fc.property(day, day, precision, precision, (a, b, ofA, ofB) => {
      const [first, second] = [a, b].map((date) => date.toISOString().slice(0, 10)).toSorted();
      const days = (Date.parse(second ?? '') - Date.parse(first ?? '')) / 86_400_000;
      const { low, high } = daysBetweenSpans(dateSpan(first ?? '', ofA), dateSpan(second ?? '', ofB));
      expect(low).toBeLessThanOrEqual(days);
      expect(high).toBeGreaterThanOrEqual(days);
      if (ofA === 'day' && ofB === 'day') expect([low, high]).toEqual([days, days]);
    }),
  );
});
