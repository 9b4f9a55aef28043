import { riskOf } from './factors.ts';
import type { AttributeDesign } from './design.ts';
import type { Conclusion } from './mus-evaluation.ts';

/*
 * Rows are drawn without being put back from a population of known size: the number of deviations drawn is
 * hypergeometric, exactly. For large populations it agrees with the binomial distribution of the published tables.
 */

export type Draw = {
  /** Rows of the population. */
  readonly population: number;
  /** Rows drawn. */
  readonly size: number;
};

/** Probabilities that differ by less than this part are the same: the last digits are rounding. */
const noise = 1e-9;

/**
 * Probability of at most `found` deviations in a draw from a population that holds `deviations`. By logarithms, term
 * by term from the least number that can be drawn.
 */
export const probabilityOfAtMost = (
  found: number,
  deviations: number,
  { population, size }: Draw,
): number => {
  const least = Math.max(0, size + deviations - population);
  const most = Math.min(size, deviations);
  if (found >= most) return 1;
  if (found < least) return 0;
  let logTerm = logOfLeast(deviations, { population, size });
  let sum = Math.exp(logTerm);
  for (let count = least; count < found; count += 1) {
    const into = (count + 1) * (population - deviations - size + count + 1);
    logTerm += Math.log(((deviations - count) * (size - count)) / into);
    sum += Math.exp(logTerm);
  }
  return Math.min(sum, 1);
};

/**
 * Logarithm of the chance of the fewest deviations: none drawn, or every row left behind being one. The same whichever of
 * the two counts is the draw and which the deviations: in as many steps as the smaller one has.
 */
const logOfLeast = (deviations: number, { population, size }: Draw): number => {
  const isNone = size + deviations <= population;
  const [one, other] = isNone ? [size, deviations] : [population - size, population - deviations];
  const steps = Math.min(one, other);
  const from = population - Math.max(one, other);
  let log = 0;
  for (let step = 0; step < steps; step += 1) log += Math.log((from - step) / (population - step));
  return log;
};

/** Upper limit of deviations: the largest number in the population that could leave so few in the draw. */
export const upperDeviations = (found: number, draw: Draw, confidencePpm: number): number => {
  const risk = riskOf(confidencePpm) * (1 + noise);
  // Those that were drawn are not deviations unless found: so many the population can hold at most.
  let [low, high] = [found, draw.population - (draw.size - found)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (probabilityOfAtMost(found, middle, draw) > risk) low = middle;
    else high = middle - 1;
  }
  return low;
};

export type AttributePlan = {
  readonly size: number;
  /** So many deviations in the sample still show that the rate can be tolerated. */
  readonly allowed: number;
};

/** More rows with deviations in a sample than this are no test of a control. */
const mostAllowed = 5000;

/**
 * The smallest sample that, holding the deviations expected of it (rounded up), has an upper limit of at most the
 * tolerable rate. The whole population when nothing less will do.
 */
export const planAttribute = (
  { confidencePpm, tolerablePpm, expectedPpm }: AttributeDesign,
  population: number,
): AttributePlan => {
  const { tolerated, isShown } = shown({ confidencePpm, tolerablePpm }, population);
  let size = 1;
  for (let allowed = 0; allowed <= Math.min(tolerated, mostAllowed); allowed += 1) {
    // One deviation more takes a larger sample: the search goes on from the last one.
    size = leastSize({ from: size, population }, (tried) => isShown(allowed, tried));
    if (size * expectedPpm <= allowed * 1_000_000) return { size, allowed };
  }
  return { size: population, allowed: tolerated };
};

/** So many deviations in a sample that was drawn still show that the rate can be tolerated. */
export const allowedDeviations = (
  design: Pick<AttributeDesign, 'confidencePpm' | 'tolerablePpm'>,
  { population, size }: Draw,
): number => {
  const { tolerated, isShown } = shown(design, population);
  let [low, high] = [0, Math.min(tolerated, size)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isShown(middle, size)) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The most deviations that a population may hold, and whether so many in a sample of a size show that it holds no more. */
const shown = (
  { confidencePpm, tolerablePpm }: Pick<AttributeDesign, 'confidencePpm' | 'tolerablePpm'>,
  population: number,
): { readonly tolerated: number; readonly isShown: (found: number, size: number) => boolean } => {
  const risk = riskOf(confidencePpm) * (1 + noise);
  const tolerated = Math.floor((population * tolerablePpm) / 1_000_000);
  return {
    tolerated,
    isShown: (found, size) => probabilityOfAtMost(found, tolerated + 1, { population, size }) <= risk,
  };
};

/** The smallest size from one on that is enough; the population's own always is. */
const leastSize = (
  { from, population }: { readonly from: number; readonly population: number },
  isEnough: (size: number) => boolean,
): number => {
  let [low, high] = [from, from];
  for (let step = 1; high < population && !isEnough(high); step *= 2) {
    low = high + 1;
    high = Math.min(high + step, population);
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};

export type RateEvaluation = {
  readonly unexamined: number;
  readonly found: number;
  readonly size: number;
  readonly population: number;
  /** Deviations in the sample by rows of it, parts per million, rounded to the nearest. */
  readonly ratePpm: number;
  /** At most so many rows of the population deviate, with the confidence asked. Null until all is examined. */
  readonly upper: number | null;
  /** The same as a rate, rounded up. */
  readonly upperPpm: number | null;
  /** Null where no rate was set as tolerable. */
  readonly conclusion: Conclusion | null;
};

/**
 * Evaluates deviations found.
 * @param deviates for each item: whether it deviates; null while nobody has examined it
 * @param tolerablePpm null for a sample without a limit to compare with
 */
export const evaluateRate = (
  {
    population,
    confidencePpm,
    tolerablePpm,
  }: {
    readonly population: number;
    readonly confidencePpm: number;
    readonly tolerablePpm: number | null;
  },
  deviates: readonly (boolean | null)[],
): RateEvaluation => {
  const size = deviates.length;
  const found = deviates.filter((one) => one === true).length;
  const unexamined = deviates.filter((one) => one === null).length;
  const upper = unexamined > 0 ? null : upperDeviations(found, { population, size }, confidencePpm);
  return {
    unexamined,
    found,
    size,
    population,
    ratePpm: size === 0 ? 0 : Math.round((found * 1_000_000) / size),
    upper,
    upperPpm: upper === null ? null : Math.ceil((upper * 1_000_000) / population),
    conclusion: rateConclusion({ found, size, population, upper, tolerablePpm }),
  };
};

const rateConclusion = ({
  found,
  size,
  population,
  upper,
  tolerablePpm,
}: Draw & {
  readonly found: number;
  readonly upper: number | null;
  readonly tolerablePpm: number | null;
}): Conclusion | null => {
  if (upper === null) return 'incomplete';
  if (tolerablePpm === null) return null;
  if (found * 1_000_000 > tolerablePpm * size) return 'exceeded';
  return upper * 1_000_000 > tolerablePpm * population ? 'not-shown' : 'acceptable';
};
