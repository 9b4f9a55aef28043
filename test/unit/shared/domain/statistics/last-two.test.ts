import { expect, test } from 'vitest';
import { lastTwoDigits, lastTwoTest } from '#shared/domain/statistics/last-two.ts';
import { proportionZ } from '#shared/domain/statistics/proportions.ts';

test('the last two digits of an amount of three digits at least', () => {
  expect([123_45, -123_45, 100, 99, 0].map(lastTwoDigits)).toEqual([45, 45, 0, null, null]);
});

test('χ² and z agree with the formulas written out', () => {
  const digits = Array.from({ length: 700 }, (_, index) => (index * 37 + (index % 5)) % 100);
  const { n, counts, chiSquare, degrees } = lastTwoTest(digits);
  let sum = 0;
  for (let pair = 0; pair < 100; pair += 1)
    sum += (digits.filter((digit) => digit === pair).length - 7) ** 2 / 7;
  expect({ n, degrees }).toEqual({ n: 700, degrees: 99 });
  expect(chiSquare).toBeCloseTo(sum, 10);
  expect(counts.reduce((total, { count }) => total + count, 0)).toBe(700);
  // 14 of 700 are 2 %, expected 1 %: (0.01 − 1/1400) ÷ √(0.0099/700).
  expect(proportionZ(14, 700, 0.01)).toBeCloseTo(2.4692, 3);
  expect(proportionZ(0, 0, 0.01)).toBe(0);
});
