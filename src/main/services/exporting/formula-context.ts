import { formulaText } from '../../files/workbook-writer/references.ts';
import { lookUp, round, when } from './formulas.ts';
import type { Labels } from './labels.ts';
import type { RowPlace, SheetPlan } from './sheet-plan.ts';

export type Side = 'low' | 'high';

/** The sheets that overruns are worked out from. */
export type RegisterPlans = {
  readonly [
    E in
      'contract' | 'amendment' | 'baseline' | 'invoice' | 'invoiceLine' | 'payment' | 'figure' | 'statement'
  ]: RangedSheet;
};

export type RangedSheet = Pick<SheetPlan<never>, 'range'>;

/** What the formulas of the overrun sheet are made with. */
export type FormulaContext = {
  readonly plans: RegisterPlans;
  readonly labels: Labels;
  /** The word for what is not known, as a formula holds it. */
  readonly unknown: string;
};

export const formulaContext = (plans: RegisterPlans, labels: Labels): FormulaContext => ({
  plans,
  labels,
  unknown: formulaText(labels.text('words.unknown')),
});

/** Formula of one cell, and of one bound of an interval. */
export type CellFormula = (context: FormulaContext, at: RowPlace) => string;
export type BoundFormula = (context: FormulaContext, side: Side, at: RowPlace) => string;

/** Column of one bound of an interval: `costLow`. */
export const boundId = (name: string, side: Side): string => `${name}${side === 'low' ? 'Low' : 'High'}`;

export const otherSide = (side: Side): Side => (side === 'low' ? 'high' : 'low');

/** Programs add in binary; no currency has more decimals than these. */
export const roundedMoney = (expression: string): string => round(expression, 4);

/** Percentages have one decimal, like everywhere in the application. */
export const roundedRatio = (expression: string): string => round(expression, 3);

/** Both bounds of an interval in a row, for MIN, MAX and COUNT, which pass over words. */
export const bothBounds = (at: RowPlace, name: string): string =>
  `${at.cell(boundId(name, 'low'))},${at.cell(boundId(name, 'high'))}`;

/** Whether anything of an interval is known. */
export const isKnown = (at: RowPlace, name: string): string => `COUNT(${bothBounds(at, name)})>0`;

/** Without any counted amount nothing is known of invoicing: it is then not compared, rather than taken as zero. */
export const isNothingInvoiced = (at: RowPlace): string => `${at.cell('countedAmounts')}=0`;

/** What the row with a key has in a column of its sheet; unknown when the key is empty or not found. */
export const keyedValue = (
  { unknown }: Pick<FormulaContext, 'unknown'>,
  sheet: RangedSheet,
  { column, key }: { readonly column: string; readonly key: string },
): string =>
  when(`${key}=""`, unknown, lookUp({ values: sheet.range(column), keys: sheet.range('key'), key }, unknown));
