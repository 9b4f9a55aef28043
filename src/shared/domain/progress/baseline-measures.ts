import { fromHedge, type Interval } from '../money/interval.ts';
import {
  costAtCompletion,
  growthOverOriginal,
  independentGrowth,
  invoicedInterval,
  type Growth,
} from '../overrun/cost.ts';
import { baselinesInOrder } from '../overrun/baseline-order.ts';
import type { OverrunFacts } from '../overrun/overrun-facts.ts';
import type { OverrunAmounts } from '../overrun/overrun-row.ts';
import type { RowOf } from '../register/entities.ts';

/** A baseline and how far the cost is over it today. */
export type BaselineMeasure = {
  /** Null is the original value of the contract itself, where no record of the original baseline is kept. */
  readonly row: RowOf<'baseline'> | null;
  readonly amount: Interval | null;
  readonly growth: Growth;
  /** The last one set by today: what the second measure is against. */
  readonly isInForce: boolean;
  /** Whether it is the original value itself, from which the current value is derived: see `growthOverOriginal`. */
  readonly isOriginal: boolean;
};

/**
 * The cost at completion against every baseline that was ever set, oldest first. A later baseline is one more row: it
 * never changes the measure against the original.
 */
export const baselineMeasures = (
  facts: OverrunFacts,
  { original, amendments, current, forecastValue: forecast, baseline }: OverrunAmounts,
): readonly BaselineMeasure[] => {
  const invoiced = invoicedInterval(facts.billing);
  const cost = costAtCompletion(forecast, current, invoiced)?.cost ?? null;
  const ofOriginal = growthOverOriginal({ original, amendments, forecast, invoiced });
  const growthOver = (amount: Interval | null): Growth =>
    amount === null || cost === null ? null : independentGrowth(amount, cost);
  const rows = baselinesInOrder(facts.baselines, facts.contract.currency).map((row): BaselineMeasure => {
    const amount = fromHedge(row.low, row.high, row.hedge);
    const isOriginal = row.kind === 'original' && isSame(amount, original);
    return {
      row,
      amount,
      growth: isOriginal ? ofOriginal : growthOver(amount),
      isInForce: row.id === baseline?.id,
      isOriginal,
    };
  });
  const hasOriginal = rows.some(({ row }) => row?.kind === 'original');
  return hasOriginal || original === null
    ? rows
    : [
        {
          row: null,
          amount: original,
          growth: ofOriginal,
          isInForce: baseline === null,
          isOriginal: true,
        },
        ...rows,
      ];
};

const isSame = (a: Interval | null, b: Interval | null): boolean => a?.low === b?.low && a?.high === b?.high;
