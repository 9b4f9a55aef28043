import { baselineMeasures } from '#shared/domain/progress/baseline-measures.ts';
import { forecastGrowth } from '#shared/domain/progress/forecast-growth.ts';
import { weakest } from '#shared/domain/provenance/provenance.ts';
import type { OverrunFacts } from '#shared/domain/overrun/overrun-facts.ts';
import { overrunAmounts, overrunRow } from '#shared/domain/overrun/overrun-row.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import type { ReadableDb } from '../../db/types.ts';
import { loadFacts } from '../overruns/load-facts.ts';
import { billingParts } from './billing-parts.ts';
import {
  alternativeParts,
  baselinePart,
  comparisonParts,
  delayParts,
  forecastPart,
} from './progress-parts.ts';
import { contractsWithProgress, rowsOfContract, sourcesOf, type Naming } from './progress-rows.ts';
import { reportPart } from './report-part.ts';

/** One contract over time, as it is known on `today`. Throws AppFailure `not-found`. */
export const contractProgress = (db: ReadableDb, id: number, today: string): ContractProgress =>
  db.transaction((): ContractProgress => readProgress(db, id, today))();

/** Every contract of which something is known over time. */
export const portfolioProgress = (db: ReadableDb, today: string): readonly ContractProgress[] =>
  db.transaction(() => contractsWithProgress(db).map((id) => readProgress(db, id, today)))();

const readProgress = (db: ReadableDb, id: number, today: string): ContractProgress => {
  const { facts, rules } = loadFacts(db, id, today);
  const [of] = facts;
  if (of === undefined) throw new AppFailure({ code: 'not-found', entity: 'contract', id });
  const { currency, taxBasis, lumpSum } = of.contract;
  const amounts = overrunAmounts(of, today);
  const row = overrunRow(of, rules, today);
  const naming: Naming = { sourceOf: sourcesOf(db), contract: row };
  const figures = rowsOfContract(db, 'figure', id);
  const references = { currency, taxBasis, original: amounts.original, baseline: amounts.baselineValue };
  return {
    id,
    currency,
    lumpSum,
    cost: row.cost,
    baselines: baselineMeasures(of, amounts).map((measure) => baselinePart(measure, naming)),
    forecasts: forecastGrowth(figures, references).map((growth) => forecastPart(growth, naming)),
    comparisons: comparisonParts(rowsOfContract(db, 'statement', id), today, naming),
    reports: rowsOfContract(db, 'progressReport', id)
      .toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : a.id - b.id))
      .map((report) => reportPart(report, naming)),
    delays: delayParts(rowsOfContract(db, 'delayCost', id), today, naming),
    alternatives: alternativeParts(figures, currency, naming),
    billing: billingOf(db, of, row),
  };
};

const billingOf = (
  db: ReadableDb,
  { contract, billing }: OverrunFacts,
  row: OverrunRow,
): ContractProgress['billing'] => {
  const parts = billingParts(db, contract.id);
  const { invoiced, paid, remaining } = row.provenance;
  return {
    invoices: String(parts.invoices),
    creditNotes: String(parts.creditNotes),
    creditNoteCount: parts.creditNoteCount,
    invoiced: row.invoiced,
    holdback: String(parts.holdback),
    holdbackCount: parts.holdbackCount,
    paid: row.paid,
    unpaid: contract.taxBasis === 'included' ? String(billing.invoiced - billing.paid) : null,
    remaining: row.remaining,
    provenance: { invoiced, paid, unpaid: weakest([invoiced, paid]), remaining },
  };
};
