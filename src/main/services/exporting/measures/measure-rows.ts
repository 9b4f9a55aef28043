import { alternatives, type Alternative } from '#shared/domain/progress/alternatives.ts';
import { baselineMeasures, type BaselineMeasure } from '#shared/domain/progress/baseline-measures.ts';
import { forecastGrowth, type ForecastGrowth } from '#shared/domain/progress/forecast-growth.ts';
import { reportedAndKnown, type ReportedAndKnown } from '#shared/domain/progress/reported-and-known.ts';
import type { OverrunFacts } from '#shared/domain/overrun/overrun-facts.ts';
import { overrunAmounts, type OverrunAmounts } from '#shared/domain/overrun/overrun-row.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import {
  baselineGrowthProvenance,
  comparisonProvenance,
  differenceProvenance,
  forecastProvenance,
} from '#shared/domain/progress/measure-provenance.ts';
import type { Provenance } from '#shared/domain/provenance/provenance.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { prepared } from '../../../db/prepared.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { rowsByContract } from '../../overruns/load-facts.ts';
import type { OverrunSheetRow } from '../overrun-rows.ts';
import { rowKey } from '../register-columns.ts';

/** A row about a contract, with its amounts in one currency (null: the hundredths of one that is not known). */
export type OfContract = {
  readonly contractKey: string;
  readonly reference: string;
  readonly currency: string | null;
};

export type BaselineRow = OfContract & {
  readonly provenance: Provenance | null;
  readonly overrun: OverrunRow;
  readonly measure: BaselineMeasure;
  readonly source: string | null;
};

export type ForecastRow = OfContract & {
  readonly provenance: { readonly overOriginal: Provenance | null; readonly overBaseline: Provenance | null };
  readonly overrun: OverrunRow;
  readonly forecast: ForecastGrowth;
  readonly source: string | null;
};

export type ComparisonRow = OfContract & {
  readonly comparison: ReportedAndKnown;
  readonly provenance: Provenance | null;
};

export type AlternativeRow = OfContract & {
  readonly alternative: Alternative;
  readonly source: string | null;
  readonly provenance: Provenance | null;
};

export type MeasureRows = {
  readonly baselines: readonly BaselineRow[];
  readonly forecasts: readonly ForecastRow[];
  readonly comparisons: readonly ComparisonRow[];
  readonly alternatives: readonly AlternativeRow[];
};

/** What the measures are read with. */
type Reading = {
  readonly contracts: readonly Contract[];
  readonly sourceOf: (id: number | null) => string | null;
};

type Contract = {
  readonly of: OverrunFacts;
  readonly about: OfContract;
  readonly overrun: OverrunRow;
  readonly amounts: OverrunAmounts;
  readonly figures: readonly RowOf<'figure'>[];
  readonly statements: readonly RowOf<'statement'>[];
};

/** What is measured of the contracts over time, each contract's rows together, from facts of the same state. */
export const readMeasures = (
  db: ReadableDb,
  {
    facts,
    overruns,
    today,
  }: {
    readonly facts: readonly OverrunFacts[];
    readonly overruns: readonly OverrunSheetRow[];
    readonly today: string;
  },
): MeasureRows => {
  const figures = rowsByContract(db, 'figure', null);
  const statements = rowsByContract(db, 'statement', null);
  const overrunOf = new Map(overruns.map(({ row }) => [row.id, row]));
  const contracts = facts.flatMap((of): Contract[] => {
    const { id, reference, currency } = of.contract;
    const overrun = overrunOf.get(id);
    if (overrun === undefined) return [];
    return [
      {
        of,
        about: { contractKey: rowKey('contract', id), reference, currency },
        overrun,
        amounts: overrunAmounts(of, today),
        figures: figures.get(id) ?? [],
        statements: statements.get(id) ?? [],
      },
    ];
  });
  const reading = { contracts, sourceOf: sourceTitles(db) };
  return {
    baselines: baselineRows(reading),
    forecasts: forecastRows(reading),
    comparisons: contracts.flatMap(({ about, statements: own }) =>
      reportedAndKnown(own, today).map((comparison) => ({
        ...about,
        comparison,
        provenance: comparisonProvenance(comparison, about.reference),
      })),
    ),
    alternatives: alternativeRows(reading),
  };
};

const baselineRows = ({ contracts, sourceOf }: Reading): readonly BaselineRow[] =>
  contracts.flatMap(({ of, about, overrun, amounts }) => {
    const measures = baselineMeasures(of, amounts);
    // The original value alone is on the sheet of overruns.
    if (measures.every(({ row }) => row === null)) return [];
    return measures.map((measure) => ({
      ...about,
      overrun,
      measure,
      source: sourceOf(measure.row?.sourceId ?? null),
      provenance: baselineGrowthProvenance(measure, overrun),
    }));
  });

const forecastRows = ({ contracts, sourceOf }: Reading): readonly ForecastRow[] =>
  contracts.flatMap(({ of, about, overrun, amounts, figures }) => {
    const { original, baselineValue: baseline } = amounts;
    const { currency, taxBasis } = of.contract;
    const references = { currency, taxBasis, original, baseline };
    return forecastGrowth(figures, references).map((forecast) => ({
      ...about,
      overrun,
      forecast,
      source: sourceOf(forecast.figure.sourceId),
      provenance: forecastProvenance(forecast, overrun),
    }));
  });

const alternativeRows = ({ contracts, sourceOf }: Reading): readonly AlternativeRow[] =>
  contracts.flatMap(({ about, figures }) =>
    alternatives(figures).map((alternative) => ({
      ...about,
      currency: alternative.figure.currency,
      alternative,
      source: sourceOf(alternative.figure.sourceId),
      provenance: differenceProvenance(alternative, about.reference),
    })),
  );

const sourceTitles = (db: ReadableDb): Reading['sourceOf'] => {
  const rows = prepared(db, 'SELECT id, title FROM sources').all() as { id: number; title: string }[];
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return (id) => (id === null ? null : (titles.get(id) ?? null));
};
