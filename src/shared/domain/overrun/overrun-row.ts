import type { MoneyIntervalText, OverrunRow } from '../../ipc/overrun-schemas.ts';
import type { Interval } from '../money/interval.ts';
import { addIntervals, exactly, fromHedge, subtractIntervals } from '../money/interval.ts';
import type { RowOf } from '../register/entities.ts';
import type { AmendmentEffect } from './amendment-effects.ts';
import { currentBaseline } from './baseline-order.ts';
import { amendmentCautions, amendmentEffects, inForce, totalEffect } from './amendment-effects.ts';
import type { Growth } from './cost.ts';
import {
  acceptedForecast,
  costAtCompletion,
  forecastInterval,
  growthOverOriginal,
  independentGrowth,
  invoicedInterval,
  knownInterval,
} from './cost.ts';
import type { FlagFacts } from './flag-facts.ts';
import { overrunFlags } from './flags.ts';
import { latestMilestone } from './lateness.ts';
import type { Caution, OverrunFacts } from './overrun-facts.ts';
import { cautionOrder } from './overrun-facts.ts';
import { overrunProvenance } from './overrun-provenance.ts';

/** The amounts of a contract as intervals in minor units; null is unknown. */
export type OverrunAmounts = {
  readonly effects: readonly AmendmentEffect[];
  readonly original: Interval | null;
  readonly amendments: Interval | null;
  readonly current: Interval | null;
  readonly baseline: RowOf<'baseline'> | null;
  readonly baselineValue: Interval | null;
  readonly forecast: RowOf<'figure'> | null;
  readonly forecastValue: Interval | null;
};

/** The values that overruns are measured between: see the formulas of the parts. */
export const overrunAmounts = (facts: OverrunFacts, today: string): OverrunAmounts => {
  const { contract } = facts;
  const effects = amendmentEffects(facts.amendments, contract.currency);
  const original = fromHedge(contract.originalLow, contract.originalHigh, contract.originalHedge);
  const amendments = knownInterval(totalEffect(effects));
  const baseline = currentBaseline(facts.baselines, { currency: contract.currency, today });
  const forecast = acceptedForecast(facts.forecasts, contract.currency);
  return {
    effects,
    original,
    amendments,
    current:
      original === null || amendments === null ? null : knownInterval(addIntervals(original, amendments)),
    baseline,
    baselineValue: baseline === null ? original : fromHedge(baseline.low, baseline.high, baseline.hedge),
    forecast,
    forecastValue: forecastInterval(forecast),
  };
};

/** What is known of one contract on `today`, for the table and the drawer. */
export const overrunRow = (
  facts: OverrunFacts,
  rules: readonly RowOf<'rule'>[],
  today: string,
): OverrunRow => {
  const { contract, billing } = facts;
  const amounts = overrunAmounts(facts, today);
  const lateness = latestMilestone(facts.milestones, today);
  const invoiced = invoicedInterval(billing);
  const cost = costAtCompletion(amounts.forecastValue, amounts.current, invoiced);
  const growth = growths(amounts, invoiced, cost?.cost ?? null);
  const isBaselineOriginal = isOriginal(amounts);
  const { bodyKind } = facts;
  const flagFacts = { contract, bodyKind, billing, rules, today, lateness, growth, isBaselineOriginal };
  return {
    ...identity(facts),
    original: toText(amounts.original),
    originalHedge: contract.originalHedge,
    baseline: toText(amounts.baselineValue),
    baselineSetOn: amounts.baseline?.setOn ?? null,
    amendments: amendmentSummary(amounts),
    current: toText(amounts.current),
    invoiced: String(billing.invoiced),
    invoiceCount: billing.invoiceCount,
    paid: String(billing.paid),
    ...costSummary(amounts, cost, growth),
    remaining: remainingOf(amounts.current, billing.invoiced),
    monthsLate: lateness?.months ?? null,
    cautions: cautionsOf(facts, amounts),
    flags: overrunFlags({ ...flagFacts, ...amounts }),
    provenance: overrunProvenance(facts, {
      ...amounts,
      isBaselineOriginal,
      isOverOriginalKnown: growthText(growth.original) !== null,
      isOverBaselineKnown: growthText(growth.baseline) !== null,
    }),
  };
};

const identity = ({ contract, publicBody, vendor }: OverrunFacts) => ({
  id: contract.id,
  reference: contract.reference,
  titleFr: contract.titleFr,
  titleEn: contract.titleEn,
  kind: contract.kind,
  status: contract.status,
  awardMethod: contract.awardMethod,
  publicBody,
  publicBodyId: contract.publicBodyId,
  vendor,
  vendorId: contract.vendorId,
  currency: contract.currency,
});

const amendmentSummary = ({ effects, amendments }: OverrunAmounts): OverrunRow['amendments'] => ({
  count: inForce(effects).length,
  total: toText(amendments),
  pending: effects.filter(({ amendment }) => amendment.status === 'pending').length,
  unknown: effects.filter(({ amendment }) => amendment.status === 'unknown').length,
});

const costSummary = (
  amounts: OverrunAmounts,
  cost: ReturnType<typeof costAtCompletion>,
  growth: FlagFacts['growth'],
) => {
  return {
    forecast: toText(amounts.forecastValue),
    forecastFigureId: amounts.forecast === null ? null : amounts.forecast.id,
    cost: cost === null ? null : toText(cost.cost),
    costBasis: cost === null ? null : cost.basis,
    overrunOriginal: growthText(growth.original),
    overrunBaseline: growthText(growth.baseline),
  };
};

const remainingOf = (current: Interval | null, invoiced: bigint): MoneyIntervalText | null =>
  current === null ? null : toText(subtractIntervals(current, exactly(invoiced)));

const growths = (
  amounts: OverrunAmounts,
  invoiced: Interval | null,
  cost: Interval | null,
): FlagFacts['growth'] => {
  const { original, amendments, forecastValue: forecast, baselineValue } = amounts;
  const overOriginal = growthOverOriginal({ original, amendments, forecast, invoiced });
  if (isOriginal(amounts)) return { original: overOriginal, baseline: overOriginal };
  const overBaseline =
    baselineValue === null || cost === null ? null : independentGrowth(baselineValue, cost);
  return { original: overOriginal, baseline: overBaseline };
};

/** Whether the baseline in force is the original value itself, so that the current value is derived from it. */
const isOriginal = ({ baseline, baselineValue, original }: OverrunAmounts): boolean =>
  baseline === null ||
  (baseline.kind === 'original' &&
    baselineValue?.low === original?.low &&
    baselineValue?.high === original?.high);

const cautionsOf = (facts: OverrunFacts, amounts: OverrunAmounts): Caution[] => {
  const { contract, billing } = facts;
  const rows = [...facts.baselines, ...facts.forecasts];
  const found = new Set<Caution>([
    ...amendmentCautions(amounts.effects, contract.currency),
    ...forecastCautions(facts, amounts),
  ]);
  const checks: readonly (readonly [Caution, boolean])[] = [
    ['other-currency', billing.otherCurrency > 0 || rows.some((row) => row.currency !== contract.currency)],
    ['tax-basis', billing.taxUncertain > 0],
    ['tax-basis-unknown', billing.invoiceCount > 0 && contract.taxBasis === 'unknown'],
    ['invoice-amount-unknown', billing.amountUnknown > 0],
    ['credit-note-positive', billing.positiveCredits > 0],
  ];
  for (const [caution, isFound] of checks) if (isFound) found.add(caution);
  return cautionOrder.filter((caution) => found.has(caution));
};

const forecastCautions = (
  { contract, billing }: OverrunFacts,
  { forecast, forecastValue }: OverrunAmounts,
): Caution[] => {
  if (forecast === null) return [];
  const checks: readonly (readonly [Caution, boolean])[] = [
    ['forecast-tax-basis', forecast.taxBasis === 'unknown' || forecast.taxBasis !== contract.taxBasis],
    ['forecast-scope', forecast.scopeFr !== null || forecast.scopeEn !== null],
    ['forecast-below-invoiced', isBelow(forecastValue, invoicedInterval(billing))],
  ];
  return checks.flatMap(([caution, isFound]) => (isFound ? [caution] : []));
};

/** Whether the highest possible value of one amount is below the lowest of the other. */
const isBelow = (a: Interval | null, b: Interval | null): boolean =>
  a !== null && b !== null && a.high !== null && b.low !== null && a.high < b.low;

/** Minor units as text for the boundary; null when nothing is known. */
export const toText = (interval: Interval | null): MoneyIntervalText | null => {
  const known = knownInterval(interval);
  return known === null ? null : { low: known.low?.toString() ?? null, high: known.high?.toString() ?? null };
};

/** A growth for the boundary. */
export const growthText = (growth: Growth): OverrunRow['overrunOriginal'] => {
  const amount = growth === null ? null : toText(growth.amount);
  return growth === null || amount === null ? null : { amount, percent: growth.percent };
};
