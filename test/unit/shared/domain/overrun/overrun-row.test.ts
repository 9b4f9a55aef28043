import { describe, expect, test } from 'vitest';
import { contractTerm } from '#shared/domain/overrun/contract-term.ts';
import { overrunRow } from '#shared/domain/overrun/overrun-row.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import {
  amendmentRow,
  baselineRow,
  forecastRow,
  invoicedFor,
  noBilling,
  overrunFacts,
} from '../../../../support/overrun-facts.ts';

const today = '2026-01-15';
const exact = (minor: string) => ({ low: minor, high: minor });
const rowOf = (...parameters: Parameters<typeof overrunFacts>) =>
  overrunRow(overrunFacts(...parameters), [], today);

test('a programme of at least 1.1 billion on 638 million stays "at least"', () => {
  const forecasts = [forecastRow(7, { hedge: 'at-least', low: 1_100_000_000_00, high: null })];
  const row = rowOf({ originalLow: 638_000_000_00, originalHigh: 638_000_000_00 }, { forecasts });
  expect(row).toMatchObject({
    cost: { low: '110000000000', high: null },
    costBasis: 'forecast',
    forecastFigureId: 7,
    overrunOriginal: { amount: { low: '46200000000', high: null }, percent: { low: '72.4', high: null } },
  });
});

describe('baseline', () => {
  const withBaselines = (...rows: AnyFields[]) =>
    rowOf(
      {},
      {
        baselines: rows.map((fields, index) => baselineRow(index + 1, fields)),
        amendments: [amendmentRow(1)],
      },
    );

  test('without one, the original value', () => {
    const row = withBaselines();
    expect(row.baseline).toEqual(exact('100000'));
    expect(row.overrunBaseline).toEqual(row.overrunOriginal);
    expect(row.overrunOriginal).toEqual({ amount: exact('10000'), percent: { low: '10.0', high: '10.0' } });
  });

  test('the last one set by today', () => {
    const row = withBaselines(
      { setOn: '2025-01-01', low: 1050_00, high: 1050_00 },
      { setOn: '2024-01-01', low: 1, high: 1 },
      { low: 2, high: 2 },
      { setOn: '2026-01-16', low: 3, high: 3 },
      { setOn: '2025-06-01', low: 4, high: 4, currency: 'USD' },
    );
    expect(row).toMatchObject({
      baseline: exact('105000'),
      baselineSetOn: '2025-01-01',
      cautions: ['other-currency'],
    });
    expect(row.overrunBaseline).toEqual({ amount: exact('5000'), percent: { low: '4.8', high: '4.8' } });
    expect(row.overrunOriginal?.amount).toEqual(exact('10000'));
  });

  test('a re-baselining without a date, or of this year, follows the dated original', () => {
    const original = { kind: 'original', setOn: '2019-05-01', low: 1000_00, high: 1000_00 };
    const changed = { kind: 're-baselining', low: 1050_00, high: 1050_00 };
    expect(withBaselines(original, changed).baseline).toEqual(exact('105000'));
    expect(withBaselines(changed, original).baseline).toEqual(exact('105000'));
    const thisYear = { setOn: '2026-12-31', setPrecision: 'year' };
    expect(withBaselines(original, { ...changed, ...thisYear }).baseline).toEqual(exact('105000'));
    const later = { kind: 're-baselining', setOn: '2020-06-01', low: 1100_00, high: 1100_00 };
    expect(withBaselines(later, changed, original).baseline).toEqual(exact('110000'));
  });

  test('a record of the original value changes nothing', () => {
    const vague = { originalLow: 900_00, originalHigh: 1100_00, originalHedge: 'between' };
    const baselines = [baselineRow(1, { kind: 'original', hedge: 'between', low: 900_00, high: 1100_00 })];
    const row = rowOf(vague, { baselines, amendments: [amendmentRow(1)] });
    expect(row.overrunBaseline).toEqual(row.overrunOriginal);
  });

  test('of unknown amount: no growth over it', () => {
    expect(withBaselines({ setOn: '2025-01-01' })).toMatchObject({ baseline: null, overrunBaseline: null });
  });
});

test('what is unknown stays unknown', () => {
  const row = rowOf(
    { originalLow: null, originalHigh: null, originalHedge: null },
    { amendments: [amendmentRow(1)] },
  );
  expect(row).toMatchObject({
    original: null,
    amendments: { count: 1, total: exact('10000'), pending: 0, unknown: 0 },
    current: null,
    cost: null,
    costBasis: null,
    overrunOriginal: null,
    overrunBaseline: null,
    remaining: null,
    monthsLate: null,
  });
});

test('bounds that cancel out leave nothing known, rather than an interval open on both sides', () => {
  const open = { low: null, high: null };
  const amendments = [amendmentRow(1, open), amendmentRow(2, { ...open, direction: 'decrease' })];
  const row = rowOf({}, { amendments });
  expect(row).toMatchObject({ current: null, cost: null, costBasis: null, overrunOriginal: null });
  expect(row.amendments.total).toBeNull();
});

test('remaining and percent of an open value', () => {
  const row = rowOf({ originalHigh: null, originalHedge: 'at-least' }, { billing: invoicedFor(400_00n) });
  expect(row.remaining).toEqual({ low: '60000', high: null });
  expect(row.overrunOriginal).toEqual({ amount: exact('0'), percent: { low: '0.0', high: '0.0' } });
});

test.each([
  [{}, {}, []],
  [{ taxBasis: 'unknown' }, { billing: invoicedFor(1n) }, ['tax-basis-unknown']],
  [{ taxBasis: 'unknown' }, {}, []],
  [{}, { billing: { ...noBilling, taxUncertain: 1 } }, ['tax-basis']],
  [{}, { billing: { ...noBilling, otherCurrency: 1 } }, ['other-currency']],
  [
    {},
    { billing: { ...noBilling, amountUnknown: 1, positiveCredits: 1 } },
    ['invoice-amount-unknown', 'credit-note-positive'],
  ],
  [{}, { forecasts: [forecastRow(1, { low: 1, high: 1 })] }, []],
  [{}, { forecasts: [forecastRow(1, { low: 1, high: 1, taxBasis: 'included' })] }, ['forecast-tax-basis']],
  [
    { taxBasis: 'unknown' },
    { forecasts: [forecastRow(1, { low: 1, high: 1, taxBasis: 'unknown' })] },
    ['forecast-tax-basis'],
  ],
  [{}, { forecasts: [forecastRow(1, { low: 1, high: 1, scopeEn: 'Phase 2' })] }, ['forecast-scope']],
  [
    {},
    { forecasts: [forecastRow(1, { low: 1, high: 1 })], billing: invoicedFor(2n) },
    ['forecast-below-invoiced'],
  ],
])('cautions of %j with %o', (contract, facts, cautions) => {
  expect(rowOf(contract, facts).cautions).toEqual(cautions);
});

test.each([
  [{ startsOn: '2020-01-01', endsOn: '2021-01-01' }, [], 0, '2021-01-01'],
  [{ endsOn: '2021-01-01', optionEndsOn: '2023-01-01' }, [], 0, '2023-01-01'],
  [{ endsOn: '2021-01-01' }, [{ newEndsOn: '2022-06-30' }, { newEndsOn: '2022-01-01' }], 0, '2022-06-30'],
  [{ endsOn: '2021-01-01' }, [{ newEndsOn: '2022-06-30', status: 'pending' }], 0, '2021-01-01'],
  [{ endsOn: '2021-01-01' }, [], 30, '2021-01-31'],
  [{}, [], 30, null],
])('the term of %j ends in the contract’s favour', (fields, amendments: AnyFields[], grace, endsOn) => {
  const { contract } = overrunFacts(fields);
  expect(
    contractTerm(
      contract,
      amendments.map((row) => amendmentRow(1, row)),
      grace,
    ).endsOn,
  ).toBe(endsOn);
});
