import { describe, expect, test } from 'vitest';
import { allowanceFactor, basicFactor, dividedUp, planningFactor } from '#shared/domain/sampling/factors.ts';
import { factorText, percentOfPpm, ppmOfPercent } from '#shared/domain/sampling/percent.ts';
import { reliabilityFactor } from '#shared/domain/statistics/poisson.ts';

/** P(X ≤ errors) of a Poisson count, term by term. */
const poissonAtMost = (errors: number, mean: number): number => {
  let [term, sum] = [Math.exp(-mean), 0];
  for (let count = 0; count <= errors; count += 1) {
    sum += term;
    term *= mean / (count + 1);
  }
  return sum;
};

/** P(G > x) of a gamma variable of shape `shape`, by Simpson's rule over its density. */
const gammaBeyond = (shape: number, x: number): number => {
  const density = (at: number): number => at ** (shape - 1) * Math.exp(-at);
  const integral = (from: number, to: number): number => {
    const steps = 20_000;
    const width = (to - from) / steps;
    let sum = density(from) + density(to);
    for (let step = 1; step < steps; step += 1)
      sum += (step % 2 === 1 ? 4 : 2) * density(from + step * width);
    return (sum * width) / 3;
  };
  const beyond = integral(x, x + 120);
  return beyond / (beyond + integral(0, x));
};

describe('reliability factors', () => {
  test.each([
    [0.05, [3.0, 4.74, 6.3, 7.75, 9.15, 10.51]],
    [0.1, [2.3, 3.89, 5.32, 6.68, 7.99, 9.27]],
    [0.01, [4.61, 6.64, 8.41, 10.05, 11.6, 13.11]],
  ])('at a risk of %f are those of a Poisson table', (risk, table) => {
    table.forEach((factor, errors) => {
      expect(reliabilityFactor(errors, risk)).toBeCloseTo(factor, 2);
      expect(poissonAtMost(errors, reliabilityFactor(errors, risk))).toBeCloseTo(risk, 12);
    });
  });

  test('are rounded up to millionths: ln 20 = 2.995732273… is 2.995733', () => {
    expect(basicFactor(950_000)).toBe(2_995_733n);
    // ln 10 = 2.302585093
    expect(basicFactor(900_000)).toBe(2_302_586n);
  });

  test('of the first and second error: 4.743865 - 2.995732 - 1 and 6.295794 - 4.743865 - 1', () => {
    expect(allowanceFactor(1, 950_000)).toBe(748_133n);
    expect(Number(allowanceFactor(2, 950_000)) / 1e6).toBeCloseTo(0.551929, 5);
  });

  test('stay above zero wherever a confidence is accepted', () => {
    for (const confidence of [600_000, 700_000, 800_000, 975_000, 999_000])
      for (const rank of [1, 2, 5, 20, 60]) expect(allowanceFactor(rank, confidence)).toBeGreaterThan(0n);
  });
});

describe('the planning factor', () => {
  // Factors for planning monetary-unit samples, AICPA Audit Sampling guide: 5 % risk, expected by tolerable misstatement.
  test.each([
    [0, 3.0],
    [0.05, 3.31],
    [0.1, 3.68],
    [0.15, 4.11],
    [0.2, 4.63],
    [0.25, 5.24],
    [0.3, 6.0],
    [0.35, 6.92],
    [0.4, 8.09],
    [0.45, 9.59],
    [0.5, 11.54],
  ])('for an expected share of %f is the published %f', (share, published) => {
    // The guide rounds up to hundredths.
    const factor = Number(planningFactor(share, 950_000)) / 1e6;
    expect(published - factor).toBeGreaterThan(-0.005);
    expect(published - factor).toBeLessThan(0.011);
  });

  test('leaves the risk asked, by an integral of its own', () => {
    for (const share of [0.1, 0.25, 0.6]) {
      const factor = Number(planningFactor(share, 900_000)) / 1e6;
      expect(gammaBeyond(1 + share * factor, factor)).toBeCloseTo(0.1, 4);
    }
  });
});

test('quotients are rounded up', () => {
  expect([dividedUp(0n, 3n), dividedUp(6n, 3n), dividedUp(7n, 3n)]).toEqual([0n, 2n, 3n]);
});

describe('percentages', () => {
  test('are read as people type them, and written with the digits they have', () => {
    expect(['95', '97,5', '97.5 %', '0.0001', '100'].map(ppmOfPercent)).toEqual([
      950_000, 975_000, 975_000, 1, 1_000_000,
    ]);
    expect(['', '-1', '100.1', '5e1', '1.00001', 'five'].map(ppmOfPercent)).toEqual(Array(6).fill(null));
    expect(percentOfPpm(975_000, 'fr')).toBe('97,5\u00A0%');
    expect(percentOfPpm(950_000, 'en')).toBe('95%');
    expect(factorText(2_995_733, 'fr')).toBe('2,995733');
    expect(factorText(748_133, 'en')).toBe('0.748133');
  });
});
