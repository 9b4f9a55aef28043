import { formulaText } from '../../files/workbook-writer/references.ts';
import {
  boundId,
  isKnown,
  isNothingInvoiced,
  keyedValue,
  otherSide,
  roundedMoney,
  roundedRatio,
  type BoundFormula,
  type CellFormula,
  type FormulaContext,
  type Side,
} from './formula-context.ts';
import { all, equals, isNumber, when } from './formulas.ts';
import type { RowPlace } from './sheet-plan.ts';

/** a − b when both are numbers. */
export const differenceFormula = ({ unknown }: FormulaContext, a: string, b: string): string =>
  when(all(isNumber(a), isNumber(b)), roundedMoney(`${a}-${b}`), unknown);

/** A base and an amount measured by it; `own` is the base's bound on the side that is asked for. */
type Measured = {
  readonly amount: string;
  readonly base: { readonly own: string; readonly opposite: string };
};

/** By the opposite bound; a negative amount is smaller on a greater base. No ratio to a base of zero or less. */
const ratio = (
  { unknown }: Pick<FormulaContext, 'unknown'>,
  { amount, base }: Measured,
  numerator: (cell: string) => string,
): string => {
  const over = (cell: string): string =>
    when(isNumber(cell), roundedRatio(`${numerator(cell)}/${cell}`), unknown);
  const value = when(isNumber(amount), when(`${amount}<0`, over(base.own), over(base.opposite)), unknown);
  return when(`MIN(${base.own},${base.opposite})<=0`, unknown, value);
};

/** Growth of an amount over a base that it was not derived from (domain: percentGrowth). */
const growth = (context: FormulaContext, measured: Measured): string =>
  ratio(context, measured, (cell) => `(${measured.amount}-${cell})`);

/** Part of a whole (domain: percentOf): nothing is no percent of any whole, also of one that is open. */
export const partFormula = (context: Pick<FormulaContext, 'unknown'>, { amount, base }: Measured): string => {
  const part = ratio(context, { amount, base }, () => amount);
  const isNothing = all(isNumber(amount), `${amount}=0`, `MIN(${base.own},${base.opposite})>0`);
  return when(isNothing, '0', part);
};

const baseOf = (at: RowPlace, name: string, side: Side): Measured['base'] => ({
  own: at.cell(boundId(name, side)),
  opposite: at.cell(boundId(name, otherSide(side))),
});

/**
 * Growth of one interval of a row over another that it was not derived from, in percent: known only where something is
 * of the difference in money, the interval `growthName` (domain: independentGrowth).
 */
export const independentPercentFormula = (
  context: FormulaContext,
  {
    amount,
    base,
    growthName,
  }: { readonly amount: string; readonly base: string; readonly growthName: string },
  { side, at }: { readonly side: Side; readonly at: RowPlace },
): string => {
  const percent = growth(context, { amount: at.cell(boundId(amount, side)), base: baseOf(at, base, side) });
  return when(isKnown(at, growthName), percent, context.unknown);
};

/** Amendments in percent of the original value. */
export const amendmentPercentFormula: BoundFormula = (context, side, at) =>
  partFormula(context, { amount: at.cell(boundId('amendments', side)), base: baseOf(at, 'original', side) });

/** What was invoiced beyond the original value, in percent of it. */
export const invoicedPercentFormula: BoundFormula = (context, side, at) =>
  when(
    isNothingInvoiced(at),
    context.unknown,
    growth(context, { amount: at.cell('invoiced'), base: baseOf(at, 'original', side) }),
  );

/**
 * Cost over the original value (domain: growthOverOriginal): a forecast is independent of it; without one, the greater
 * of the amendments and of what was invoiced beyond it.
 */
export const overrunFormula: BoundFormula = (context, side, at) => {
  const original = at.cell(boundId('original', otherSide(side)));
  const [amendments, invoiced] = [at.cell(boundId('amendments', side)), at.cell('invoiced')];
  const greater = roundedMoney(`MAX(${amendments},${invoiced}-${original})`);
  const withInvoices =
    side === 'low'
      ? when(isNumber(original), greater, amendments)
      : when(all(isNumber(amendments), isNumber(original)), greater, context.unknown);
  const byForecast = differenceFormula(context, at.cell(boundId('forecast', side)), original);
  const value = when(
    isKnown(at, 'forecast'),
    byForecast,
    when(isNothingInvoiced(at), amendments, withInvoices),
  );
  return when(isKnown(at, 'original'), value, context.unknown);
};

export const overrunPercentFormula: BoundFormula = (context, side, at) => {
  const byForecast = growth(context, {
    amount: at.cell(boundId('forecast', side)),
    base: baseOf(at, 'original', side),
  });
  return when(
    isKnown(at, 'overrun'),
    when(isKnown(at, 'forecast'), byForecast, percentWithoutForecast(context, side, at)),
    context.unknown,
  );
};

const percentWithoutForecast: BoundFormula = ({ unknown }, side, at) => {
  const ofAmendments = at.cell(boundId('amendmentPercent', side));
  const ofInvoiced = at.cell(boundId('invoicedPercent', side));
  const greater = `MAX(${ofAmendments},${ofInvoiced})`;
  const ofBoth =
    side === 'low'
      ? when(`COUNT(${ofAmendments},${ofInvoiced})>0`, greater, unknown)
      : when(all(isNumber(ofAmendments), isNumber(ofInvoiced)), greater, unknown);
  const areBothKnown = all(isKnown(at, 'amendmentPercent'), isKnown(at, 'invoicedPercent'));
  return when(
    isKnown(at, 'amendments'),
    when(isNothingInvoiced(at), ofAmendments, when(areBothKnown, ofBoth, unknown)),
    side === 'low' ? ofInvoiced : unknown,
  );
};

/** Whether the baseline in force is the original value, from which the current value is derived. */
export const baselineIsOriginalFormula: CellFormula = (context, at) => {
  const { labels, plans } = context;
  const key = at.cell('baselineKey');
  const kind = keyedValue(context, plans.baseline, { column: 'kind', key });
  const isOriginal = all(
    equals(kind, labels.choice('baseline', 'kind', 'original')),
    `${at.cell('baselineLow')}=${at.cell('originalLow')}`,
    `${at.cell('baselineHigh')}=${at.cell('originalHigh')}`,
  );
  const [yes, no] = [formulaText(labels.flag(true)), formulaText(labels.flag(false))];
  return when(`${key}=""`, yes, when(isOriginal, yes, no));
};

export const baselineFormula: BoundFormula = (context, side, at) => {
  const key = at.cell('baselineKey');
  const stored = keyedValue(context, context.plans.baseline, { column: boundId('bound', side), key });
  return when(`${key}=""`, at.cell(boundId('original', side)), stored);
};

const isByOriginal = ({ labels }: FormulaContext, at: RowPlace): string =>
  equals(at.cell('baselineIsOriginal'), labels.flag(true));

/** Cost over the baseline in force, independent of it unless that is the original value. */
export const baselineOverrunFormula: BoundFormula = (context, side, at) =>
  when(
    isByOriginal(context, at),
    at.cell(boundId('overrun', side)),
    differenceFormula(context, at.cell(boundId('cost', side)), at.cell(boundId('baseline', otherSide(side)))),
  );

export const baselinePercentFormula: BoundFormula = (context, side, at) =>
  when(
    isByOriginal(context, at),
    at.cell(boundId('overrunPercent', side)),
    independentPercentFormula(
      context,
      { amount: 'cost', base: 'baseline', growthName: 'baselineOverrun' },
      { side, at },
    ),
  );

export const remainingFormula: BoundFormula = (context, side, at) =>
  differenceFormula(context, at.cell(boundId('current', side)), at.cell('invoiced'));

/** 1 for a contract that counts in the total overrun, else 0. */
export const isComparableFormula: CellFormula = ({ labels }, at) =>
  when(
    all(
      `${at.cell('kind')}<>${formulaText(labels.choice('contract', 'kind', 'programme'))}`,
      isKnown(at, 'original'),
      isKnown(at, 'overrun'),
    ),
    '1',
    '0',
  );
