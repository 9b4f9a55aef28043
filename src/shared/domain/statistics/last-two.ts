import { chiSquareCritical, chiSquareOf } from './chi-square.ts';
import { proportionZ } from './proportions.ts';

/** How many amounts end in these two digits, 0 to 99. */
export type EndingCount = {
  readonly digits: number;
  readonly count: number;
  readonly expected: number;
  /** How far off, in standard deviations, with the correction for continuity. */
  readonly z: number;
};

export type LastTwoResult = {
  readonly n: number;
  readonly counts: readonly EndingCount[];
  readonly chiSquare: number;
  readonly degrees: number;
  /** Value of χ² that is exceeded by chance once in twenty. */
  readonly critical: number;
};

const pairs = 100;

/** The last two digits of an amount in minor units; null where it has fewer than three: then they lead, too. */
export const lastTwoDigits = (minor: number): number | null => {
  const size = Math.abs(minor);
  return size < pairs ? null : size % pairs;
};

/** Compares last two digits, each 0 to 99, with the even distribution that amounts of some size have. */
export const lastTwoTest = (digits: readonly number[]): LastTwoResult => {
  const observed = Array.from({ length: pairs }, () => 0);
  for (const digit of digits) observed[digit] = (observed[digit] ?? 0) + 1;
  const n = digits.length;
  const expected = n / pairs;
  return {
    n,
    counts: observed.map((count, index) => ({
      digits: index,
      count,
      expected,
      z: proportionZ(count, n, 1 / pairs),
    })),
    chiSquare:
      n === 0
        ? 0
        : chiSquareOf(
            observed,
            observed.map(() => expected),
          ),
    degrees: pairs - 1,
    critical: chiSquareCritical(pairs - 1, 0.05),
  };
};
