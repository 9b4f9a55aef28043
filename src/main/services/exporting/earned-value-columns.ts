import {
  earnedValue,
  type EarnedValue,
  type PerformanceFactor,
} from '#shared/domain/progress/earned-value.ts';
import { currencyExponent } from '#shared/domain/money/currency.ts';
import { formulaText } from '../../files/workbook-writer/references.ts';
import { registerMaker, type ColumnMaker } from './column-maker.ts';
import { boundId, otherSide, roundedMoney } from './formula-context.ts';
import { all, isNumber, lookUp, round, when } from './formulas.ts';
import type { ColumnContext } from './register-columns.ts';
import type { RegisterRow } from './register-rows.ts';
import type { PlannedColumn, RowPlace } from './sheet-plan.ts';

/** What the contracts of the reports say: earned value says nothing of a lump-sum contract. */
export type LumpSums = {
  readonly ranges: () => { readonly keys: string; readonly lumpSums: string };
  readonly lumpSumOf: (contractId: number) => 'yes' | 'no' | null;
};

/** What the columns are made with. */
type Making = {
  readonly make: ColumnMaker<RegisterRow>;
  readonly unknown: string;
};

const given = {
  bac: 'budgetAtCompletion',
  pv: 'plannedValue',
  ev: 'earnedValue',
  ac: 'actualCost',
} as const;

type Given = Readonly<Record<keyof typeof given, string>>;

const cellsAt = (at: RowPlace): Given => ({
  bac: at.cell(given.bac),
  pv: at.cell(given.pv),
  ev: at.cell(given.ev),
  ac: at.cell(given.ac),
});

/** Measures of earned value of each report, with the formulas of the domain (earned-value.ts). */
export const earnedValueColumns = (
  context: ColumnContext,
  lumpSums: LumpSums,
): readonly PlannedColumn<RegisterRow>[] => {
  const making = {
    make: registerMaker(context),
    unknown: formulaText(context.labels.text('words.unknown')),
  };
  return [
    difference(making, 'costVariance', (of) => [of.ev, of.ac]),
    difference(making, 'scheduleVariance', (of) => [of.ev, of.pv]),
    index(making, 'costIndex', (at) => [at.cell(given.ev), at.cell(given.ac)]),
    index(making, 'scheduleIndex', (at) => [at.cell(given.ev), at.cell(given.pv)]),
    ...(['budgeted', 'cpi', 'cpi-times-spi', 'weighted'] as const).map((factor) => estimate(making, factor)),
    ...rangeColumns(making),
    ...toCompleteColumns(making),
    noteColumn(context, making, lumpSums),
  ];
};

const measuresOf = (row: RegisterRow): EarnedValue => {
  const exact = (column: string): bigint | null =>
    typeof row[column] === 'number' ? BigInt(row[column]) : null;
  return earnedValue({
    budgetAtCompletion: exact(given.bac),
    plannedValue: exact(given.pv),
    earnedValue: exact(given.ev),
    actualCost: exact(given.ac),
  });
};

const areNumbers = (...cells: readonly string[]): string => all(...cells.map(isNumber));

const difference = (
  { make, unknown }: Making,
  id: 'costVariance' | 'scheduleVariance',
  of: (cells: Given) => readonly [string, string],
): PlannedColumn<RegisterRow> =>
  make.moneyFormula(id, {
    formula: (at) => {
      const [a, b] = of(cellsAt(at));
      return when(areNumbers(a, b), roundedMoney(`${a}-${b}`), unknown);
    },
    value: (row) => measuresOf(row)[id],
  });

const ratio = (numerator: string, denominator: string): string => round(`${numerator}/${denominator}`, 3);

const index = (
  { make, unknown }: Making,
  id: 'costIndex' | 'scheduleIndex',
  of: (at: RowPlace) => readonly [string, string],
): PlannedColumn<RegisterRow> =>
  make.indexFormula(id, {
    formula: (at) => {
      const [a, b] = of(at);
      // IF before AND: programs evaluate all of an AND, and dividing by nothing is an error.
      return when(areNumbers(a, b), when(`${b}=0`, unknown, ratio(a, b)), unknown);
    },
    value: (row) => measuresOf(row)[id],
  });

/** Column of each estimate at completion. */
const estimateIds = {
  budgeted: 'estimateBudgeted',
  cpi: 'estimateByCost',
  'cpi-times-spi': 'estimateByBoth',
  weighted: 'estimateWeighted',
} as const satisfies Record<PerformanceFactor, string>;

/** What the work that remains (BAC − EV) is divided by, as `by / over`, both positive; `needs` must be known. */
const factors: Readonly<
  Record<
    PerformanceFactor,
    (of: Given) => { readonly needs: readonly string[]; readonly over: string; readonly by: string }
  >
> = {
  budgeted: () => ({ needs: [], over: '1', by: '1' }),
  cpi: ({ ev, ac }) => ({ needs: [], over: ac, by: ev }),
  'cpi-times-spi': ({ pv, ev, ac }) => ({ needs: [pv], over: `(${ac}*${pv})`, by: `(${ev}*${ev})` }),
  weighted: ({ pv, ev, ac }) => ({
    needs: [pv],
    over: `(5*${ac}*${pv})`,
    by: `(${ev}*(4*${pv}+${ac}))`,
  }),
};

const estimate = ({ make, unknown }: Making, factor: PerformanceFactor): PlannedColumn<RegisterRow> =>
  make.moneyFormula(estimateIds[factor], {
    formula: (at, row) => {
      const of = cellsAt(at);
      const { needs, over, by } = factors[factor](of);
      const decimals = currencyExponent(String(row['currency']));
      const remaining = round(`(${of.bac}-${of.ev})*${over}/${by}`, decimals);
      const spread = when(`MIN(${over},${by})>0`, roundedMoney(`${of.ac}+${remaining}`), unknown);
      return when(areNumbers(of.bac, of.ev, of.ac, ...needs), spread, unknown);
    },
    value: (row) => measuresOf(row).estimates.find((found) => found.factor === factor)?.amount ?? null,
  });

const rangeColumns = ({ make, unknown }: Making): readonly PlannedColumn<RegisterRow>[] => [
  ...make.interval({
    name: 'estimateRange',
    kind: 'money',
    formula: (side, at) => {
      // MIN, MAX and COUNT pass over the word for what is not known.
      const estimates = Object.values(estimateIds).map(at.cell).join(',');
      return when(`COUNT(${estimates})>0`, `${side === 'low' ? 'MIN' : 'MAX'}(${estimates})`, unknown);
    },
    value: (row) => measuresOf(row).estimateRange,
  }),
  ...make.interval({
    name: 'varianceAtCompletion',
    kind: 'money',
    formula: (side, at) => {
      const [bac, estimateAt] = [at.cell(given.bac), at.cell(boundId('estimateRange', otherSide(side)))];
      return when(areNumbers(bac, estimateAt), roundedMoney(`${bac}-${estimateAt}`), unknown);
    },
    value: (row) => measuresOf(row).varianceAtCompletion,
  }),
];

/** The work that remains over the money that remains: of the budget, and of the estimate by the cost index. */
const toCompleteColumns = ({ make, unknown }: Making): readonly PlannedColumn<RegisterRow>[] =>
  (['toCompleteBudget', 'toCompleteEstimate'] as const).map((id) =>
    make.indexFormula(id, {
      formula: (at) => {
        const { bac, ev, ac } = cellsAt(at);
        const total = id === 'toCompleteBudget' ? bac : at.cell(estimateIds.cpi);
        // Rounded: two sums of cents that are equal may differ in the last bit of a double.
        const left = roundedMoney(`${total}-${ac}`);
        const value = when(`${left}=0`, unknown, round(`(${bac}-${ev})/${left}`, 3));
        return when(areNumbers(bac, ev, ac, total), value, unknown);
      },
      value: (row) => measuresOf(row)[id],
    }),
  );

/** What to know of indices of a contract that is, or may be, a lump sum. */
const noteColumn = (
  { labels }: ColumnContext,
  { make }: Making,
  { ranges, lumpSumOf }: LumpSums,
): PlannedColumn<RegisterRow> => {
  const [isLumpSum, isUnknown] = [
    labels.progress('earnedValue.lumpSum'),
    labels.progress('earnedValue.lumpSumUnknown'),
  ];
  return make.wordFormula('lumpSumNote', {
    formula: (at) => {
      const { keys, lumpSums } = ranges();
      const found = lookUp({ values: lumpSums, keys, key: at.cell('key:contractId') }, '""');
      const is = (value: 'yes' | 'no') =>
        `${found}=${formulaText(labels.choice('contract', 'lumpSum', value))}`;
      return when(is('yes'), formulaText(isLumpSum), when(is('no'), '""', formulaText(isUnknown)));
    },
    value: (row) => {
      const lumpSum = lumpSumOf(Number(row['contractId']));
      if (lumpSum === 'no') return '';
      return lumpSum === 'yes' ? isLumpSum : isUnknown;
    },
  });
};
