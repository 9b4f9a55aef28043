import { oneMillion, planningFactor, type Millionths } from './factors.ts';
import { mostItems, type MusDesign, type SamplingProblem } from './design.ts';
import type { RandomSource } from './pcg32.ts';

/** A monetary-unit sample as drawn: places of the chosen items in the population, in its order. */
export type MusDraw = {
  readonly factor: Millionths;
  /** Minor units between two selections. */
  readonly interval: number;
  /** The first monetary unit selected among those below the interval, from 1 to the interval. */
  readonly start: number;
  /** Items of at least the interval: examined one and all. */
  readonly top: readonly number[];
  readonly topAmount: bigint;
  /** Items below the interval that hold a selected monetary unit. */
  readonly sampled: readonly number[];
};

/**
 * Monetary units between two selections: tolerable / factor, rounded *down*, which never makes the sample smaller.
 */
export const musInterval = ({
  confidencePpm,
  tolerable,
  expected,
}: MusDesign): { readonly factor: Millionths; readonly interval: number } => {
  const factor = planningFactor(expected / tolerable, confidencePpm);
  return { factor, interval: Number((BigInt(tolerable) * oneMillion) / factor) };
};

/**
 * Draws by fixed interval from a random start. Items of at least the interval are taken whole and leave the line; along
 * the others, in the order of the population, every interval-th monetary unit selects the item that holds it. So an
 * item below the interval is selected at most once.
 * @param amounts above zero, minor units
 */
export const drawMus = (
  design: MusDesign,
  amounts: readonly number[],
  random: RandomSource,
): MusDraw | SamplingProblem => {
  const total = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
  if (total === 0n) return 'empty-population';
  if (BigInt(design.tolerable) >= total) return 'tolerable-above-population';
  const { factor, interval } = musInterval(design);
  if (interval < 1) return 'interval-too-small';
  const start = 1 + Number(random.below(BigInt(interval)));
  const [top, sampled]: [number[], number[]] = [[], []];
  let topAmount = 0n;
  let untilNext = start;
  amounts.forEach((amount, place) => {
    if (amount >= interval) {
      top.push(place);
      topAmount += BigInt(amount);
    } else if (amount >= untilNext) {
      sampled.push(place);
      untilNext += interval - amount;
    } else untilNext -= amount;
  });
  if (top.length + sampled.length > mostItems) return 'sample-too-large';
  return { factor, interval, start, top, topAmount, sampled };
};
