import { solveFalling, upperGamma } from '../statistics/gamma.ts';
import { reliabilityFactor } from '../statistics/poisson.ts';

/*
 * Factors are computed, never read from a table, and then rounded *up* to millionths: from there on all arithmetic is
 * in whole numbers, so that it can be done again by hand to the last cent.
 */

/** A factor in millionths: 2.995733 is 2,995,733. */
export type Millionths = bigint;

export const oneMillion = 1_000_000n;

const millionthsUp = (factor: number): Millionths => BigInt(Math.ceil(factor * 1e6));

/** The risk that a confidence in parts per million leaves: 950,000 leaves 0.05. */
export const riskOf = (confidencePpm: number): number => (1_000_000 - confidencePpm) / 1_000_000;

/** Reliability factor R₀: the expected number of errors at which finding none has the probability `risk`. */
export const basicFactor = (confidencePpm: number): Millionths =>
  millionthsUp(reliabilityFactor(0, riskOf(confidencePpm)));

/**
 * By how much more than itself the n-th error raises the upper limit: Rₙ − Rₙ₋₁ − 1, rounded up as such.
 * @param rank from 1 on
 */
export const allowanceFactor = (rank: number, confidencePpm: number): Millionths => {
  const risk = riskOf(confidencePpm);
  return millionthsUp(reliabilityFactor(rank, risk) - reliabilityFactor(rank - 1, risk) - 1);
};

/**
 * Factor F with which a monetary-unit sample is planned, interval = tolerable / F, so that errors of the expected
 * amount would still leave the upper limit at the tolerable one: the F at which a Poisson count of mean F exceeds
 * expectedShare·F errors with the confidence asked, P(X ≤ expectedShare·F) = risk, its count carried on to fractions
 * by the gamma distribution (T. Stewart, Technical Notes on the AICPA Audit Guide Audit Sampling). Without expected
 * errors it is R₀.
 * @param expectedShare expected by tolerable misstatement, from 0 to below 1
 */
export const planningFactor = (expectedShare: number, confidencePpm: number): Millionths =>
  millionthsUp(
    solveFalling((factor) => upperGamma(1 + expectedShare * factor, factor), riskOf(confidencePpm)),
  );

/** Quotient rounded up; both at least 0, the divisor above. */
export const dividedUp = (amount: bigint, by: bigint): bigint => (amount + by - 1n) / by;
