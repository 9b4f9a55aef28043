import { baselineProvenance, type OverrunProvenance } from '../overrun/overrun-provenance.ts';
import { figureProvenance, sourcedProvenance, weakest, type Provenance } from '../provenance/provenance.ts';
import type { Alternative } from './alternatives.ts';
import type { BaselineMeasure } from './baseline-measures.ts';
import type { ForecastGrowth } from './forecast-growth.ts';
import type { ReportedAndKnown } from './reported-and-known.ts';

/*
 * The weakest input of each measure over time; null where there is no such measure.
 */

/** What the measures of a contract are measured with. */
type OfContract = { readonly reference: string; readonly provenance: OverrunProvenance };

/** Of a baseline's own amount: without a record, that of the contract's original value. */
export const baselineAmountProvenance = (
  { row, amount }: BaselineMeasure,
  { reference, provenance }: OfContract,
): Provenance | null => {
  if (amount === null) return null;
  return row === null ? provenance.original : baselineProvenance(row, reference);
};

/** Of the cost over a baseline. */
export const baselineGrowthProvenance = (measure: BaselineMeasure, of: OfContract): Provenance | null => {
  if (measure.growth === null) return null;
  return measure.isOriginal
    ? of.provenance.overrunOriginal
    : weakest([baselineAmountProvenance(measure, of), of.provenance.cost]);
};

/** Of a forecast over the original value, and over the baseline in force. */
export const forecastProvenance = (
  { figure, overOriginal, overBaseline }: ForecastGrowth,
  { reference, provenance: { original, baseline } }: OfContract,
): { readonly overOriginal: Provenance | null; readonly overBaseline: Provenance | null } => {
  const own = figureProvenance(figure, reference);
  return {
    overOriginal: overOriginal === null ? null : weakest([original, own]),
    overBaseline: overBaseline === null ? null : weakest([baseline, own]),
  };
};

/** Of the days between the first evidence and the first report. */
export const comparisonProvenance = (
  { firstKnown, firstReported }: ReportedAndKnown,
  contract: string,
): Provenance | null =>
  weakest(
    [firstKnown, firstReported].map((row) =>
      row === null
        ? null
        : sourcedProvenance(row, { entity: 'statement', label: row.statedOn ?? '', contract }),
    ),
  );

/** Of the difference between an alternative and what was chosen. */
export const differenceProvenance = ({ figure, chosen }: Alternative, contract: string): Provenance | null =>
  chosen === null ? null : weakest([figure, chosen.figure].map((side) => figureProvenance(side, contract)));
