import {
  addIntervals,
  exactly,
  percentOf,
  subtractIntervals,
  type Interval,
  type PercentInterval,
} from '../money/interval.ts';
import type { RowOf } from '../register/entities.ts';
import { inForce, sumOfEffects, type AmendmentEffect } from './amendment-effects.ts';
import { againstCeiling, nearFromPercent, type CeilingFinding } from './ceiling.ts';
import type { DatedAmount } from './overrun-history.ts';

/** What the lines that name a package come to, in the currency of the contract and on its tax basis. */
export type PackageBilling = {
  /** Per invoice date, in the order of the dates. */
  readonly dated: readonly DatedAmount[];
  readonly invoiced: bigint;
  /** Lines counted. */
  readonly lines: number;
  /** Lines left out, whose amount is in another currency or not known. */
  readonly otherCurrency: number;
  readonly amountUnknown: number;
  /** Lines counted that do not state all their taxes: these are taken as zero. */
  readonly taxUncertain: number;
};

/** A work package with its amendments and what is invoiced for it. */
export type WorkPackageFacts = {
  readonly workPackage: RowOf<'workPackage'>;
  /** Null where nothing is known of it. */
  readonly agreed: Interval | null;
  /** In the currency of the package. */
  readonly effects: readonly AmendmentEffect[];
  /** Another package of the contract has the same number: which of them a line names cannot be told. */
  readonly isAmbiguous: boolean;
  /** In another currency than its contract: nothing invoiced under it can be compared with it. */
  readonly isOtherCurrency: boolean;
  readonly billing: PackageBilling;
};

export type WorkPackageMeasures = {
  /** Amendments of the package in force, whenever they came. */
  readonly amendments: Interval | null;
  readonly ceiling: Interval | null;
  /** Null where no line counts, or none can be told to: that is not nothing. */
  readonly invoiced: bigint | null;
  readonly remaining: Interval | null;
  /** Of the ceiling as it is now. */
  readonly share: PercentInterval | null;
  /** As test T11 says it: on the day of an invoice, whatever an amendment did since. */
  readonly state: 'over' | 'near' | null;
  readonly crossedOn: string | null;
};

/** What is measured of a work package; unknown stays unknown, and a ceiling between two amounts stays between them. */
export const workPackageMeasures = (of: WorkPackageFacts): WorkPackageMeasures => {
  const { agreed, effects, billing } = of;
  const amendments = sumOfEffects(inForce(effects));
  const ceiling = agreed === null || amendments === null ? null : addIntervals(agreed, amendments);
  const invoiced = isCounted(of) ? billing.invoiced : null;
  const found = findingOf(of);
  return {
    amendments,
    ceiling,
    invoiced,
    ...(invoiced === null || ceiling === null
      ? { remaining: null, share: null }
      : {
          remaining: subtractIntervals(ceiling, exactly(invoiced)),
          share: percentOf(exactly(invoiced), ceiling),
        }),
    state: found?.state ?? null,
    crossedOn: found?.state === 'over' ? found.crossedOn : null,
  };
};

const isCounted = ({ billing, isAmbiguous, isOtherCurrency }: WorkPackageFacts): boolean =>
  !isAmbiguous && !isOtherCurrency && billing.lines > 0;

const findingOf = (of: WorkPackageFacts): CeilingFinding | null => {
  const { agreed, effects, billing } = of;
  return isCounted(of) && agreed !== null
    ? againstCeiling({ agreed, effects, dated: billing.dated }, BigInt(nearFromPercent * 10_000))
    : null;
};
