import {
  decimalOf,
  numberOf,
  type ParameterDefinition,
  type ParameterValues,
} from '#shared/domain/audit/parameters.ts';
import type { Detail, TooFew } from '#shared/domain/audit/test-run.ts';
import { quantile } from '#shared/domain/statistics/fences.ts';

/** Settings of the tests that look for outliers: a limit of one's own, and how few values are too few for a fence. */
export const fenceParameters: readonly ParameterDefinition[] = [
  { name: 'fixedLimit', kind: 'decimal', default: null, mark: 'judgement', source: '' },
  {
    name: 'leastGroups',
    kind: 'count',
    default: 30,
    min: 4,
    max: 1_000_000,
    mark: 'judgement',
    source: '',
  },
];

export type FenceLimit = {
  /** Null where nothing can be said: then nothing is reported. */
  readonly limit: number | null;
  /** Set where there are too few values for a fence. */
  readonly tooFew: TooFew | null;
  /** How it came about, for the profile of a run. */
  readonly summary: Detail;
};

/**
 * From where on a value is an outlier: the limit that is set, else Tukey's fence, Q1 − 1.5 IQR or Q3 + 1.5 IQR, with
 * quartiles by linear interpolation (R's type 7). No fence on few values, nor where Q1, Q3 and with them the
 * interquartile range are all zero (as in OCP's Cardinal, 0.0.6).
 */
export const fenceLimit = (
  values: readonly number[],
  side: 'low' | 'high',
  parameters: ParameterValues,
): FenceLimit => {
  const fixed = decimalOf(parameters, 'fixedLimit');
  const least = numberOf(parameters, 'leastGroups');
  const sorted = values.toSorted((a, b) => a - b);
  const known = sorted.length > 0;
  const [q1, q3] = known ? [quantile(sorted, 0.25), quantile(sorted, 0.75)] : [0, 0];
  const reach = 1.5 * (q3 - q1);
  const fence = side === 'low' ? q1 - reach : q3 + reach;
  const basis = basisOf(fixed, sorted.length < least, q1 === 0 && q3 === 0);
  const limit = basis === 'fixed' ? fixed : basis === 'fence' ? fence : null;
  return {
    limit,
    tooFew: basis === 'too-few' ? { n: sorted.length, least } : null,
    summary: {
      n: sorted.length,
      least,
      basis,
      q1: known ? shown(q1) : null,
      q3: known ? shown(q3) : null,
      fence: known ? shown(fence) : null,
      limit: limit === null ? null : shown(limit),
    },
  };
};

const basisOf = (
  fixed: number | null,
  isTooFew: boolean,
  isZero: boolean,
): 'fixed' | 'too-few' | 'all-zero' | 'fence' => {
  if (fixed !== null) return 'fixed';
  if (isTooFew) return 'too-few';
  return isZero ? 'all-zero' : 'fence';
};

/** A share or count with at most six decimals. */
export const shown = (value: number): string => String(Math.round(value * 1_000_000) / 1_000_000);

/** Sums of binary fractions must not decide whether a value is on a limit. */
const hair = 1e-9;

export const isAtMost = (value: number, limit: number | null): boolean =>
  limit !== null && value <= limit + hair;

export const isAtLeast = (value: number, limit: number | null): boolean =>
  limit !== null && value >= limit - hair;
