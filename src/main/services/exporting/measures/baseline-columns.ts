import { toText } from '#shared/domain/overrun/overrun-row.ts';
import { formulaText } from '../../../files/workbook-writer/references.ts';
import type { SheetInterval } from '../column-maker.ts';
import { boundId, otherSide } from '../formula-context.ts';
import { all, equals, when } from '../formulas.ts';
import { differenceFormula, independentPercentFormula } from '../growth-formulas.ts';
import { rowKey } from '../register-columns.ts';
import { provenanceColumns } from '../provenance-columns.ts';
import type { PlannedColumn, RowPlace } from '../sheet-plan.ts';
import {
  contractColumns,
  measureMaker,
  overrunValue,
  valueByKey,
  type MeasureContext,
} from './measure-context.ts';
import type { BaselineRow } from './measure-rows.ts';

type Interval = SheetInterval<BaselineRow>;

/** Intervals of the sheet in the order of its columns. */
export const baselineIntervals = (context: MeasureContext): readonly Interval[] => [
  {
    name: 'amount',
    kind: 'money',
    formula: (side, at) => {
      const recorded = { sheet: context.formulas.plans.baseline, column: boundId('bound', side) };
      return when(
        `${at.cell('baselineKey')}=""`,
        overrunValue(context, boundId('original', side), at),
        valueByKey(context, recorded, at.cell('baselineKey')),
      );
    },
    value: ({ measure }) => toText(measure.amount),
  },
  ofOverruns(context, { name: 'cost', kind: 'money', column: 'cost' }, ({ overrun }) => overrun.cost),
  ...growthIntervals(context),
  ofOverruns(
    context,
    { name: 'overOriginal', kind: 'money', column: 'overrun' },
    ({ overrun }) => overrun.overrunOriginal?.amount ?? null,
  ),
  ofOverruns(
    context,
    { name: 'overOriginalPercent', kind: 'percent', column: 'overrunPercent' },
    ({ overrun }) => overrun.overrunOriginal?.percent ?? null,
  ),
];

/** What the sheet of overruns says of the contract. */
const ofOverruns = (
  context: MeasureContext,
  { column, ...of }: Pick<Interval, 'name' | 'kind'> & { readonly column: string },
  value: Interval['value'],
): Interval => ({ ...of, formula: (side, at) => overrunValue(context, boundId(column, side), at), value });

/** The cost over the baseline: independent of it, unless that is the original value itself. */
const growthIntervals = (context: MeasureContext): readonly Interval[] => [
  {
    name: 'growth',
    kind: 'money',
    formula: (side, at) => {
      const [cost, amount] = [at.cell(boundId('cost', side)), at.cell(boundId('amount', otherSide(side)))];
      const ofOriginal = overrunValue(context, boundId('overrun', side), at);
      return when(isOriginal(context, at), ofOriginal, differenceFormula(context.formulas, cost, amount));
    },
    value: ({ measure }) => toText(measure.growth?.amount ?? null),
  },
  {
    name: 'growthPercent',
    kind: 'percent',
    formula: (side, at) => {
      const names = { amount: 'cost', base: 'amount', growthName: 'growth' };
      return when(
        isOriginal(context, at),
        overrunValue(context, boundId('overrunPercent', side), at),
        independentPercentFormula(context.formulas, names, { side, at }),
      );
    },
    value: ({ measure }) => measure.growth?.percent ?? null,
  },
];

/** Every baseline that was ever set, the cost over it, and over the original value, which no later one changes. */
export const baselineColumns = (context: MeasureContext): readonly PlannedColumn<BaselineRow>[] => {
  const { labels } = context;
  const make = measureMaker<BaselineRow>(context);
  return [
    ...contractColumns(make),
    make.key('baselineKey', ({ measure: { row } }) => (row === null ? '' : rowKey('baseline', row.id))),
    make.text('baselineKind', ({ measure: { row } }) =>
      labels.choice('baseline', 'kind', row?.kind ?? 'original'),
    ),
    make.date('setOn', ({ measure: { row } }) => row?.setOn ?? null),
    make.text('setPrecision', ({ measure: { row } }) =>
      row === null || row.setOn === null
        ? null
        : labels.choice('baseline', 'setPrecision', row.setPrecision ?? 'day'),
    ),
    make.text('authority', ({ measure: { row } }) => row?.authority ?? null),
    make.text('reason', ({ measure: { row } }) => row?.reason ?? null),
    make.text('source', ({ source }) => source),
    make.text('inForce', ({ measure }) => labels.flag(measure.isInForce)),
    make.text('currency', ({ currency }) => currency),
    make.wordFormula('isOriginal', {
      formula: (at) => isOriginalFormula(context, at),
      value: ({ measure }) => labels.flag(measure.isOriginal),
    }),
    ...baselineIntervals(context).flatMap(make.interval),
    ...provenanceColumns(make, labels, { name: 'growth', of: ({ provenance }) => provenance }),
    ...provenanceColumns(make, labels, {
      name: 'overOriginal',
      of: ({ overrun }) => overrun.provenance.overrunOriginal,
    }),
  ];
};

const isOriginal = ({ labels }: MeasureContext, at: RowPlace): string =>
  equals(at.cell('isOriginal'), labels.flag(true));

/** The original value itself, from which the current value is derived (domain: growthOverOriginal). */
const isOriginalFormula = (context: MeasureContext, at: RowPlace): string => {
  const { labels } = context;
  const isSame = (['low', 'high'] as const).map(
    (side) => `${at.cell(boundId('amount', side))}=${overrunValue(context, boundId('original', side), at)}`,
  );
  const [yes, no] = [formulaText(labels.flag(true)), formulaText(labels.flag(false))];
  const kind = equals(at.cell('baselineKind'), labels.choice('baseline', 'kind', 'original'));
  return when(all(kind, ...isSame), yes, no);
};
