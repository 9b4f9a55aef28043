import { wholeMonthsBetween } from '../calendar/calendar-date.ts';
import { fromHedge, type Interval } from '../money/interval.ts';
import type { RowOf } from '../register/entities.ts';

/** What a delay cost by one statement of its monthly cost. */
export type CostOfDelay = {
  readonly monthly: Interval;
  readonly startsOn: string;
  /** Its end, or today where it has none or a later one. */
  readonly until: string;
  /** Whole months: a month counts when its day of the month was reached. */
  readonly months: number;
  /** Monthly cost × months, each bound by itself. */
  readonly amount: Interval;
};

/** Null when the monthly cost or its beginning is unknown, or it begins after today. */
export const costOfDelay = (row: RowOf<'delayCost'>, today: string): CostOfDelay | null => {
  const monthly = fromHedge(row.low, row.high, row.hedge);
  const { startsOn, endsOn } = row;
  if (monthly === null || startsOn === null || startsOn > today) return null;
  const until = endsOn !== null && endsOn < today ? endsOn : today;
  const months = wholeMonthsBetween(startsOn, until);
  const times = (bound: bigint | null): bigint | null => (bound === null ? null : bound * BigInt(months));
  return {
    monthly,
    startsOn,
    until,
    months,
    amount: { low: times(monthly.low), high: times(monthly.high) },
  };
};
