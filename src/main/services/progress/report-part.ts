import { earnedValue } from '#shared/domain/progress/earned-value.ts';
import { sourcedProvenance } from '#shared/domain/provenance/provenance.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import type { Naming } from './progress-rows.ts';

type Report = ContractProgress['reports'][number];
type Range = { readonly low: bigint; readonly high: bigint } | null;

/** A progress report with its measures of earned value. */
export const reportPart = (row: RowOf<'progressReport'>, { sourceOf, contract }: Naming): Report => {
  const amounts = {
    budgetAtCompletion: exact(row.budgetAtCompletion),
    plannedValue: exact(row.plannedValue),
    earnedValue: exact(row.earnedValue),
    actualCost: exact(row.actualCost),
  };
  const measures = earnedValue(amounts);
  return {
    id: row.id,
    asOf: row.asOf,
    currency: row.currency,
    budgetAtCompletion: text(amounts.budgetAtCompletion),
    plannedValue: text(amounts.plannedValue),
    earnedValue: text(amounts.earnedValue),
    actualCost: text(amounts.actualCost),
    costVariance: text(measures.costVariance),
    scheduleVariance: text(measures.scheduleVariance),
    costIndex: measures.costIndex,
    scheduleIndex: measures.scheduleIndex,
    estimates: measures.estimates.map(({ factor, amount }) => ({ factor, amount: String(amount) })),
    estimateRange: rangeText(measures.estimateRange),
    varianceAtCompletion: rangeText(measures.varianceAtCompletion),
    toCompleteBudget: measures.toCompleteBudget,
    toCompleteEstimate: measures.toCompleteEstimate,
    source: sourceOf(row.sourceId),
    provenance: sourcedProvenance(row, {
      entity: 'progressReport',
      label: row.asOf,
      contract: contract.reference,
    }),
  };
};

const exact = (minor: number | null): bigint | null => (minor === null ? null : BigInt(minor));
const text = (minor: bigint | null): string | null => minor?.toString() ?? null;
const rangeText = (range: Range): Report['estimateRange'] =>
  range === null ? null : { low: String(range.low), high: String(range.high) };
