import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Interval } from '#shared/domain/money/interval.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import { acceptedForecast, costAtCompletion, growthOverOriginal } from '#shared/domain/overrun/cost.ts';
import { forecastRow } from '../../../../support/overrun-facts.ts';

const between = (low: number | null, high: number | null): Interval => ({
  low: low === null ? null : BigInt(low),
  high: high === null ? null : BigInt(high),
});

describe('cost at completion', () => {
  test.each([
    ['the forecast, even below', between(90, 95), exactly(100), exactly(120), between(90, 95), 'forecast'],
    ['the current value', null, exactly(100), exactly(80), exactly(100), 'current'],
    ['the current value without invoices', null, between(100, null), null, between(100, null), 'current'],
    ['what was invoiced beyond it', null, exactly(100), exactly(120), exactly(120), 'invoiced'],
    ['what was invoiced of an unknown value', null, null, exactly(120), between(120, null), 'invoiced'],
    [
      'invoiced within the range of the value',
      null,
      between(100, 150),
      exactly(120),
      between(120, 150),
      'invoiced',
    ],
    ['invoiced beyond an open value', null, between(100, null), exactly(120), between(120, null), 'invoiced'],
    ['equal: the current value', null, exactly(100), exactly(100), exactly(100), 'current'],
  ])('%s', (_name, forecast, current, invoiced, cost, basis) => {
    expect(costAtCompletion(forecast, current, invoiced)).toEqual({ cost, basis });
  });

  test('nothing known', () => {
    expect(costAtCompletion(null, null, null)).toBeNull();
  });
});

describe('growth over the original value', () => {
  const growth = (parts: Partial<Parameters<typeof growthOverOriginal>[0]>) =>
    growthOverOriginal({
      original: exactly(1000),
      amendments: exactly(0),
      forecast: null,
      invoiced: null,
      ...parts,
    });

  test('the current value grows by exactly its amendments, however vague the original', () => {
    expect(growth({ original: between(900, 1100), amendments: exactly(99) })).toEqual({
      amount: exactly(99),
      percent: { low: '9.0', high: '11.0' },
    });
  });

  test('a forecast is independent of the original', () => {
    expect(growth({ original: between(900, 1100), forecast: between(1200, null) })).toEqual({
      amount: between(100, null),
      percent: { low: '9.1', high: null },
    });
  });

  test('invoiced beyond the current value', () => {
    expect(growth({ amendments: exactly(50), invoiced: exactly(1200) })).toEqual({
      amount: exactly(200),
      percent: { low: '20.0', high: '20.0' },
    });
    expect(growth({ amendments: exactly(50), invoiced: exactly(1020) })).toEqual({
      amount: exactly(50),
      percent: { low: '5.0', high: '5.0' },
    });
    expect(growth({ amendments: between(0, null), invoiced: exactly(1200) })).toEqual({
      amount: between(200, null),
      percent: { low: '20.0', high: null },
    });
    expect(growth({ amendments: null, invoiced: exactly(1200) })).toEqual({
      amount: between(200, null),
      percent: { low: '20.0', high: null },
    });
  });

  test('an unknown original has no growth, an unknown amendment without invoices neither', () => {
    expect(growth({ original: null, amendments: exactly(5), invoiced: exactly(9) })).toBeNull();
    expect(growth({ amendments: null })).toBeNull();
  });

  test('contains the growth of every possible original and amendment', () => {
    const amount = fc.integer({ min: 1, max: 10_000 });
    const spread = fc.nat(500);
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: -900, max: 5000 }),
        spread,
        spread,
        fc.option(amount),
        (o, a, so, sa, i) => {
          const result = growthOverOriginal({
            original: between(Math.max(1, o - so), o + so),
            amendments: between(a - sa, a + sa),
            forecast: null,
            invoiced: i === null ? null : exactly(i),
          });
          const actual = BigInt(Math.max(o + a, i ?? o + a) - o);
          expect(result?.amount.low).toBeLessThanOrEqual(actual);
          expect(result?.amount.high).toBeGreaterThanOrEqual(actual);
        },
      ),
    );
  });
});

test('the latest accepted forecast in the currency counts, an undated one least', () => {
  const forecasts = [
    forecastRow(1, { low: 5, high: 5, asOf: '2024-01-01' }),
    forecastRow(2, { low: 6, high: 6, asOf: '2025-01-01' }),
    forecastRow(3, { low: 7, high: 7, asOf: '2025-01-01' }),
    forecastRow(4, { low: 8, high: 8 }),
    forecastRow(5, { low: 9, high: 9, asOf: '2026-01-01', currency: 'USD' }),
    forecastRow(6, { asOf: '2026-01-01' }),
  ];
  expect(acceptedForecast(forecasts, 'CAD')?.id).toBe(3);
  expect(acceptedForecast(forecasts.slice(3, 4), 'CAD')?.id).toBe(4);
  expect(acceptedForecast([], 'CAD')).toBeNull();
});
