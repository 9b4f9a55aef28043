import type { Provenance } from '#shared/domain/provenance/provenance.ts';
import type { MoneyIntervalText } from '#shared/ipc/overrun-schemas.ts';
import { blankCell, formulaCell, textCell } from '../../files/workbook-writer/cells.ts';
import { formulaText } from '../../files/workbook-writer/references.ts';
import { boundId, otherSide, roundedMoney, type Side } from './formula-context.ts';
import { anyNumber, countIfs, otherThan, sumIfs, when, type Criterion } from './formulas.ts';
import { partFormula } from './growth-formulas.ts';
import type { OverrunContext } from './overrun-columns.ts';
import { amountResult, percentResult } from './cached-results.ts';
import type { OverrunSheetRow, OverrunTotalRow } from './overrun-rows.ts';
import { rowKey } from './register-columns.ts';
import { decimalOf } from './stored-columns.ts';
import type { SheetPlan } from './sheet-plan.ts';

type CellAt = (ref: string) => string;

/** Cells of a totals row by column; the others are empty. */
type TotalCells = ReadonlyMap<string, CellAt>;

/** The totals of one currency, being written. */
type Totals = {
  readonly context: OverrunContext;
  readonly plan: SheetPlan<OverrunSheetRow>;
  readonly of: OverrunTotalRow;
  /** Rows of the sheet that are counted: contracts of this currency, not programmes, which contain contracts. */
  readonly counted: readonly Criterion[];
  /** Those of which the overrun is known. */
  readonly comparable: readonly Criterion[];
};

/** Rows that `overrunTotalRows` gives for each currency. */
export const rowsPerTotal = 3;

/**
 * Three rows under the contracts for one currency: the totals; the original values of the contracts whose overrun is
 * known, the base of the total's percentage; and how many values are unknown and so in no sum.
 * @param at number of the first of the three rows
 */
export const overrunTotalRows = (
  { context, plan, of }: Pick<Totals, 'context' | 'plan' | 'of'>,
  at: number,
): readonly string[] => {
  const programme = context.labels.choice('contract', 'kind', 'programme');
  const counted: readonly Criterion[] = [
    [plan.range('currency'), formulaText(of.total.currency)],
    [plan.range('kind'), otherThan(programme)],
  ];
  const comparable: readonly Criterion[] = [...counted, [plan.range('isComparable'), '1']];
  const totals: Totals = { context, plan, of, counted, comparable };
  return [totalCells(totals, at), comparableCells(totals), unknownCells(totals)].map((cells, index) =>
    renderTotals(totals, cells, at + index),
  );
};

const renderTotals = ({ context, plan }: Totals, cells: TotalCells, row: number): string =>
  plan.columns
    .map(({ id }) => {
      const ref = plan.letter(id) + String(row);
      return cells.get(id)?.(ref) ?? blankCell(ref, context.styles.text('total'));
    })
    .join('');

const label =
  ({ context, of }: Totals, key: string): CellAt =>
  (ref) =>
    textCell(ref, context.styles.text('total'), context.labels.text(key, { currency: of.total.currency }));

/** Sum of one bound of the known intervals; not known when it is open in one of them, or when there are none. */
const sumOfBounds = (
  { context, plan }: Totals,
  { name, side, among }: { readonly name: string; readonly side: Side; readonly among: readonly Criterion[] },
): string => {
  const { unknown } = context.formulas;
  const [own, opposite] = [plan.range(boundId(name, side)), plan.range(boundId(name, otherSide(side)))];
  const open = countIfs(...among, [own, unknown], [opposite, anyNumber]);
  const known = countIfs(...among, [own, anyNumber]);
  return when(`OR(${open}>0,${known}=0)`, unknown, roundedMoney(sumIfs(own, ...among)));
};

const intervalCells = (
  totals: Totals,
  name: string,
  { value, among }: { readonly value: MoneyIntervalText; readonly among: readonly Criterion[] },
): readonly (readonly [string, CellAt])[] => {
  const { context, of } = totals;
  const { currency } = of.total;
  const unknown = context.labels.text('words.unknown');
  return (['low', 'high'] as const).map((side) => [
    boundId(name, side),
    (ref) =>
      formulaCell(ref, context.styles.money(currency, 'total'), {
        formula: sumOfBounds(totals, { name, side, among }),
        result: amountResult(value[side], currency, unknown),
      }),
  ]);
};

const totalCells = (totals: Totals, at: number): TotalCells => {
  const { of, counted, comparable } = totals;
  const { total } = of;
  return new Map<string, CellAt>([
    ['key', label(totals, 'totals.total')],
    ...intervalCells(totals, 'original', { value: total.original, among: counted }),
    ...intervalCells(totals, 'current', { value: total.current, among: counted }),
    ['invoiced', sumCell(totals, 'invoiced')],
    ['paid', sumCell(totals, 'paid')],
    ...intervalCells(totals, 'cost', { value: total.cost, among: counted }),
    ...intervalCells(totals, 'overrun', { value: total.overrun, among: comparable }),
    ['overrunPercentLow', percentCell(totals, 'low', at)],
    ['overrunPercentHigh', percentCell(totals, 'high', at)],
    ...provenanceCells(totals, 'cost', total.provenance.cost),
    ...provenanceCells(totals, 'overrun', total.provenance.overrun),
  ]);
};

/** The weakest of the contracts in a sum, as on their rows. */
const provenanceCells = (
  { context }: Totals,
  name: string,
  provenance: Provenance | null,
): readonly (readonly [string, CellAt])[] => {
  if (provenance === null) return [];
  const text =
    (words: string): CellAt =>
    (ref) =>
      textCell(ref, context.styles.text('total'), words);
  return [
    [`${name}Provenance`, text(context.labels.provenance(provenance.level))],
    [`${name}Weakest`, text(rowKey(provenance.entity, provenance.id))],
  ];
};

const sumCell =
  ({ context, plan, of: { total }, counted }: Totals, name: 'invoiced' | 'paid'): CellAt =>
  (ref) =>
    formulaCell(ref, context.styles.money(total.currency, 'total'), {
      formula: roundedMoney(sumIfs(plan.range(name), ...counted)),
      result: { decimal: decimalOf(BigInt(total[name]), total.currency) },
    });

/** The total overrun in percent of the original values in the row below. */
const percentCell =
  ({ context, plan, of: { total } }: Totals, side: Side, at: number): CellAt =>
  (ref) => {
    const original = (of: Side): string => plan.letter(boundId('original', of)) + String(at + 1);
    const formula = partFormula(context.formulas, {
      amount: plan.letter(boundId('overrun', side)) + String(at),
      base: { own: original(side), opposite: original(otherSide(side)) },
    });
    const result = percentResult(total.percent?.[side] ?? null, context.labels.text('words.unknown'));
    return formulaCell(ref, context.styles.percent('total'), { formula, result });
  };

const comparableCells = (totals: Totals): TotalCells => {
  const { comparableOriginal } = totals.of;
  const value = {
    low: comparableOriginal?.low?.toString() ?? null,
    high: comparableOriginal?.high?.toString() ?? null,
  };
  return new Map<string, CellAt>([
    ['key', label(totals, 'totals.comparable')],
    ...intervalCells(totals, 'original', { value, among: totals.comparable }),
  ]);
};

const unknownCells = (totals: Totals): TotalCells => {
  const { total } = totals.of;
  return new Map<string, CellAt>([
    ['key', label(totals, 'totals.unknown')],
    ['originalLow', unknownCountCell(totals, 'original', total.originalUnknown)],
    ['currentLow', unknownCountCell(totals, 'current', total.currentUnknown)],
    ['costLow', unknownCountCell(totals, 'cost', total.costUnknown)],
  ]);
};

const unknownCountCell =
  ({ context, plan, counted }: Totals, name: string, count: number): CellAt =>
  (ref) => {
    const { unknown } = context.formulas;
    const formula = countIfs(
      ...counted,
      [plan.range(boundId(name, 'low')), unknown],
      [plan.range(boundId(name, 'high')), unknown],
    );
    return formulaCell(ref, context.styles.integer('total'), { formula, result: { decimal: String(count) } });
  };
