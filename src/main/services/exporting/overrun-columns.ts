import { formatFlagDetail } from '#shared/domain/overrun/flag-detail.ts';
import type { OverrunFlag, OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { formulaCell, numberCell, textCell, type CachedResult } from '../../files/workbook-writer/cells.ts';
import { boundId, type CellFormula, type FormulaContext, type Side } from './formula-context.ts';
import { baselineIsOriginalFormula, isComparableFormula } from './growth-formulas.ts';
import type { Labels } from './labels.ts';
import {
  amendmentCountFormula,
  costBasisFormula,
  countedAmountsFormula,
  invoicedFormula,
  paidFormula,
  pendingCountFormula,
  taxBasisFormula,
} from './overrun-formulas.ts';
import { overrunIntervals, type OverrunInterval } from './overrun-intervals.ts';
import { amountResult, percentResult } from './cached-results.ts';
import type { OverrunSheetRow } from './overrun-rows.ts';
import { rowKey, type ColumnContext } from './register-columns.ts';
import { decimalOf } from './stored-columns.ts';
import type { PlannedColumn } from './sheet-plan.ts';

type OverrunColumn = PlannedColumn<OverrunSheetRow>;

/** What the overrun sheet is made with. */
export type OverrunContext = ColumnContext & { readonly formulas: FormulaContext };

/** The columns of the overrun sheet, in the order in which the money goes: promised, changed, billed, expected. */
export const overrunColumns = (context: OverrunContext): readonly OverrunColumn[] => {
  const interval = (of: OverrunInterval): readonly OverrunColumn[] =>
    (['low', 'high'] as const).map((side) => intervalColumn(context, of, side));
  return [
    ...identityColumns(context),
    ...interval(overrunIntervals.original),
    ...amendmentColumns(context),
    ...interval(overrunIntervals.amendments),
    ...interval(overrunIntervals.current),
    ...billingColumns(context),
    ...interval(overrunIntervals.forecast),
    ...interval(overrunIntervals.cost),
    costBasisColumn(context),
    ...interval(overrunIntervals.overrun),
    ...interval(overrunIntervals.overrunPercent),
    ...baselineColumns(context),
    ...interval(overrunIntervals.baseline),
    ...interval(overrunIntervals.baselineOverrun),
    ...interval(overrunIntervals.baselinePercent),
    ...interval(overrunIntervals.remaining),
    ...findingColumns(context),
    ...interval(overrunIntervals.amendmentPercent),
    ...interval(overrunIntervals.invoicedPercent),
    countColumn(context, 'isComparable', {
      formula: isComparableFormula,
      count: ({ isComparable }) => (isComparable ? 1 : 0),
    }),
  ];
};

const identityColumns = (context: OverrunContext): readonly OverrunColumn[] => {
  const { labels } = context;
  return [
    keyColumn(context, 'key', ({ row }) => rowKey('contract', row.id)),
    textColumn(context, 'reference', ({ row }) => row.reference),
    textColumn(context, 'title', ({ row }) => titleOf(row, labels)),
    textColumn(context, 'publicBody', ({ row }) => row.publicBody ?? ''),
    textColumn(context, 'vendor', ({ row }) => row.vendor ?? ''),
    textColumn(context, 'kind', ({ row }) => labels.choice('contract', 'kind', row.kind)),
    textColumn(context, 'status', ({ row }) => labels.choice('contract', 'status', row.status)),
    textColumn(context, 'currency', ({ row }) => row.currency),
    wordColumn(context, 'taxBasis', {
      formula: taxBasisFormula,
      word: ({ taxBasis }) => labels.choice('contract', 'taxBasis', taxBasis),
    }),
  ];
};

const titleOf = (row: OverrunRow, { locale }: Labels): string =>
  (locale === 'fr' ? (row.titleFr ?? row.titleEn) : (row.titleEn ?? row.titleFr)) ?? '';

const amendmentColumns = (context: OverrunContext): readonly OverrunColumn[] => [
  countColumn(context, 'amendmentCount', {
    formula: amendmentCountFormula,
    count: ({ row }) => row.amendments.count,
  }),
  countColumn(context, 'pendingCount', {
    formula: pendingCountFormula,
    count: ({ row }) => row.amendments.pending,
  }),
];

const billingColumns = (context: OverrunContext): readonly OverrunColumn[] => [
  countColumn(context, 'countedAmounts', {
    formula: countedAmountsFormula,
    count: ({ countedAmounts }) => countedAmounts,
  }),
  amountColumn(context, 'invoiced', { formula: invoicedFormula, minor: ({ row }) => row.invoiced }),
  amountColumn(context, 'paid', { formula: paidFormula, minor: ({ row }) => row.paid }),
  keyColumn(context, 'forecastKey', ({ row }) =>
    row.forecastFigureId === null ? '' : rowKey('figure', row.forecastFigureId),
  ),
];

const costBasisColumn = (context: OverrunContext): OverrunColumn => {
  const { labels } = context;
  return wordColumn(context, 'costBasis', {
    formula: costBasisFormula,
    word: ({ row: { costBasis } }) =>
      costBasis === null ? labels.text('words.unknown') : labels.overrun(`costBasis.${costBasis}`),
  });
};

const baselineColumns = (context: OverrunContext): readonly OverrunColumn[] => [
  keyColumn(context, 'baselineKey', ({ baselineId }) =>
    baselineId === null ? '' : rowKey('baseline', baselineId),
  ),
  wordColumn(context, 'baselineIsOriginal', {
    formula: baselineIsOriginalFormula,
    word: ({ isBaselineOriginal }) => context.labels.flag(isBaselineOriginal),
  }),
];

/** Months late, flags and cautions: as the application finds them on the day of the export, not formulas. */
const findingColumns = (context: OverrunContext): readonly OverrunColumn[] => [
  monthsLateColumn(context),
  textColumn(context, 'flags', ({ row }) =>
    row.flags.map((flag) => flagText(flag, row, context.labels)).join('\n'),
  ),
  textColumn(context, 'cautions', ({ row }) =>
    row.cautions.map((caution) => context.labels.overrun(`cautions.${caution}`)).join('\n'),
  ),
];

/** Title of the rule, how far its text was checked, and the sentence with the amounts. */
const flagText = (flag: OverrunFlag, { currency }: OverrunRow, labels: Labels): string => {
  const title = labels.locale === 'fr' ? flag.titleFr : flag.titleEn;
  const mark = labels.choice('rule', 'mark', flag.mark);
  const detail = formatFlagDetail(flag.detail, currency, labels.locale);
  return `${title} (${mark}). ${labels.overrun(`flags.${flag.rule}`, detail)}`;
};

/** Widths in characters; a column that is not listed is as wide as an amount. */
const widths: Readonly<Record<string, number>> = {
  reference: 20,
  title: 44,
  publicBody: 30,
  vendor: 26,
  kind: 14,
  status: 14,
  currency: 9,
  taxBasis: 16,
  amendmentCount: 12,
  pendingCount: 12,
  countedAmounts: 12,
  isComparable: 12,
  baselineIsOriginal: 12,
  monthsLate: 10,
  flags: 70,
  cautions: 60,
};
const moneyWidth = 20;
/** Room for "at least" before it. */
const boundWidth = 26;
const percentWidth = 16;
const keyWidth = 16;

const header = ({ labels }: ColumnContext, id: string): string => labels.text(`overruns.${id}`);

const textColumn = (
  context: ColumnContext,
  id: string,
  text: (row: OverrunSheetRow) => string,
): OverrunColumn => {
  const style = context.styles.text('stored');
  return {
    id,
    header: header(context, id),
    width: widths[id] ?? moneyWidth,
    look: 'stored',
    cell: (row, ref) => textCell(ref, style, text(row)),
  };
};

const keyColumn = (
  context: ColumnContext,
  id: string,
  text: (row: OverrunSheetRow) => string,
): OverrunColumn => ({
  ...textColumn(context, id, text),
  width: keyWidth,
  look: 'key',
  cell: (row, ref) => textCell(ref, context.styles.key, text(row)),
});

const monthsLateColumn = (context: ColumnContext): OverrunColumn => ({
  ...textColumn(context, 'monthsLate', () => ''),
  cell: ({ row }, ref) =>
    row.monthsLate === null
      ? textCell(ref, context.styles.text('stored'), context.labels.text('words.unknown'))
      : numberCell(ref, context.styles.integer('stored'), String(row.monthsLate)),
});

const calculated = (context: ColumnContext, id: string, cell: OverrunColumn['cell']): OverrunColumn => ({
  id,
  header: header(context, id),
  width: widths[id] ?? moneyWidth,
  look: 'calculated',
  cell,
});

type Derived<Name extends string, Value> = { readonly formula: CellFormula } & {
  readonly [N in Name]: (row: OverrunSheetRow) => Value;
};

const wordColumn = (
  context: OverrunContext,
  id: string,
  { formula, word }: Derived<'word', string>,
): OverrunColumn =>
  calculated(context, id, (row, ref, at) =>
    formulaCell(ref, context.styles.text('calculated'), {
      formula: formula(context.formulas, at),
      result: { text: word(row) },
    }),
  );

const countColumn = (
  context: OverrunContext,
  id: string,
  { formula, count }: Derived<'count', number>,
): OverrunColumn => {
  const column = calculated(context, id, (row, ref, at) =>
    formulaCell(ref, context.styles.integer('calculated'), {
      formula: formula(context.formulas, at),
      result: { decimal: String(count(row)) },
    }),
  );
  return { ...column, isNumeric: true };
};

const amountColumn = (
  context: OverrunContext,
  id: string,
  { formula, minor }: Derived<'minor', string>,
): OverrunColumn => {
  const column = calculated(context, id, (row, ref, at) => {
    const { currency } = row.row;
    return formulaCell(ref, context.styles.money(currency, 'calculated'), {
      formula: formula(context.formulas, at),
      result: { decimal: decimalOf(BigInt(minor(row)), currency) },
    });
  });
  return { ...column, isNumeric: true };
};

const intervalColumn = (context: OverrunContext, of: OverrunInterval, side: Side): OverrunColumn => {
  const { styles, formulas } = context;
  const unknown = context.labels.text('words.unknown');
  const style = (currency: string): number =>
    of.kind === 'percent' ? styles.percent('calculated') : styles.money(currency, 'calculated');
  const result = (row: OverrunSheetRow): CachedResult =>
    of.kind === 'percent'
      ? percentResult(of.value(row)?.[side] ?? null, unknown)
      : amountResult(of.value(row)?.[side] ?? null, row.row.currency, unknown);
  const column = calculated(context, boundId(of.name, side), (row, ref, at) =>
    formulaCell(ref, style(row.row.currency), {
      formula: of.formula(formulas, side, at),
      result: result(row),
    }),
  );
  return { ...column, isNumeric: true, width: of.kind === 'percent' ? percentWidth : boundWidth };
};
