import { formatFlagDetail } from '#shared/domain/overrun/flag-detail.ts';
import type { OverrunFlag, OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { columnMaker, type ColumnMaker } from './column-maker.ts';
import type { CellFormula, FormulaContext } from './formula-context.ts';
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
import type { OverrunSheetRow } from './overrun-rows.ts';
import { provenanceColumns } from './provenance-columns.ts';
import { rowKey, type ColumnContext } from './register-columns.ts';
import type { PlannedColumn, RowPlace } from './sheet-plan.ts';

type OverrunColumn = PlannedColumn<OverrunSheetRow>;

/** What the overrun sheet is made with. */
export type OverrunContext = ColumnContext & { readonly formulas: FormulaContext };

/** The context, with what makes the columns and their formulas in it. */
type Making = OverrunContext & {
  readonly make: ColumnMaker<OverrunSheetRow>;
  readonly in: (formula: CellFormula) => (at: RowPlace) => string;
};

/** The columns of the overrun sheet, in the order in which the money goes: promised, changed, billed, expected. */
export const overrunColumns = (context: OverrunContext): readonly OverrunColumn[] => {
  const { formulas, labels } = context;
  const make = columnMaker<OverrunSheetRow>({
    context,
    header: (id) => labels.text(`overruns.${id}`),
    widths,
    currencyOf: ({ row }) => row.currency,
  });
  const making: Making = { ...context, make, in: (formula) => (at) => formula(formulas, at) };
  const interval = ({ formula, ...of }: OverrunInterval): readonly OverrunColumn[] =>
    make.interval({ ...of, formula: (side, at) => formula(formulas, side, at) });
  const provenance = (name: string, amount: keyof OverrunRow['provenance']): readonly OverrunColumn[] =>
    provenanceColumns(make, labels, { name, of: ({ row }) => row.provenance[amount] });
  return [
    ...identityColumns(making),
    ...interval(overrunIntervals.original),
    ...amendmentColumns(making),
    ...interval(overrunIntervals.amendments),
    ...interval(overrunIntervals.current),
    ...billingColumns(making),
    ...interval(overrunIntervals.forecast),
    ...interval(overrunIntervals.cost),
    costBasisColumn(making),
    ...provenance('cost', 'cost'),
    ...interval(overrunIntervals.overrun),
    ...interval(overrunIntervals.overrunPercent),
    ...provenance('overrun', 'overrunOriginal'),
    ...baselineColumns(making),
    ...interval(overrunIntervals.baseline),
    ...interval(overrunIntervals.baselineOverrun),
    ...interval(overrunIntervals.baselinePercent),
    ...provenance('baselineOverrun', 'overrunBaseline'),
    ...interval(overrunIntervals.remaining),
    ...findingColumns(making),
    ...interval(overrunIntervals.amendmentPercent),
    ...interval(overrunIntervals.invoicedPercent),
    make.countFormula('isComparable', {
      formula: making.in(isComparableFormula),
      value: ({ isComparable }) => (isComparable ? 1 : 0),
    }),
  ];
};

const identityColumns = ({ make, labels, ...making }: Making): readonly OverrunColumn[] => [
  make.key('key', ({ row }) => rowKey('contract', row.id)),
  make.text('reference', ({ row }) => row.reference),
  make.text('title', ({ row }) => titleOf(row, labels)),
  make.text('publicBody', ({ row }) => row.publicBody),
  make.text('vendor', ({ row }) => row.vendor),
  make.text('kind', ({ row }) => labels.choice('contract', 'kind', row.kind)),
  make.text('status', ({ row }) => labels.choice('contract', 'status', row.status)),
  make.text('currency', ({ row }) => row.currency),
  make.wordFormula('taxBasis', {
    formula: making.in(taxBasisFormula),
    value: ({ taxBasis }) => labels.choice('contract', 'taxBasis', taxBasis),
  }),
];

/** The title in the language of the workbook, else in the other one. */
const titleOf = (
  row: Pick<OverrunRow, 'titleFr' | 'titleEn'>,
  { locale }: Pick<Labels, 'locale'>,
): string | null => (locale === 'fr' ? (row.titleFr ?? row.titleEn) : (row.titleEn ?? row.titleFr));

const amendmentColumns = ({ make, ...making }: Making): readonly OverrunColumn[] => [
  make.countFormula('amendmentCount', {
    formula: making.in(amendmentCountFormula),
    value: ({ row }) => row.amendments.count,
  }),
  make.countFormula('pendingCount', {
    formula: making.in(pendingCountFormula),
    value: ({ row }) => row.amendments.pending,
  }),
];

const billingColumns = ({ make, ...making }: Making): readonly OverrunColumn[] => [
  make.countFormula('countedAmounts', {
    formula: making.in(countedAmountsFormula),
    value: ({ countedAmounts }) => countedAmounts,
  }),
  make.moneyFormula('invoiced', { formula: making.in(invoicedFormula), value: ({ row }) => row.invoiced }),
  make.moneyFormula('paid', { formula: making.in(paidFormula), value: ({ row }) => row.paid }),
  make.key('forecastKey', ({ row }) =>
    row.forecastFigureId === null ? '' : rowKey('figure', row.forecastFigureId),
  ),
];

const costBasisColumn = ({ make, labels, ...making }: Making): OverrunColumn =>
  make.wordFormula('costBasis', {
    formula: making.in(costBasisFormula),
    value: ({ row: { costBasis } }) =>
      costBasis === null ? labels.text('words.unknown') : labels.overrun(`costBasis.${costBasis}`),
  });

const baselineColumns = ({ make, labels, ...making }: Making): readonly OverrunColumn[] => [
  make.key('baselineKey', ({ baselineId }) => (baselineId === null ? '' : rowKey('baseline', baselineId))),
  make.wordFormula('baselineIsOriginal', {
    formula: making.in(baselineIsOriginalFormula),
    value: ({ isBaselineOriginal }) => labels.flag(isBaselineOriginal),
  }),
];

/** Months late, flags and cautions: as the application finds them on the day of the export, not formulas. */
const findingColumns = ({ make, labels }: Making): readonly OverrunColumn[] => [
  make.count('monthsLate', ({ row }) => row.monthsLate),
  make.text('flags', ({ row }) => row.flags.map((flag) => flagText(flag, row, labels)).join('\n')),
  make.text('cautions', ({ row }) =>
    row.cautions.map((caution) => labels.overrun(`cautions.${caution}`)).join('\n'),
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
