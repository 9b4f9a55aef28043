import { solveFalling, upperGamma } from './gamma.ts';

/**
 * Reliability factor of monetary-unit sampling: the expected number of errors at which finding at most `errors` has
 * probability `risk`, that is P(X ≤ errors) = risk for a Poisson X. Computed, not copied from tables, which round up:
 * 3.00 for no error at 5 %, 4.74 for one.
 */
export const reliabilityFactor = (errors: number, risk: number): number =>
  solveFalling((mean) => upperGamma(errors + 1, mean), risk);
