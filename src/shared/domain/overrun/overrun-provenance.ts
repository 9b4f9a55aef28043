import { fromHedge, type Interval } from '../money/interval.ts';
import {
  figureProvenance,
  importedLevel,
  sourcedProvenance,
  strongest,
  weakest,
  type Provenance,
} from '../provenance/provenance.ts';
import type { RowOf } from '../register/entities.ts';
import { inForce, type AmendmentEffect } from './amendment-effects.ts';
import type { OverrunFacts } from './overrun-facts.ts';

/** Of each amount of a contract, its weakest input; null where the amount is not known. */
export type OverrunProvenance = {
  readonly original: Provenance | null;
  readonly amendments: Provenance | null;
  readonly current: Provenance | null;
  readonly invoiced: Provenance | null;
  readonly paid: Provenance | null;
  readonly forecast: Provenance | null;
  readonly cost: Provenance | null;
  readonly overrunOriginal: Provenance | null;
  readonly baseline: Provenance | null;
  readonly overrunBaseline: Provenance | null;
  readonly remaining: Provenance | null;
};

/** The amounts that it is of: those of `overrunAmounts`, and what was measured with them. */
type Measured = {
  readonly effects: readonly AmendmentEffect[];
  readonly original: Interval | null;
  readonly amendments: Interval | null;
  readonly current: Interval | null;
  readonly baselineValue: Interval | null;
  readonly baseline: RowOf<'baseline'> | null;
  readonly forecast: RowOf<'figure'> | null;
  readonly isBaselineOriginal: boolean;
  readonly isOverOriginalKnown: boolean;
  readonly isOverBaselineKnown: boolean;
};

/** Follows what each amount is worked out from (overrun-row.ts) and keeps the weakest of it. */
export const overrunProvenance = (facts: OverrunFacts, measured: Measured): OverrunProvenance => {
  const { baseline: baselineRow, forecast: figure } = measured;
  const original = measured.original === null ? null : originalProvenance(facts, measured.original);
  const amendments = measured.amendments === null ? null : amendmentsProvenance(facts, measured.effects);
  const current = measured.current === null ? null : weakest([original, amendments]);
  const { invoicedFrom: invoiced, paidFrom: paid } = facts.billing;
  const forecast = figure === null ? null : figureProvenance(figure, facts.contract.reference);
  const cost = forecast ?? weakest([current, invoiced]);
  const ofBaseline =
    baselineRow === null ? original : baselineProvenance(baselineRow, facts.contract.reference);
  const baseline = measured.baselineValue === null ? null : ofBaseline;
  const overOriginal = weakest([original, ...(forecast === null ? [amendments, invoiced] : [forecast])]);
  const overrunOriginal = measured.isOverOriginalKnown ? overOriginal : null;
  return {
    original,
    amendments,
    current,
    invoiced,
    paid,
    forecast,
    cost,
    overrunOriginal,
    baseline,
    overrunBaseline: overBaseline(measured, { overrunOriginal, baseline, cost }),
    remaining: current === null ? null : weakest([current, invoiced]),
  };
};

const overBaseline = (
  { isBaselineOriginal, isOverBaselineKnown }: Measured,
  { overrunOriginal, baseline, cost }: Pick<OverrunProvenance, 'overrunOriginal' | 'baseline' | 'cost'>,
): Provenance | null => {
  if (!isOverBaselineKnown) return null;
  return isBaselineOriginal ? overrunOriginal : weakest([baseline, cost]);
};

/**
 * The original value stands on the row of its contract, which names no source. What backs it is the strongest of that
 * row, where it was imported, an original baseline of the same amount, and figures of the same amount about the
 * contract or its tender.
 */
const originalProvenance = (facts: OverrunFacts, original: Interval): Provenance => {
  const { contract, baselines, statedValues, edited } = facts;
  const isSame = (row: RowOf<'baseline'> | RowOf<'figure'>): boolean => {
    const amount = fromHedge(row.low, row.high, row.hedge);
    return (
      row.currency === contract.currency &&
      amount !== null &&
      amount.low === original.low &&
      amount.high === original.high
    );
  };
  const own: Provenance = {
    level: importedLevel(contract, edited.contract),
    entity: 'contract',
    id: contract.id,
    label: '',
    contract: contract.reference,
  };
  return strongest([
    own,
    ...baselines
      .filter((row) => row.kind === 'original' && isSame(row))
      .map((row) => baselineProvenance(row, contract.reference)),
    ...statedValues.filter(isSame).map((figure) => figureProvenance(figure, contract.reference)),
  ]);
};

/** Of a baseline, named by the day it was set on. */
export const baselineProvenance = (row: RowOf<'baseline'>, contract: string): Provenance =>
  sourcedProvenance(row, { entity: 'baseline', label: row.setOn ?? '', contract });

const amendmentsProvenance = (facts: OverrunFacts, effects: readonly AmendmentEffect[]): Provenance | null =>
  weakest(inForce(effects).map(({ amendment }) => amendmentProvenance(facts, amendment)));

const amendmentProvenance = (
  { contract, edited }: OverrunFacts,
  amendment: RowOf<'amendment'>,
): Provenance => ({
  level: importedLevel(amendment, edited.amendments.has(amendment.id)),
  entity: 'amendment',
  id: amendment.id,
  label: amendment.number ?? '',
  contract: contract.reference,
});
