import type { Interval, PercentInterval } from '../money/interval.ts';
import {
  exactly,
  fromHedge,
  maxInterval,
  percentGrowth,
  percentOf,
  subtractIntervals,
} from '../money/interval.ts';
import type { RowOf } from '../register/entities.ts';
import type { Billing } from './overrun-facts.ts';
import { compareText } from '../text/compare-text.ts';

export type CostBasis = 'forecast' | 'current' | 'invoiced';

/** Growth of a cost over a reference value: in money and in percent; null when nothing of it is known. */
export type Growth = { readonly amount: Interval; readonly percent: PercentInterval | null } | null;

/** The forecast that counts: of the accepted ones in the contract's currency, the latest by date, then by entry. */
export const acceptedForecast = (
  figures: readonly RowOf<'figure'>[],
  currency: string,
): RowOf<'figure'> | null =>
  figures
    .filter((figure) => figure.currency === currency && (figure.low !== null || figure.high !== null))
    .toSorted((a, b) => compareText(a.asOf ?? '', b.asOf ?? '') || a.id - b.id)
    .at(-1) ?? null;

/** What an accepted forecast says, as an interval. */
export const forecastInterval = (figure: RowOf<'figure'> | null): Interval | null =>
  figure === null ? null : fromHedge(figure.low, figure.high, figure.hedge);

/** What was invoiced, as an exact amount; null without any invoice, which says nothing about the cost. */
export const invoicedInterval = (billing: Billing): Interval | null =>
  billing.invoiceCount === 0 ? null : exactly(billing.invoiced);

/**
 * Cost at completion: the accepted forecast, else the greater of the current value and what was invoiced. The basis
 * is `invoiced` when the certain part (the lower bound) rests on invoices rather than on the current value.
 */
export const costAtCompletion = (
  forecast: Interval | null,
  current: Interval | null,
  invoiced: Interval | null,
): { readonly cost: Interval; readonly basis: CostBasis } | null => {
  if (forecast !== null) return { cost: forecast, basis: 'forecast' };
  if (invoiced === null) return current === null ? null : { cost: current, basis: 'current' };
  if (current === null) return { cost: { low: invoiced.low, high: null }, basis: 'invoiced' };
  const isAbove = invoiced.low !== null && (current.low === null || invoiced.low > current.low);
  return { cost: maxInterval(current, invoiced), basis: isAbove ? 'invoiced' : 'current' };
};

/**
 * Growth of the cost over the original value. A forecast is independent of the original; the current value *is* the
 * original and its amendments, so that its growth is exactly the amendments; what was invoiced is independent again,
 * and the greater of the two growths is that of the greater of the two costs.
 */
export const growthOverOriginal = ({
  original,
  amendments,
  forecast,
  invoiced,
}: {
  readonly original: Interval | null;
  readonly amendments: Interval | null;
  readonly forecast: Interval | null;
  readonly invoiced: Interval | null;
}): Growth => {
  if (original === null) return null;
  if (forecast !== null) return independentGrowth(original, forecast);
  const ofCurrent = amendments === null ? null : known(amendments, percentOf(amendments, original));
  if (invoiced === null) return ofCurrent;
  const ofInvoiced = independentGrowth(original, invoiced);
  if (amendments === null) return openAbove(ofInvoiced);
  if (ofCurrent === null || ofInvoiced === null) return ofCurrent ?? openAbove(ofInvoiced);
  return known(
    maxInterval(ofCurrent.amount, ofInvoiced.amount),
    maxPercent(ofCurrent.percent, ofInvoiced.percent),
  );
};

/** Growth of a cost over a reference that it was not derived from. */
export const independentGrowth = (reference: Interval, cost: Interval): Growth =>
  known(subtractIntervals(cost, reference), percentGrowth(reference, cost));

/** Null in place of an interval that is open on both sides: it says nothing. */
export const knownInterval = <T extends { readonly low: unknown; readonly high: unknown }>(
  interval: T | null,
): T | null => (interval === null || (interval.low === null && interval.high === null) ? null : interval);

const known = (amount: Interval, percent: PercentInterval | null): Growth =>
  knownInterval(amount) === null ? null : { amount, percent: knownInterval(percent) };

const openAbove = (growth: Growth): Growth =>
  growth === null
    ? null
    : known(
        { low: growth.amount.low, high: null },
        growth.percent === null ? null : { low: growth.percent.low, high: null },
      );

const maxPercent = (a: PercentInterval | null, b: PercentInterval | null): PercentInterval | null => {
  if (a === null || b === null) return null;
  const low = a.low === null ? b.low : b.low === null ? a.low : greaterPercent(a.low, b.low);
  return { low, high: a.high === null || b.high === null ? null : greaterPercent(a.high, b.high) };
};

/** Both have one decimal, so without the point they are whole tenths. */
const greaterPercent = (a: string, b: string): string => (tenths(a) > tenths(b) ? a : b);

/** Tenths of a percent of a percentage with one decimal. */
export const tenths = (percent: string): bigint => BigInt(percent.replace('.', ''));
