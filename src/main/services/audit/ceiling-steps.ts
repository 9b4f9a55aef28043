import type { Detail } from '#shared/domain/audit/test-run.ts';
import { addIntervals, subtractIntervals, type Interval } from '#shared/domain/money/interval.ts';
import { sumOfEffects, type AmendmentEffect } from '#shared/domain/overrun/amendment-effects.ts';
import type { DatedAmount } from '#shared/domain/overrun/overrun-history.ts';
import { boundsDetail } from './contract-exceptions.ts';
import { amountText } from './invoice-exceptions.ts';

/** What was agreed, what changed it, and what is invoiced against it. */
export type Ceiling = {
  readonly agreed: Interval;
  readonly effects: readonly AmendmentEffect[];
  /** In the order of the dates. */
  readonly dated: readonly DatedAmount[];
};

/** Over a ceiling, with the greatest certain excess, or near it, with nothing at risk. */
export type CeilingFinding = { readonly atRisk: Interval | null; readonly detail: Detail };

type Step = { readonly on: string; readonly invoiced: bigint; readonly ceiling: Interval };

/** After each invoice date: all that was invoiced, and the ceiling in force that day. Undated amendments count. */
const stepsOf = ({ agreed, effects, dated }: Ceiling): readonly Step[] => {
  let invoiced = 0n;
  return dated.map(({ on, amount }) => {
    invoiced += amount;
    const day = on ?? '';
    const inForce = effects.filter((effect) => effect.isInForce && (effect.on === null || effect.on <= day));
    const change = sumOfEffects(inForce) ?? { low: null, high: null };
    return { on: day, invoiced, ceiling: addIntervals(agreed, change) };
  });
};

const excessOf = ({ invoiced, ceiling }: Step): Interval =>
  subtractIntervals({ low: invoiced, high: invoiced }, ceiling);

const certain = (excess: Interval): bigint => excess.low ?? -1n;

/** What is wrong with what was invoiced against a ceiling; null where nothing is. `warnPpm`: the share that warns. */
export const againstCeiling = (of: Ceiling, currency: string, warnPpm: bigint): CeilingFinding | null => {
  const steps = stepsOf(of);
  return overCeiling(steps, currency) ?? nearCeiling(steps.at(-1), currency, warnPpm);
};

const overCeiling = (steps: readonly Step[], currency: string): CeilingFinding | null => {
  const over = steps.filter((step) => certain(excessOf(step)) > 0n);
  const [first] = over;
  const worst = over.toSorted((a, b) => (certain(excessOf(a)) < certain(excessOf(b)) ? 1 : -1))[0];
  if (first === undefined || worst === undefined) return null;
  return {
    atRisk: excessOf(worst),
    detail: {
      state: 'over',
      crossedOn: first.on,
      on: worst.on,
      invoiced: amountText(worst.invoiced, currency),
      ...boundsDetail('ceiling', worst.ceiling, currency),
    },
  };
};

/** Not over, but most of what was agreed is invoiced: a warning, with nothing at risk yet. */
const nearCeiling = (last: Step | undefined, currency: string, warnPpm: bigint): CeilingFinding | null => {
  const ceiling = last?.ceiling.high ?? null;
  if (last === undefined || ceiling === null || last.invoiced <= 0n) return null;
  if (last.invoiced * 1_000_000n < ceiling * warnPpm) return null;
  return {
    atRisk: null,
    detail: {
      state: 'near',
      on: last.on,
      invoiced: amountText(last.invoiced, currency),
      ...boundsDetail('ceiling', last.ceiling, currency),
    },
  };
};
