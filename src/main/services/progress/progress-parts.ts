import { alternatives } from '#shared/domain/progress/alternatives.ts';
import type { BaselineMeasure } from '#shared/domain/progress/baseline-measures.ts';
import { costOfDelay } from '#shared/domain/progress/cost-of-delay.ts';
import type { ForecastGrowth } from '#shared/domain/progress/forecast-growth.ts';
import {
  baselineAmountProvenance,
  baselineGrowthProvenance,
  comparisonProvenance,
  differenceProvenance,
  forecastProvenance,
} from '#shared/domain/progress/measure-provenance.ts';
import { reportedAndKnown } from '#shared/domain/progress/reported-and-known.ts';
import { fromHedge, type Interval } from '#shared/domain/money/interval.ts';
import { growthText, toText } from '#shared/domain/overrun/overrun-row.ts';
import { figureProvenance, sourcedProvenance } from '#shared/domain/provenance/provenance.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import type { Naming, SourceOf } from './progress-rows.ts';

/** An interval that has a bound, for the boundary. */
const textOf = (interval: Interval): { low: string | null; high: string | null } =>
  toText(interval) ?? { low: null, high: null };

export const baselinePart = (
  of: BaselineMeasure,
  { sourceOf, contract }: Naming,
): ContractProgress['baselines'][number] => {
  const { row, amount, growth, isInForce } = of;
  const measure = {
    amount: toText(amount),
    growth: growthText(growth),
    isInForce,
    provenance: {
      amount: baselineAmountProvenance(of, contract),
      growth: baselineGrowthProvenance(of, contract),
    },
  };
  if (row === null) return { ...measure, ...unrecorded };
  const { id, kind, setOn, authority, reason, sourceId } = row;
  const setPrecision = setOn === null ? null : (row.setPrecision ?? 'day');
  return { ...measure, id, kind, setOn, setPrecision, authority, reason, source: sourceOf(sourceId) };
};

const unrecorded = {
  id: null,
  kind: 'original',
  setOn: null,
  setPrecision: null,
  authority: null,
  reason: null,
  source: null,
} as const;

export const forecastPart = (
  of: ForecastGrowth,
  { sourceOf, contract }: Naming,
): ContractProgress['forecasts'][number] => {
  const { figure, span, amount, overOriginal, overBaseline } = of;
  return {
    id: figure.id,
    on: span?.from ?? null,
    asOf: figure.asOf ?? figure.asOfText,
    amount: textOf(amount),
    hedge: figure.hedge,
    isAccepted: figure.accepted === 1,
    isOnTaxBasis: of.isOnTaxBasis,
    scopeFr: figure.scopeFr,
    scopeEn: figure.scopeEn,
    statedBy: figure.statedBy,
    overOriginal: growthText(overOriginal),
    overBaseline: growthText(overBaseline),
    source: sourceOf(figure.sourceId),
    provenance: {
      amount: figureProvenance(figure, contract.reference),
      ...forecastProvenance(of, contract),
    },
  };
};

export const comparisonParts = (
  statements: readonly RowOf<'statement'>[],
  today: string,
  { sourceOf, contract }: Naming,
): ContractProgress['comparisons'] =>
  reportedAndKnown(statements, today).map((compared) => ({
    measure: compared.measure,
    statements: compared.statements.map((row) => statementPart(row, sourceOf)),
    undated: compared.undated.map((row) => statementPart(row, sourceOf)),
    firstKnownId: compared.firstKnown?.id ?? null,
    firstReportedId: compared.firstReported?.id ?? null,
    daysUntilReported: compared.daysUntilReported,
    daysUnreported: compared.daysUnreported,
    provenance: comparisonProvenance(compared, contract.reference),
  }));

const statementPart = (
  { low, high, hedge, sourceId, ...row }: RowOf<'statement'>,
  sourceOf: SourceOf,
): ContractProgress['comparisons'][number]['statements'][number] => ({
  id: row.id,
  role: row.role,
  statedOn: row.statedOn,
  statedPrecision: row.statedPrecision ?? 'day',
  statedBy: row.statedBy,
  audience: row.audience,
  summaryFr: row.summaryFr,
  summaryEn: row.summaryEn,
  currency: row.currency,
  amount: toText(fromHedge(low, high, hedge)),
  hedge,
  claimedEndsOn: row.claimedEndsOn,
  source: sourceOf(sourceId),
});

export const delayParts = (
  rows: readonly RowOf<'delayCost'>[],
  today: string,
  { sourceOf, contract }: Naming,
): ContractProgress['delays'] =>
  rows.flatMap((row) => {
    const cost = costOfDelay(row, today);
    if (cost === null) return [];
    const { monthly, amount, startsOn, until, months } = cost;
    return [
      {
        id: row.id,
        currency: row.currency,
        monthly: textOf(monthly),
        startsOn,
        until,
        months,
        amount: textOf(amount),
        source: sourceOf(row.sourceId),
        provenance: sourcedProvenance(row, {
          entity: 'delayCost',
          label: startsOn,
          contract: contract.reference,
        }),
      },
    ];
  });

export const alternativeParts = (
  figures: readonly RowOf<'figure'>[],
  currency: string,
  { sourceOf, contract }: Naming,
): ContractProgress['alternatives'] => {
  const option = (figure: RowOf<'figure'>, amount: Interval) => ({
    id: figure.id,
    amount: textOf(amount),
    scopeFr: figure.scopeFr,
    scopeEn: figure.scopeEn,
    asOf: figure.asOf ?? figure.asOfText,
    source: sourceOf(figure.sourceId),
    provenance: figureProvenance(figure, contract.reference),
  });
  return alternatives(figures).map((of) => {
    const { figure, amount, chosen, difference, isTaxUnknown, notComparable } = of;
    return {
      option: option(figure, amount),
      currency: figure.currency ?? currency,
      chosen: chosen === null ? null : option(chosen.figure, chosen.amount),
      difference: toText(difference),
      provenance: differenceProvenance(of, contract.reference),
      isTaxUnknown,
      notComparable,
    };
  });
};
