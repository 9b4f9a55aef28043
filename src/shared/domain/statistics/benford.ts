import { chiSquareCritical, chiSquareOf } from './chi-square.ts';
import { proportionZ } from './proportions.ts';

/** Which leading digits are looked at: the first (1 to 9), or the first two together (10 to 99). */
export type LeadingDigits = 'first' | 'first-two';

export type Conformity = 'close' | 'acceptable' | 'marginal' | 'nonconformity';

type Digits = {
  readonly from: number;
  readonly to: number;
  readonly cutOffs: readonly [number, number, number];
};

/** Cut-offs of the mean absolute deviation: Nigrini (2012), as coded in the R package benford.analysis. */
const digitsOf: Readonly<Record<LeadingDigits, Digits>> = {
  first: { from: 1, to: 9, cutOffs: [0.006, 0.012, 0.015] },
  'first-two': { from: 10, to: 99, cutOffs: [0.0012, 0.0018, 0.0022] },
};

/**
 * Below so many amounts the cut-offs say nothing: the deviation expected of perfectly conforming amounts is itself
 * above them (for first-two digits it is 0.0022 at 1,301 and 0.0018 at 1,943 amounts; for the first 0.006 at 1,532).
 */
const leastForConformity: Readonly<Record<LeadingDigits, number>> = { first: 1_600, 'first-two': 2_000 };

/** One digit or pair of digits, with how many amounts start with it. */
export type DigitCount = {
  readonly digits: number;
  readonly count: number;
  /** As many as Benford's law expects of n amounts. */
  readonly expected: number;
  /** How far off, in standard deviations, with the correction for continuity. */
  readonly z: number;
};

export type BenfordResult = {
  readonly n: number;
  readonly counts: readonly DigitCount[];
  /** Mean absolute deviation of the proportions. */
  readonly mad: number;
  /** Null where there are too few amounts for the cut-offs. */
  readonly conformity: Conformity | null;
  /** How many amounts the cut-offs ask for. */
  readonly least: number;
  readonly chiSquare: number;
  readonly degrees: number;
  /** Value of χ² that is exceeded by chance once in twenty. */
  readonly critical: number;
};

/** Probability that a number starts with these digits: log10(1 + 1/d). */
export const benfordProbability = (digits: number): number => Math.log10(1 + 1 / digits);

/**
 * The leading digits of an amount in minor units; its sign and how many decimals it has do not matter. Null for zero
 * and for the first two digits of an amount that has one only.
 */
export const leadingDigits = (minor: number, which: LeadingDigits): number | null => {
  const text = String(Math.abs(minor));
  const length = which === 'first' ? 1 : 2;
  return minor === 0 || text.length < length ? null : Number(text.slice(0, length));
};

/**
 * Compares the leading digits of amounts with Benford's law.
 * @param digits leading digits, each between 1 and 9 or between 10 and 99
 */
export const benfordTest = (digits: readonly number[], which: LeadingDigits): BenfordResult => {
  const { from, to } = digitsOf[which];
  const observed = Array.from({ length: to - from + 1 }, () => 0);
  for (const digit of digits) observed[digit - from] = (observed[digit - from] ?? 0) + 1;
  const n = digits.length;
  const counts = observed.map((count, index) => digitCount(from + index, count, n));
  const expected = counts.map((row) => row.expected);
  const mad =
    n === 0
      ? 0
      : counts.reduce((sum, row) => sum + Math.abs(row.count - row.expected) / n, 0) / counts.length;
  return {
    n,
    counts,
    mad,
    conformity: n < leastForConformity[which] ? null : conformityOf(mad, which),
    least: leastForConformity[which],
    chiSquare: n === 0 ? 0 : chiSquareOf(observed, expected),
    degrees: counts.length - 1,
    critical: chiSquareCritical(counts.length - 1, 0.05),
  };
};

const digitCount = (digits: number, count: number, n: number): DigitCount => {
  const p = benfordProbability(digits);
  return { digits, count, expected: n * p, z: proportionZ(count, n, p) };
};

/** Each class includes its lower bound: a deviation of exactly 0.0012 is acceptable, no longer close. */
export const conformityOf = (mad: number, which: LeadingDigits): Conformity => {
  const [close, acceptable, marginal] = digitsOf[which].cutOffs;
  if (mad < close) return 'close';
  if (mad < acceptable) return 'acceptable';
  return mad < marginal ? 'marginal' : 'nonconformity';
};
