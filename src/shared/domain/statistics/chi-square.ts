import { solveFalling, upperGamma } from './gamma.ts';

/** Pearson's statistic: Σ (observed − expected)² / expected. Both lists have the same length. */
export const chiSquareOf = (observed: readonly number[], expected: readonly number[]): number =>
  observed.reduce((sum, count, index) => {
    const expectation = expected[index] ?? 0;
    return sum + (count - expectation) ** 2 / expectation;
  }, 0);

/** Probability of a value at least this large when nothing is wrong. */
export const chiSquareProbability = (value: number, degrees: number): number =>
  upperGamma(degrees / 2, value / 2);

/** The value that is exceeded with probability `risk` when nothing is wrong: 112.02 for 89 degrees at 0.05. */
export const chiSquareCritical = (degrees: number, risk: number): number =>
  solveFalling((value) => chiSquareProbability(value, degrees), risk);
