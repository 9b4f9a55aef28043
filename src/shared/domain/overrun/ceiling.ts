import { addIntervals, subtractIntervals, type Interval } from '../money/interval.ts';
import { sumOfEffects, type AmendmentEffect } from './amendment-effects.ts';
import type { DatedAmount } from './overrun-history.ts';

/** What was agreed, what changed it, and what is invoiced against it. */
export type Ceiling = {
  readonly agreed: Interval;
  readonly effects: readonly AmendmentEffect[];
  /** In the order of the dates. */
  readonly dated: readonly DatedAmount[];
};

/** All that was invoiced until a day, and the ceiling in force that day. */
export type CeilingStep = { readonly on: string; readonly invoiced: bigint; readonly ceiling: Interval };

/**
 * Over a ceiling, on the day of the greatest certain excess (`crossedOn`: the first such day); or near it since the last
 * invoice, with nothing at risk.
 */
export type CeilingFinding =
  | {
      readonly state: 'over';
      readonly crossedOn: string;
      readonly worst: CeilingStep;
      readonly atRisk: Interval;
    }
  | { readonly state: 'near'; readonly worst: CeilingStep };

/** Percentage of a ceiling from which what is invoiced is near it, unless another is chosen. */
export const nearFromPercent = 90;

/** What is wrong with what was invoiced against a ceiling; null where nothing is. `nearPpm`: the share that is near. */
export const againstCeiling = (of: Ceiling, nearPpm: bigint): CeilingFinding | null => {
  const steps = stepsOf(of);
  return overCeiling(steps) ?? nearCeiling(steps.at(-1), nearPpm);
};

/** Undated amendments always count. */
const stepsOf = ({ agreed, effects, dated }: Ceiling): readonly CeilingStep[] => {
  let invoiced = 0n;
  return dated.map(({ on, amount }) => {
    invoiced += amount;
    const day = on ?? '';
    const inForce = effects.filter((effect) => effect.isInForce && (effect.on === null || effect.on <= day));
    const change = sumOfEffects(inForce) ?? { low: null, high: null };
    return { on: day, invoiced, ceiling: addIntervals(agreed, change) };
  });
};

const excessOf = ({ invoiced, ceiling }: CeilingStep): Interval =>
  subtractIntervals({ low: invoiced, high: invoiced }, ceiling);

const certain = (excess: Interval): bigint => excess.low ?? -1n;

const overCeiling = (steps: readonly CeilingStep[]): CeilingFinding | null => {
  const over = steps.filter((step) => certain(excessOf(step)) > 0n);
  const [first] = over;
  const worst = over.toSorted((a, b) => (certain(excessOf(a)) < certain(excessOf(b)) ? 1 : -1))[0];
  if (first === undefined || worst === undefined) return null;
  return { state: 'over', crossedOn: first.on, worst, atRisk: excessOf(worst) };
};

const nearCeiling = (last: CeilingStep | undefined, nearPpm: bigint): CeilingFinding | null => {
  const ceiling = last?.ceiling.high ?? null;
  if (last === undefined || ceiling === null || last.invoiced <= 0n) return null;
  return last.invoiced * 1_000_000n < ceiling * nearPpm ? null : { state: 'near', worst: last };
};
