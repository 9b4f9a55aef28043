import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  benfordProbability,
  benfordTest,
  conformityOf,
  leadingDigits,
} from '#shared/domain/statistics/benford.ts';
import {
  chiSquareCritical,
  chiSquareOf,
  chiSquareProbability,
} from '#shared/domain/statistics/chi-square.ts';
import { fencesOf, quantile } from '#shared/domain/statistics/fences.ts';
import { reliabilityFactor } from '#shared/domain/statistics/poisson.ts';
import { duplicatesBy, gapsIn, seriesNumber } from '#shared/domain/statistics/sequences.ts';
import { editDistance } from '#shared/domain/text/edit-distance.ts';

describe('χ²', () => {
  // Printed tables of the distribution.
  test.each([
    [1, 0.05, 3.841],
    [8, 0.05, 15.507],
    [89, 0.05, 112.022],
    [99, 0.05, 123.225],
    [10, 0.01, 23.209],
  ])('with %i degrees at %f the critical value is %f', (degrees, risk, value) => {
    expect(chiSquareCritical(degrees, risk)).toBeCloseTo(value, 3);
    expect(chiSquareProbability(chiSquareCritical(degrees, risk), degrees)).toBeCloseTo(risk, 10);
  });

  test('two degrees of freedom have a closed form', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 200, noNaN: true }), (value) => {
        expect(chiSquareProbability(value, 2)).toBeCloseTo(Math.exp(-value / 2), 12);
      }),
    );
  });

  test('a die thrown 60 times', () => {
    // (8−10)² + (9−10)² + (19−10)² + (5−10)² + (8−10)² + (11−10)² = 116, over 10.
    expect(chiSquareOf([8, 9, 19, 5, 8, 11], [10, 10, 10, 10, 10, 10])).toBeCloseTo(11.6, 12);
  });
});

describe('reliability factors', () => {
  test.each([
    [0.05, [3.0, 4.74, 6.3, 7.75, 9.15, 10.51]],
    [0.1, [2.3, 3.89, 5.32, 6.68, 7.99, 9.27]],
    [0.01, [4.61, 6.64, 8.41, 10.05, 11.6, 13.11]],
  ])('at a risk of %f', (risk, factors) => {
    expect(factors.map((_factor, errors) => reliabilityFactor(errors, risk))).toEqual(
      factors.map((factor) => expect.closeTo(factor, 1.9)),
    );
  });

  test('satisfy the Poisson sum that defines them', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.double({ min: 0.001, max: 0.5, noNaN: true }), (errors, risk) => {
        const mean = reliabilityFactor(errors, risk);
        let [term, sum] = [Math.exp(-mean), 0];
        for (let k = 0; k <= errors; k += 1) {
          sum += term;
          term *= mean / (k + 1);
        }
        expect(sum).toBeCloseTo(risk, 9);
      }),
    );
  });
});

describe('Benford', () => {
  test('probabilities of the first digit, as published, and sums of one', () => {
    const first = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(benfordProbability);
    expect(first.map((p) => p.toFixed(3))).toEqual([
      '0.301',
      '0.176',
      '0.125',
      '0.097',
      '0.079',
      '0.067',
      '0.058',
      '0.051',
      '0.046',
    ]);
    const firstTwo = Array.from({ length: 90 }, (_value, index) => benfordProbability(10 + index));
    expect(first.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(firstTwo.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  test.each([
    [0, null, null],
    [5, 5, null],
    [-120_050, 1, 12],
    [99, 9, 99],
    [1_000_000, 1, 10],
  ])('leading digits of %i', (minor, first, firstTwo) => {
    expect([leadingDigits(minor, 'first'), leadingDigits(minor, 'first-two')]).toEqual([first, firstTwo]);
  });

  // Published counts; the figures were computed apart from this program, with 40 decimals.
  test('of the first 1,000 Fibonacci numbers, as computed elsewhere', () => {
    const digits: number[] = [];
    for (let [a, b] = [1n, 1n]; digits.length < 1_000; [a, b] = [b, a + b]) digits.push(Number(String(a)[0]));
    const { counts, mad, chiSquare } = benfordTest(digits, 'first');
    expect(counts.map(({ count }) => count)).toEqual([301, 177, 125, 96, 80, 67, 56, 53, 45]);
    expect(mad).toBeCloseTo(0.000_819_876_935_644, 14);
    expect(chiSquare).toBeCloseTo(0.169_462_416_291_382, 12);
    const z = [0.002068, 0.033934, 0.005859, 0.043828, 0.03733, 0.006733, 0.201856, 0.193415, 0.038967];
    expect(counts.map((count) => count.z)).toEqual(z.map((value) => expect.closeTo(value, 6)));
  });

  test('of the powers of two from 2^4 to 2^3003, as computed elsewhere', () => {
    const digits = Array.from({ length: 3_000 }, (_value, index) =>
      Number(String(2n ** BigInt(index + 4)).slice(0, 2)),
    );
    const { counts, mad, chiSquare } = benfordTest(digits, 'first-two');
    expect(counts.slice(0, 5).map(({ count }) => count)).toEqual([125, 113, 104, 97, 90]);
    expect(mad).toBeCloseTo(0.000_203_177_695_494_49, 14);
    expect(chiSquare).toBeCloseTo(2.294_341_454_620_41, 10);
    expect(counts[77]).toMatchObject({ digits: 87, z: expect.closeTo(0.418201, 6) as number });
  });

  test('powers of two conform, equal shares do not', () => {
    const powers: number[] = [];
    for (let power = 0, mantissa = 1; power < 3_000; power += 1) {
      powers.push(Number(mantissa.toPrecision(12).replace('.', '').slice(0, 2)));
      mantissa *= 2;
      if (mantissa >= 10) mantissa /= 10;
    }
    const conforming = benfordTest(powers, 'first-two');
    expect(conforming).toMatchObject({ n: 3_000, degrees: 89, conformity: 'close' });
    expect(conforming.chiSquare).toBeLessThan(conforming.critical);
    const even = benfordTest(
      Array.from({ length: 9_000 }, (_value, index) => 10 + (index % 90)),
      'first-two',
    );
    expect(even.conformity).toBe('nonconformity');
    expect(even.chiSquare).toBeGreaterThan(even.critical);
  });

  test('says nothing of conformity below 2,000 amounts, but still counts them', () => {
    const digits = Array.from({ length: 1_999 }, (_value, index) => 10 + (index % 90));
    expect(benfordTest(digits, 'first-two')).toMatchObject({ n: 1_999, conformity: null });
    expect(benfordTest([...digits, 10], 'first-two').conformity).not.toBeNull();
    expect(benfordTest([], 'first')).toMatchObject({ n: 0, mad: 0, chiSquare: 0, conformity: null });
  });

  test.each([
    [0.0011, 'close'],
    [0.0012, 'acceptable'],
    [0.0018, 'marginal'],
    [0.0022, 'nonconformity'],
  ] as const)('a deviation of %f is %s', (mad, conformity) => {
    expect(conformityOf(mad, 'first-two')).toBe(conformity);
  });
});

describe('fences', () => {
  test('quartiles as R computes them', () => {
    // quantile(c(1, 2, 3, 4, 100), c(.25, .75)) is 2 and 4.
    expect(fencesOf([100, 4, 3, 2, 1], 5)).toEqual({ q1: 2, q3: 4, low: -1, high: 7 });
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
  });

  test('are off on small registers and where nothing differs', () => {
    expect(fencesOf([1, 2, 3, 4, 100], 30)).toBeNull();
    expect(fencesOf([7, 7, 7, 7], 4)).toBeNull();
    expect(fencesOf([], 0)).toBeNull();
  });
});

describe('sequences', () => {
  test('series and their gaps', () => {
    expect(seriesNumber('fac-0012')).toEqual({ prefix: 'FAC-', width: 4, value: 12 });
    expect(seriesNumber('1200')).toEqual({ prefix: '', width: 0, value: 1200 });
    expect(seriesNumber('12-B')).toBeNull();
    expect(seriesNumber('1234567890123456789')).toBeNull();
    expect(gapsIn([7, 1, 2, 2, 5])).toEqual([
      { from: 3, to: 4 },
      { from: 6, to: 6 },
    ]);
  });

  test('gaps and values fill the range exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 }), (values) => {
        const missing = gapsIn(values).reduce((sum, { from, to }) => sum + to - from + 1, 0);
        expect(missing + new Set(values).size).toBe(Math.max(...values) - Math.min(...values) + 1);
      }),
    );
  });

  test('duplicates are groups of more than one', () => {
    expect(duplicatesBy(['a', 'b', 'A', 'c', 'B'], (text) => text.toLowerCase())).toEqual([
      ['a', 'A'],
      ['b', 'B'],
    ]);
  });
});

describe('edit distance', () => {
  test.each([
    ['kitten', 'sitting', 9, 3],
    ['kitten', 'sitting', 2, 3],
    ['', 'abc', 5, 3],
    ['abc', 'abc', 0, 0],
    ['abcdef', 'a', 2, 3],
  ])('%s and %s, at most %i: %i', (a, b, most, distance) => {
    expect(editDistance(a, b, most)).toBe(distance);
  });

  test('is symmetric, and zero for the same text only', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b, 20)).toBe(editDistance(b, a, 20));
        expect(editDistance(a, b, 20) === 0).toBe(a === b);
      }),
    );
  });
});
