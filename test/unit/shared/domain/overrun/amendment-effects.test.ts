import { describe, expect, test } from 'vitest';
import {
  amendmentCautions,
  amendmentEffects,
  totalEffect,
  totalIncreases,
} from '#shared/domain/overrun/amendment-effects.ts';
import { amendmentRow } from '../../../../support/overrun-facts.ts';

const unknownAmount = { low: null, high: null, hedge: null };
const totalOf = (...rows: Parameters<typeof amendmentRow>[1][]) =>
  totalEffect(
    amendmentEffects(
      rows.map((fields, index) => amendmentRow(index + 1, fields)),
      'CAD',
    ),
  );
const cautionsOf = (fields: Parameters<typeof amendmentRow>[1]) =>
  amendmentCautions(amendmentEffects([amendmentRow(1, fields)], 'CAD'), 'CAD');

describe('effect on the value', () => {
  test.each([
    ['increase', {}, 10000n, 10000n],
    ['increase of unknown amount', unknownAmount, 0n, null],
    ['increase of at least', { hedge: 'at-least' }, 10000n, null],
    ['increase of at most', { hedge: 'at-most', low: null }, 0n, 10000n],
    ['decrease, stored as a size', { direction: 'decrease' }, -10000n, -10000n],
    [
      'decrease, written with its minus',
      { direction: 'decrease', low: -10000, high: -10000 },
      -10000n,
      -10000n,
    ],
    ['decrease within a range', { direction: 'decrease', low: 4000, hedge: 'between' }, -10000n, -4000n],
    ['decrease of unknown amount', { direction: 'decrease', ...unknownAmount }, null, 0n],
    ['either way', { direction: 'unknown' }, -10000n, 10000n],
    ['no effect on the value', { direction: 'none', ...unknownAmount }, 0n, 0n],
    ['another currency: an increase of unknown amount', { currency: 'USD' }, 0n, null],
  ])('%s', (_name, fields, low, high) => {
    expect(totalOf(fields)).toEqual({ low, high });
  });

  test('nothing known of direction and amount makes the total unknown', () => {
    expect(totalOf({}, { direction: 'unknown', ...unknownAmount })).toBeNull();
  });

  test('pending and refused amendments do not count, those of unknown status do', () => {
    expect(totalOf({ status: 'pending' }, { status: 'refused' })).toEqual({ low: 0n, high: 0n });
    expect(totalOf({}, { status: 'unknown' })).toEqual({ low: 20000n, high: 20000n });
    expect(totalOf()).toEqual({ low: 0n, high: 0n });
  });

  test('increases are added up without what decreases give back', () => {
    const effects = amendmentEffects(
      [amendmentRow(1), amendmentRow(2, { direction: 'decrease' }), amendmentRow(3, { hedge: 'at-least' })],
      'CAD',
    );
    expect(totalIncreases(effects)).toEqual({ low: 20000n, high: null });
    expect(totalEffect(effects)).toEqual({ low: 10000n, high: null });
  });
});

test('order: by date signed, effective or approved, undated last, then as entered', () => {
  const undated = { signedOn: null, approvedOn: null };
  const effects = amendmentEffects(
    [
      amendmentRow(1, undated),
      amendmentRow(2, { ...undated, effectiveOn: '2023-05-01' }),
      amendmentRow(3, { signedOn: '2022-05-01' }),
      amendmentRow(4, { ...undated, approvedOn: '2022-05-01' }),
      amendmentRow(5, undated),
    ],
    'CAD',
  );
  expect(effects.map(({ amendment }) => amendment.id)).toEqual([3, 4, 2, 1, 5]);
});

test.each([
  [{}, []],
  [{ status: 'unknown' }, ['amendment-status-unknown']],
  [unknownAmount, ['amendment-amount-unknown']],
  [{ direction: 'unknown' }, ['amendment-direction-unknown']],
  [{ low: -10000, high: -10000 }, ['amendment-sign']],
  [{ currency: 'USD' }, ['other-currency']],
  [{ status: 'refused', ...unknownAmount }, []],
])('cautions of %j: %j', (fields, cautions) => {
  expect(cautionsOf(fields)).toEqual(cautions);
});
