import { expect, test } from 'vitest';
import { withBothBounds } from '#shared/domain/register/amount-bounds.ts';

const exact = { originalHedge: 'exact', originalLow: 48_000_00, originalHigh: 48_000_00 };

test('an amount that is one number changes as one, up, down and to unknown', () => {
  expect(withBothBounds(exact, { originalLow: 50_000_00 })).toEqual({
    originalLow: 50_000_00,
    originalHigh: 50_000_00,
  });
  expect(withBothBounds({ hedge: 'about', low: 10, high: 10 }, { high: 7 })).toEqual({ low: 7, high: 7 });
  expect(withBothBounds(exact, { originalLow: null })).toEqual({ originalLow: null, originalHigh: null });
  expect(withBothBounds({ hedge: 'exact', low: null, high: null }, { low: 5 })).toEqual({ low: 5, high: 5 });
});

test('a range, both bounds at once and other columns are left as they were given', () => {
  const range = { hedge: 'between', low: 10, high: 10 };
  expect(withBothBounds(range, { low: 7 })).toEqual({ low: 7 });
  expect(withBothBounds({ hedge: 'exact', low: 10, high: 12 }, { low: 7 })).toEqual({ low: 7 });
  expect(withBothBounds({ hedge: 'exact', low: 10, high: 10 }, { low: 7, hedge: 'at-least' })).toEqual({
    low: 7,
    hedge: 'at-least',
  });
  expect(withBothBounds(exact, { originalLow: 1, originalHigh: 2 })).toEqual({
    originalLow: 1,
    originalHigh: 2,
  });
  expect(withBothBounds(exact, { status: 'active' })).toEqual({ status: 'active' });
});
