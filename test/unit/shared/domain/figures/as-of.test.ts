import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar/calendar-date.ts';
import { asOfSpan, daysApart } from '#shared/domain/figures/as-of.ts';

const span = (asOf: string | null, asOfText: string | null = null) => asOfSpan({ asOf, asOfText });

describe('when a figure holds', () => {
  it.each([
    ['2024-03-01', '2017', '2024-03-01', '2024-03-01'],
    [null, '2022-06', '2022-06-01', '2022-06-30'],
    [null, '2024-02', '2024-02-01', '2024-02-29'],
    [null, '2023-12', '2023-12-01', '2023-12-31'],
    [null, ' 2017 ', '2017-01-01', '2017-12-31'],
  ])('%s or %s is from %s to %s', (asOf, text, from, to) => {
    expect(span(asOf, text)).toEqual({ from, to });
  });

  it.each([[null], ['2022-13'], ['fin d’avril 2025'], ['2018 ou 2019'], ['22'], ['0000'], ['9999-12']])(
    '%s is not guessed at',
    (text) => {
      expect(span(null, text)).toBeNull();
    },
  );
});

describe('days apart', () => {
  it('is one number for known days, a range for months, none at least where they meet', () => {
    expect(daysApart(span('2024-03-01'), span('2024-02-28'))).toEqual({ least: 2, most: 2 });
    expect(daysApart(span(null, '2022-06'), span(null, '2022-06'))).toEqual({ least: 0, most: 29 });
    expect(daysApart(span(null, '2022-06'), span('2022-07-03'))).toEqual({ least: 3, most: 32 });
    expect(daysApart(span('2022-07-03'), null)).toBeNull();
  });

  it('is the same both ways and bounds the distance of any two days in the spans', () => {
    const day = fc.integer({ min: 0, max: 20_000 });
    const length = fc.integer({ min: 0, max: 400 });
    const at = (days: number): string => addDays('2000-01-01', days);
    fc.assert(
      fc.property(day, length, day, length, fc.nat(), fc.nat(), (a, aLong, b, bLong, inA, inB) => {
        const [x, y] = [a + (inA % (aLong + 1)), b + (inB % (bLong + 1))];
        const spans = [
          { from: at(a), to: at(a + aLong) },
          { from: at(b), to: at(b + bLong) },
        ] as const;
        const apart = daysApart(...spans);
        expect(daysApart(spans[1], spans[0])).toEqual(apart);
        expect(apart?.least).toBeLessThanOrEqual(Math.abs(x - y));
        expect(apart?.most).toBeGreaterThanOrEqual(Math.abs(x - y));
      }),
      { numRuns: 100 },
    );
  });
});
