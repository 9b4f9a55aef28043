import { fromHedge, type Interval } from '../money/interval.ts';
import type { RowOf } from '../register/entities.ts';

/** What a figure must have for its amount to be read. */
type StatedAmount = Pick<RowOf<'figure'>, 'unit' | 'hedge' | 'low' | 'high' | 'lowCount' | 'highCount'>;

/**
 * What a figure states, as an interval: minor units of its currency, or a number of things. Null when neither bound is
 * known.
 */
export const statedAmount = (figure: StatedAmount): Interval | null =>
  figure.unit === 'money'
    ? fromHedge(figure.low, figure.high, figure.hedge)
    : fromHedge(figure.lowCount, figure.highCount, figure.hedge);

/** Whether two intervals have no amount in common; an open side meets everything beyond it. */
export const areApart = (a: Interval, b: Interval): boolean => isBelow(a, b) || isBelow(b, a);

/** Whether all of `a` is below all of `b`. */
export const isBelow = (a: Interval, b: Interval): boolean =>
  a.high !== null && b.low !== null && a.high < b.low;
