import { columnMaker, type ColumnMaker } from '../column-maker.ts';
import { keyedValue, type RangedSheet } from '../formula-context.ts';
import type { OverrunContext } from '../overrun-columns.ts';
import type { PlannedColumn, RowPlace } from '../sheet-plan.ts';
import type { OfContract } from './measure-rows.ts';

/** What the sheets of measures over time are made with. */
export type MeasureContext = OverrunContext & {
  readonly overruns: RangedSheet;
  /** ISO date of the export. */
  readonly today: string;
};

/** What another sheet has in a column, in the row of the key that a column of this one holds. */
export const valueByKey = (
  { formulas }: MeasureContext,
  { sheet, column }: { readonly sheet: RangedSheet; readonly column: string },
  key: string,
): string => keyedValue(formulas, sheet, { column, key });

/** What the sheet of overruns has in a column for the contract of this row. */
export const overrunValue = (context: MeasureContext, column: string, at: RowPlace): string =>
  valueByKey(context, { sheet: context.overruns, column }, at.cell('key'));

export const measureMaker = <Row extends OfContract>(context: MeasureContext): ColumnMaker<Row> =>
  columnMaker<Row>({
    context,
    header: (id) => context.labels.text(`measures.${id}`),
    widths,
    currencyOf: ({ currency }) => currency,
  });

/** The contract that a measure is of: these columns stay on screen. */
export const contractColumns = <Row extends OfContract>(
  make: ColumnMaker<Row>,
): readonly PlannedColumn<Row>[] => [
  make.key('key', ({ contractKey }) => contractKey),
  make.text('reference', ({ reference }) => reference),
];

/** Number of `contractColumns`. */
export const frozenColumns = 2;

/** Widths in characters; a column that is not listed is as wide as an amount. */
const widths: Readonly<Record<string, number>> = {
  currency: 9,
  accepted: 10,
  isOriginal: 12,
  inForce: 12,
  authority: 26,
  reason: 44,
  scope: 44,
  chosenScope: 44,
  source: 34,
  statedBy: 26,
  notComparable: 60,
  comparisonStatus: 34,
  daysLow: 14,
  daysHigh: 14,
};

/** The scope of a figure in the language of the workbook, else in the other one. */
export const scopeOf = (
  { scopeFr, scopeEn }: { readonly scopeFr: string | null; readonly scopeEn: string | null },
  { locale }: Pick<MeasureContext['labels'], 'locale'>,
): string | null => (locale === 'fr' ? (scopeFr ?? scopeEn) : (scopeEn ?? scopeFr));
