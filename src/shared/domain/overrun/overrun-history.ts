import type { MoneyIntervalText, OverrunContract } from '../../ipc/overrun-schemas.ts';
import type { Interval } from '../money/interval.ts';
import { addIntervals, exactly, fromHedge, percentOf, subtractIntervals } from '../money/interval.ts';
import type { AmendmentEffect } from './amendment-effects.ts';
import { inForce } from './amendment-effects.ts';
import { baselineFrom, baselinesInOrder } from './baseline-order.ts';
import { forecastInterval, knownInterval } from './cost.ts';
import type { OverrunFacts } from './overrun-facts.ts';
import type { OverrunAmounts } from './overrun-row.ts';
import { toText } from './overrun-row.ts';
import { compareText } from '../text/compare-text.ts';

type Point = OverrunContract['steps'][number];

/** An amount of money on a date; null when the date is not known. */
export type DatedAmount = { readonly on: string | null; readonly amount: bigint };

/** The series of one contract over time. A point without a known date has `on` empty; an unknown value, no bounds. */
export const overrunHistory = (
  facts: OverrunFacts,
  amounts: OverrunAmounts,
): Pick<OverrunContract, 'steps' | 'baselines' | 'forecasts' | 'amendments' | 'waterfall'> => ({
  steps: valueSteps(facts, amounts),
  baselines: baselinePoints(facts, amounts),
  forecasts: facts.forecasts
    .filter((figure) => figure.currency === facts.contract.currency)
    .toSorted((a, b) => compareText(a.asOf ?? '9', b.asOf ?? '9') || a.id - b.id)
    .map((figure) => point(figure.asOf, forecastInterval(figure), figure.statedBy ?? figure.asOfText ?? '')),
  amendments: amendmentList(amounts),
  waterfall: waterfallSteps(facts, amounts),
});

/** Running sum of dated amounts, one point per date; what has no date comes last, without one. */
export const cumulate = (amounts: readonly DatedAmount[]): Point[] => {
  const byDate = Map.groupBy(amounts, ({ on }) => on);
  const dates = [...byDate.keys()].toSorted((a, b) => (a === null ? 1 : b === null ? -1 : compareText(a, b)));
  let sum = 0n;
  return dates.map((on) => {
    for (const { amount } of byDate.get(on) ?? []) sum += amount;
    return point(on, exactly(sum), '');
  });
};

const originalDate = ({ contract }: OverrunFacts): string | null =>
  contract.signedOn ?? contract.awardedOn ?? contract.startsOn ?? contract.noticeOn;

/** The effects in force with the running total after each; null once one is unbounded on both sides. */
const runningTotals = (
  effects: readonly AmendmentEffect[],
): readonly { readonly effect: AmendmentEffect; readonly total: Interval | null }[] => {
  let total: Interval | null = exactly(0);
  return inForce(effects).map((effect) => {
    total = total === null || effect.effect === null ? null : addIntervals(total, effect.effect);
    return { effect, total };
  });
};

const valueSteps = (facts: OverrunFacts, { effects, original }: OverrunAmounts): Point[] => [
  point(originalDate(facts), original, facts.contract.reference),
  ...runningTotals(effects).map(({ effect, total }) =>
    point(
      effect.on,
      original === null || total === null ? null : addIntervals(original, total),
      labelOf(effect),
    ),
  ),
];

/** Baselines as set; the original value is the first one when no record says otherwise. */
const baselinePoints = (facts: OverrunFacts, { original }: OverrunAmounts): Point[] => {
  const set = baselinesInOrder(facts.baselines, facts.contract.currency).map((row) =>
    point(baselineFrom(row), fromHedge(row.low, row.high, row.hedge), row.kind),
  );
  const hasOriginal = facts.baselines.some(({ kind }) => kind === 'original');
  return hasOriginal ? set : [point(originalDate(facts), original, 'original'), ...set];
};

const amendmentList = ({ effects, original }: OverrunAmounts): OverrunContract['amendments'] => {
  const totals = new Map(runningTotals(effects).map(({ effect, total }) => [effect.amendment.id, total]));
  return effects.map(({ amendment, on, amount }) => {
    const total = totals.get(amendment.id) ?? null;
    const percent = total === null || original === null ? null : percentOf(total, original);
    return {
      id: amendment.id,
      number: amendment.number,
      on,
      status: amendment.status,
      amount: toText(amount),
      runningTotal: toText(total),
      runningPercent: knownInterval(percent),
      description: amendment.description,
    };
  });
};

const waterfallSteps = (facts: OverrunFacts, amounts: OverrunAmounts): OverrunContract['waterfall'] => {
  const { effects, original, current, forecastValue } = amounts;
  const start = { kind: 'original', label: facts.contract.reference, amount: bounds(original) } as const;
  const changes = inForce(effects).map(
    (effect) => ({ kind: 'amendment', label: labelOf(effect), amount: bounds(effect.effect) }) as const,
  );
  const now = { kind: 'current', label: '', amount: bounds(current) } as const;
  if (forecastValue === null) return [start, ...changes, now];
  const toForecast = current === null ? null : subtractIntervals(forecastValue, current);
  return [
    start,
    ...changes,
    now,
    { kind: 'to-forecast', label: '', amount: bounds(toForecast) },
    { kind: 'forecast', label: amounts.forecast?.statedBy ?? '', amount: bounds(forecastValue) },
  ];
};

const labelOf = ({ amendment }: AmendmentEffect): string => amendment.number ?? '';

const point = (on: string | null, interval: Interval | null, label: string): Point => ({
  on: on ?? '',
  ...bounds(interval),
  label,
});

const bounds = (interval: Interval | null): MoneyIntervalText =>
  toText(interval) ?? { low: null, high: null };
