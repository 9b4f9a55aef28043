import { toText } from '#shared/domain/overrun/overrun-row.ts';
import type { SheetInterval } from '../column-maker.ts';
import { boundId, otherSide } from '../formula-context.ts';
import { differenceFormula, independentPercentFormula } from '../growth-formulas.ts';
import { rowKey } from '../register-columns.ts';
import { provenanceColumns } from '../provenance-columns.ts';
import type { PlannedColumn } from '../sheet-plan.ts';
import {
  contractColumns,
  measureMaker,
  overrunValue,
  scopeOf,
  valueByKey,
  type MeasureContext,
} from './measure-context.ts';
import type { ForecastRow } from './measure-rows.ts';

type Interval = SheetInterval<ForecastRow>;

/** Intervals of the sheet in the order of its columns: a forecast, what was decided, and how far it is over it. */
export const forecastIntervals = (context: MeasureContext): readonly Interval[] => [
  {
    name: 'amount',
    kind: 'money',
    formula: (side, at) =>
      valueByKey(
        context,
        { sheet: context.formulas.plans.figure, column: boundId('bound', side) },
        at.cell('figureKey'),
      ),
    value: ({ forecast }) => toText(forecast.amount),
  },
  {
    name: 'original',
    kind: 'money',
    formula: (side, at) => overrunValue(context, boundId('original', side), at),
    value: ({ overrun }) => overrun.original,
  },
  ...growthIntervals(context, 'original', {
    amount: 'overOriginal',
    percent: 'overOriginalPercent',
    of: ({ forecast }) => forecast.overOriginal,
  }),
  {
    name: 'baseline',
    kind: 'money',
    formula: (side, at) => overrunValue(context, boundId('baseline', side), at),
    value: ({ overrun }) => overrun.baseline,
  },
  ...growthIntervals(context, 'baseline', {
    amount: 'overBaseline',
    percent: 'overBaselinePercent',
    of: ({ forecast }) => forecast.overBaseline,
  }),
];

type GrowthNames = {
  readonly amount: string;
  readonly percent: string;
  readonly of: (row: ForecastRow) => ForecastRow['forecast']['overOriginal'];
};

/** A forecast is independent of what it is measured against. */
const growthIntervals = (
  { formulas }: MeasureContext,
  base: 'original' | 'baseline',
  { amount, percent, of }: GrowthNames,
): readonly Interval[] => [
  {
    name: amount,
    kind: 'money',
    formula: (side, at) =>
      differenceFormula(formulas, at.cell(boundId('amount', side)), at.cell(boundId(base, otherSide(side)))),
    value: (row) => toText(of(row)?.amount ?? null),
  },
  {
    name: percent,
    kind: 'percent',
    formula: (side, at) =>
      independentPercentFormula(formulas, { amount: 'amount', base, growthName: amount }, { side, at }),
    value: (row) => of(row)?.percent ?? null,
  },
];

/** Every forecast at its date, accepted or not, oldest first. */
export const forecastColumns = (context: MeasureContext): readonly PlannedColumn<ForecastRow>[] => {
  const { labels } = context;
  const make = measureMaker<ForecastRow>(context);
  return [
    ...contractColumns(make),
    make.key('figureKey', ({ forecast: { figure } }) => rowKey('figure', figure.id)),
    make.date('asOf', ({ forecast: { figure } }) => figure.asOf ?? figure.asOfText),
    make.date('firstDay', ({ forecast: { span } }) => span?.from ?? null),
    make.text('statedBy', ({ forecast: { figure } }) => figure.statedBy),
    make.text('scope', ({ forecast: { figure } }) => scopeOf(figure, labels)),
    make.text('accepted', ({ forecast: { figure } }) => labels.flag(figure.accepted === 1)),
    make.text('hedge', ({ forecast: { figure } }) => labels.choice('figure', 'hedge', figure.hedge)),
    make.text('source', ({ source }) => source),
    make.text('currency', ({ currency }) => currency),
    ...forecastIntervals(context).flatMap(make.interval),
    ...(['overOriginal', 'overBaseline'] as const).flatMap((name) =>
      provenanceColumns(make, labels, { name, of: ({ provenance }) => provenance[name] }),
    ),
  ];
};
