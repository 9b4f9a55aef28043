import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Interval } from '#shared/domain/money/interval.ts';
import {
  addIntervals,
  exactly,
  formatInterval,
  fromHedge,
  maxInterval,
  percentGrowth,
  percentOf,
  subtractIntervals,
} from '#shared/domain/money/interval.ts';

const between = (low: number | null, high: number | null): Interval => ({
  low: low === null ? null : BigInt(low),
  high: high === null ? null : BigInt(high),
});

/** An interval and a value inside it. */
const withMember = (min: number) =>
  fc
    .tuple(fc.integer({ min, max: 10 ** 9 }), fc.nat(10 ** 6), fc.nat(10 ** 6), fc.boolean(), fc.boolean())
    .map(([value, below, above, isLowOpen, isHighOpen]) => ({
      value: BigInt(value),
      interval: between(isLowOpen ? null : Math.max(min, value - below), isHighOpen ? null : value + above),
    }));

const contains = ({ low, high }: Interval, value: bigint): boolean =>
  (low === null || low <= value) && (high === null || value <= high);

describe('arithmetic keeps every possible value', () => {
  test('add, subtract and max', () => {
    fc.assert(
      fc.property(withMember(-(10 ** 9)), withMember(-(10 ** 9)), (a, b) => {
        expect(contains(addIntervals(a.interval, b.interval), a.value + b.value)).toBe(true);
        expect(contains(subtractIntervals(a.interval, b.interval), a.value - b.value)).toBe(true);
        expect(contains(maxInterval(a.interval, b.interval), a.value > b.value ? a.value : b.value)).toBe(
          true,
        );
      }),
    );
  });

  test('the bounds are reached, not merely safe', () => {
    expect(subtractIntervals(between(110, 120), between(100, 105))).toEqual(between(5, 20));
    expect(subtractIntervals(between(110, null), between(100, 105))).toEqual(between(5, null));
    expect(subtractIntervals(between(110, 120), between(100, null))).toEqual(between(null, 20));
    expect(addIntervals(between(1, null), between(2, 3))).toEqual(between(3, null));
    expect(maxInterval(between(1, 9), between(4, 5))).toEqual(between(4, 9));
    expect(maxInterval(between(null, 9), between(4, null))).toEqual(between(4, null));
  });
});

test.each([
  [100, 100, 'exact', between(100, 100)],
  [100, null, 'exact', between(100, 100)],
  [100, 100, 'at-least', between(100, null)],
  [100, null, 'at-least', between(100, null)],
  [null, 100, 'at-most', between(null, 100)],
  [100, null, 'at-most', between(null, 100)],
  [90, 110, 'about', between(90, 110)],
  [100, null, 'about', between(100, 100)],
  [90, 110, 'between', between(90, 110)],
  [90, null, 'between', between(90, null)],
  [90, null, null, between(90, 90)],
  [null, null, 'exact', null],
] as const)('%s to %s, %s', (low, high, hedge, expected) => {
  expect(fromHedge(low, high, hedge)).toEqual(expected);
});

describe('percent', () => {
  test.each([
    [between(43_100, 43_100), between(63_961, 63_961), '48.4', '48.4'],
    [between(638, 638), between(1100, null), '72.4', null],
    [between(100, 200), between(150, 300), '-25.0', '200.0'],
    [between(1000, 1000), between(970, 970), '-3.0', '-3.0'],
    [between(1000, 1000), between(1000, 1000), '0.0', '0.0'],
    [between(20_000, 20_000), between(20_009, 20_011), '0.0', '0.1'],
    [between(2000, 2000), between(2001, 1999), '0.1', '-0.1'],
    [between(null, 200), between(150, 300), '-25.0', null],
    [between(100, null), between(150, 300), null, '200.0'],
  ])('growth of %o to %o', (baseline, cost, low, high) => {
    expect(percentGrowth(baseline, cost)).toEqual({ low, high });
  });

  test('no percentage of nothing or of a negative baseline', () => {
    expect(percentGrowth(exactly(0), exactly(10))).toBeNull();
    expect(percentGrowth(between(-1, 5), exactly(10))).toBeNull();
    expect(percentGrowth(between(null, 0), exactly(10))).toBeNull();
  });

  test('a part of a whole', () => {
    expect(percentOf(exactly(208), exactly(430))).toEqual({ low: '48.4', high: '48.4' });
    expect(percentOf(between(-50, 50), between(100, 200))).toEqual({ low: '-50.0', high: '50.0' });
    expect(percentOf(exactly(0), between(100, null))).toEqual({ low: '0.0', high: '0.0' });
    expect(percentOf(exactly(10), between(100, null))).toEqual({ low: null, high: '10.0' });
  });

  test('contains the growth of every pair of possible values', () => {
    fc.assert(
      fc.property(withMember(1), withMember(-(10 ** 9)), (base, cost) => {
        const percent = percentGrowth(base.interval, cost.interval);
        const own = percentGrowth(exactly(base.value), exactly(cost.value));
        if (percent === null || own === null || own.low === null)
          throw new Error('a positive baseline has a growth');
        if (percent.low !== null) expect(Number(percent.low)).toBeLessThanOrEqual(Number(own.low));
        if (percent.high !== null) expect(Number(percent.high)).toBeGreaterThanOrEqual(Number(own.low));
      }),
    );
  });
});

test.each([
  [exactly(123456), false, '1 234,56 $', '$1,234.56'],
  [between(1_100_000_000_00, null), true, 'au moins 1,1 G$', 'at least $1.1B'],
  [between(null, 2_000_000_00), true, 'au plus 2 M$', 'at most $2M'],
  [between(1_000_000_00, 2_000_000_00), true, 'entre 1 M$ et 2 M$', 'between $1M and $2M'],
  [between(null, null), true, 'inconnu', 'unknown'],
  [null, true, 'inconnu', 'unknown'],
])('%o in words', (interval, compact, fr, en) => {
  expect(formatInterval(interval, 'CAD', 'fr', { compact }).replaceAll('\u00A0', ' ')).toBe(fr);
  expect(formatInterval(interval, 'CAD', 'en', { compact })).toBe(en);
});

test('an approximate amount says so', () => {
  expect(formatInterval(exactly(638_000_000_00), 'CAD', 'en', { compact: true, about: true })).toBe(
    'about $638M',
  );
});
