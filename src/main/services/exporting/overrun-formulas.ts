import { formulaText } from '../../files/workbook-writer/references.ts';
import {
  bothBounds,
  boundId,
  isKnown,
  isNothingInvoiced,
  keyedValue,
  roundedMoney,
  type BoundFormula,
  type CellFormula,
  type FormulaContext,
} from './formula-context.ts';
import { all, anyNumber, countIfs, equals, isNumber, otherThan, sumIfs, when } from './formulas.ts';
import type { RowPlace } from './sheet-plan.ts';

/*
 * The values of a contract, from the register's sheets. The arithmetic is that of shared/domain/overrun, which also
 * gives the cached results; a test has another program recalculate and compare.
 */

export const taxBasisFormula: CellFormula = (context, at) =>
  keyedValue(context, context.plans.contract, { column: 'taxBasis', key: at.cell('key') });

export const originalFormula: BoundFormula = (context, side, at) =>
  keyedValue(context, context.plans.contract, { column: boundId('bound', side), key: at.cell('key') });

export const amendmentCountFormula: CellFormula = ({ plans: { amendment }, labels }, at) =>
  countIfs(
    [amendment.range('key:contractId'), at.cell('key')],
    [amendment.range('effectLow'), otherThan(labels.text('words.notCounted'))],
  );

export const pendingCountFormula: CellFormula = ({ plans: { amendment }, labels }, at) =>
  countIfs(
    [amendment.range('key:contractId'), at.cell('key')],
    [amendment.range('status'), formulaText(labels.choice('amendment', 'status', 'pending'))],
  );

/** Sum of the effects; one that is not known on this side leaves the sum unknown on it. */
export const amendmentsFormula: BoundFormula = ({ plans: { amendment }, unknown }, side, at) => {
  const effect = amendment.range(boundId('effect', side));
  const own = [amendment.range('key:contractId'), at.cell('key')] as const;
  return when(`${countIfs(own, [effect, unknown])}>0`, unknown, roundedMoney(sumIfs(effect, own)));
};

export const currentFormula: BoundFormula = ({ unknown }, side, at) => {
  const [original, amendments] = [at.cell(boundId('original', side)), at.cell(boundId('amendments', side))];
  return when(
    all(isNumber(original), isNumber(amendments)),
    roundedMoney(`${original}+${amendments}`),
    unknown,
  );
};

/** Lines count for their contract, invoices without amounts on their lines for theirs; only in its currency. */
const billing = [
  { sheet: 'invoiceLine', contract: 'counted:contract' },
  { sheet: 'invoice', contract: 'key:contractId' },
] as const;

export const countedAmountsFormula: CellFormula = ({ plans }, at) =>
  billing
    .map(({ sheet, contract }) =>
      countIfs(
        [plans[sheet].range(contract), at.cell('key')],
        [plans[sheet].range('currency'), at.cell('currency')],
        [plans[sheet].range('beforeTax'), anyNumber],
      ),
    )
    .join('+');

/** On the tax basis of the contract: with taxes when its value includes them, before tax otherwise. */
export const invoicedFormula: CellFormula = (context, at) =>
  when(
    equals(at.cell('taxBasis'), context.labels.choice('contract', 'taxBasis', 'included')),
    invoicedOn('withTax', context, at),
    invoicedOn('beforeTax', context, at),
  );

const invoicedOn = (column: 'withTax' | 'beforeTax', { plans }: FormulaContext, at: RowPlace): string => {
  const sums = billing.map(({ sheet, contract }) =>
    sumIfs(
      plans[sheet].range(column),
      [plans[sheet].range(contract), at.cell('key')],
      [plans[sheet].range('currency'), at.cell('currency')],
    ),
  );
  return roundedMoney(sums.join('+'));
};

export const paidFormula: CellFormula = ({ plans: { payment } }, at) =>
  roundedMoney(
    sumIfs(
      payment.range('amount'),
      [payment.range('counted:contract'), at.cell('key')],
      [payment.range('currency'), at.cell('currency')],
    ),
  );

export const forecastFormula: BoundFormula = (context, side, at) =>
  keyedValue(context, context.plans.figure, { column: boundId('bound', side), key: at.cell('forecastKey') });

/** The accepted forecast, else the greater of the current value and what was invoiced. */
export const costFormula: BoundFormula = ({ unknown }, side, at) => {
  const [current, invoiced] = [at.cell(boundId('current', side)), at.cell('invoiced')];
  // MAX passes over the word of an unknown current value: what was invoiced is then at least the cost.
  const greater = `MAX(${current},${invoiced})`;
  const withInvoices = side === 'low' ? greater : when(isNumber(current), greater, unknown);
  return when(
    isKnown(at, 'forecast'),
    at.cell(boundId('forecast', side)),
    when(isNothingInvoiced(at), current, withInvoices),
  );
};

export const costBasisFormula: CellFormula = ({ labels, unknown }, at) => {
  const basis = (name: string): string => formulaText(labels.overrun(`costBasis.${name}`));
  const [current, invoiced] = [at.cell('currentLow'), at.cell('invoiced')];
  const isAbove = when(`${invoiced}>${current}`, basis('invoiced'), basis('current'));
  const withInvoices = when(isNumber(current), isAbove, basis('invoiced'));
  const without = when(`COUNT(${bothBounds(at, 'current')})>0`, basis('current'), unknown);
  return when(isKnown(at, 'forecast'), basis('forecast'), when(isNothingInvoiced(at), without, withInvoices));
};
