import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { designProblem } from '#shared/domain/sampling/design.ts';
import {
  allowedDeviations,
  evaluateRate,
  planAttribute,
  probabilityOfAtMost,
  upperDeviations,
} from '#shared/domain/sampling/deviations.ts';

const choose = (of: number, take: number): bigint => {
  if (take < 0 || take > of) return 0n;
  let result = 1n;
  for (let step = 1; step <= take; step += 1) result = (result * BigInt(of - take + step)) / BigInt(step);
  return result;
};

/** P(X ≤ found) by counting samples, exactly; to 15 digits. */
const counted = (found: number, deviations: number, population: number, size: number): number => {
  let favourable = 0n;
  for (let count = 0; count <= found; count += 1)
    favourable += choose(deviations, count) * choose(population - deviations, size - count);
  return Number((favourable * 10n ** 15n) / choose(population, size)) / 1e15;
};

describe('the number of deviations drawn', () => {
  test('has the probability that counting all samples gives', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.nat(120),
        fc.nat(120),
        fc.nat(20),
        (population, size, deviations, found) => {
          const [n, k] = [size % (population + 1), deviations % (population + 1)];
          expect(probabilityOfAtMost(found, k, { population, size: n })).toBeCloseTo(
            counted(found, k, population, n),
            10,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is 1/12 for none in three of ten with five deviations', () => {
    // C(5,3) / C(10,3) = 10 / 120
    expect(probabilityOfAtMost(0, 5, { population: 10, size: 3 })).toBeCloseTo(1 / 12, 14);
  });
});

describe('the upper limit of deviations', () => {
  test('is the largest number that could have left so few', () => {
    // Of 20 rows one is drawn, no deviation: 18 deviations leave that with 10 %, 19 with 5 %, which is no more than the risk.
    expect(upperDeviations(0, { population: 20, size: 1 }, 950_000)).toBe(18);
    expect(upperDeviations(0, { population: 20, size: 1 }, 949_000)).toBe(18);
    expect(upperDeviations(0, { population: 20, size: 1 }, 951_000)).toBe(19);
  });

  test('is what was found where everything was examined', () => {
    expect(upperDeviations(3, { population: 50, size: 50 }, 950_000)).toBe(3);
  });

  test('agrees with the one-sided binomial limits of a large population', () => {
    // 1 - 0.05^(1/59) = 4.95 %; with one in 93, 5.00 % (the published sizes for 5 %).
    const large = { population: 5_000_000 };
    expect(upperDeviations(0, { ...large, size: 59 }, 950_000) / 5e6).toBeCloseTo(1 - 0.05 ** (1 / 59), 5);
    const one = upperDeviations(1, { ...large, size: 93 }, 950_000) / 5e6;
    expect((1 - one) ** 93 + 93 * one * (1 - one) ** 92).toBeCloseTo(0.05, 4);
  });
});

describe('the size of an attribute sample', () => {
  // Sizes and deviations expected, tests of controls at 5 % risk of overreliance, AICPA Audit Sampling guide.
  test.each([
    [2, 0, 149, 0],
    [3, 0, 99, 0],
    [4, 0, 74, 0],
    [5, 0, 59, 0],
    [8, 0, 36, 0],
    [10, 0, 29, 0],
    [20, 0, 14, 0],
    [5, 1, 93, 1],
    [4, 1, 156, 2],
    [10, 1, 46, 1],
  ])(
    'for %i %% tolerable and %i %% expected is the published %i (%i)',
    (tolerable, expected, size, allowed) => {
      const design = {
        method: 'attribute',
        confidencePpm: 950_000,
        tolerablePpm: tolerable * 10_000,
        expectedPpm: expected * 10_000,
      } as const;
      expect(planAttribute(design, 5_000_000)).toEqual({ size, allowed });
    },
  );

  test('is smaller for a small population, and never more than all of it', () => {
    const design = {
      method: 'attribute',
      confidencePpm: 950_000,
      tolerablePpm: 50_000,
      expectedPpm: 0,
    } as const;
    // 6 of 100 deviate: none in n has C(94,n)/C(100,n); n = 38 leaves 5.2 %, n = 39 4.7 %.
    expect(counted(0, 6, 100, 38)).toBeGreaterThan(0.05);
    expect(counted(0, 6, 100, 39)).toBeLessThan(0.05);
    expect(planAttribute(design, 100)).toEqual({ size: 39, allowed: 0 });
    expect(planAttribute(design, 5)).toEqual({ size: 5, allowed: 0 });
  });

  test('is found at once where next to nothing can be tolerated in a million rows', () => {
    const design = {
      method: 'attribute',
      confidencePpm: 950_000,
      tolerablePpm: 1000,
      expectedPpm: 900,
    } as const;
    const { size, allowed } = planAttribute(design, 1_000_000);
    expect({ size, allowed }).toEqual({ size: 215_505, allowed: 194 });
    expect(allowedDeviations(design, { population: 1_000_000, size })).toBe(194);
    // The smallest: one row fewer shows less than what was asked.
    const of = (rows: number) => probabilityOfAtMost(allowed, 1001, { population: 1_000_000, size: rows });
    expect(of(size)).toBeLessThanOrEqual(0.05);
    expect(of(size - 1)).toBeGreaterThan(0.05);
  });

  test('is enough: so many deviations still show that the rate can be tolerated', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 3000 }),
        fc.integer({ min: 20_000, max: 200_000 }),
        fc.integer({ min: 0, max: 40 }),
        (population, tolerablePpm, share) => {
          const design = {
            method: 'attribute',
            confidencePpm: 900_000,
            tolerablePpm,
            expectedPpm: Math.floor((tolerablePpm * share) / 100),
          } as const;
          const { size, allowed } = planAttribute(design, population);
          const upper = upperDeviations(allowed, { population, size }, design.confidencePpm);
          expect(size <= population && upper * 1_000_000 <= tolerablePpm * population).toBe(true);
          expect(allowedDeviations(design, { population, size })).toBe(allowed);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the evaluation of deviations', () => {
  const of = { population: 5_000_000, confidencePpm: 950_000, tolerablePpm: 50_000 };
  const results = (found: number, size: number): boolean[] =>
    Array.from({ length: size }, (_, index) => index < found);

  test('accepts what its size was planned for, and not one deviation more', () => {
    expect(evaluateRate(of, results(1, 93))).toMatchObject({
      found: 1,
      ratePpm: 10_753,
      conclusion: 'acceptable',
    });
    expect(evaluateRate(of, results(2, 93)).conclusion).toBe('not-shown');
    expect(evaluateRate(of, results(5, 93)).conclusion).toBe('exceeded');
  });

  test('concludes nothing while a row is not examined', () => {
    expect(evaluateRate(of, [false, null])).toMatchObject({
      unexamined: 1,
      upper: null,
      conclusion: 'incomplete',
    });
  });

  test('gives a limit without a verdict where nothing was set as tolerable', () => {
    const result = evaluateRate({ population: 20, confidencePpm: 950_000, tolerablePpm: null }, [false]);
    expect(result).toMatchObject({ upper: 18, upperPpm: 900_000, conclusion: null });
  });
});

describe('a design', () => {
  test('is refused where it asks for what no sample can give', () => {
    const mus = { method: 'mus', confidencePpm: 950_000, tolerable: 100, expected: 0 } as const;
    expect(designProblem(mus)).toBeNull();
    expect(designProblem({ ...mus, confidencePpm: 500_000 })).toBe('confidence-out-of-range');
    expect(designProblem({ ...mus, tolerable: 0 })).toBe('tolerable-missing');
    expect(designProblem({ ...mus, expected: 91 })).toBe('expected-too-high');
    expect(designProblem({ ...mus, expected: 90 })).toBeNull();
    expect(designProblem({ method: 'random', confidencePpm: 950_000, size: 0 })).toBe('size-out-of-range');
  });
});
