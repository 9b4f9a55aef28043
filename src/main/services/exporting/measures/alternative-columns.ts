import { toText } from '#shared/domain/overrun/overrun-row.ts';
import type { SheetInterval } from '../column-maker.ts';
import { boundId, otherSide } from '../formula-context.ts';
import { differenceFormula } from '../growth-formulas.ts';
import { rowKey } from '../register-columns.ts';
import { provenanceColumns } from '../provenance-columns.ts';
import type { PlannedColumn, RowPlace } from '../sheet-plan.ts';
import {
  contractColumns,
  measureMaker,
  scopeOf,
  valueByKey,
  type MeasureContext,
} from './measure-context.ts';
import type { AlternativeRow } from './measure-rows.ts';

type Interval = SheetInterval<AlternativeRow>;

const figureInterval = (
  context: MeasureContext,
  { name, key }: { readonly name: string; readonly key: string },
  value: Interval['value'],
): Interval => ({
  name,
  kind: 'money',
  formula: (side, at: RowPlace) =>
    valueByKey(
      context,
      { sheet: context.formulas.plans.figure, column: boundId('bound', side) },
      at.cell(key),
    ),
  value,
});

/** Intervals of the sheet in the order of its columns: what was not chosen, what was, and the difference. */
export const alternativeIntervals = (context: MeasureContext): readonly Interval[] => [
  figureInterval(context, { name: 'amount', key: 'figureKey' }, ({ alternative }) =>
    toText(alternative.amount),
  ),
  figureInterval(context, { name: 'chosen', key: 'chosenKey' }, ({ alternative }) =>
    toText(alternative.chosen?.amount ?? null),
  ),
  {
    name: 'difference',
    kind: 'money',
    formula: (side, at) =>
      differenceFormula(
        context.formulas,
        at.cell(boundId('amount', side)),
        at.cell(boundId('chosen', otherSide(side))),
      ),
    value: ({ alternative }) => toText(alternative.difference),
  },
];

/** Every way that was not taken, beside the one that its source sets it against where both are on one basis. */
export const alternativeColumns = (context: MeasureContext): readonly PlannedColumn<AlternativeRow>[] => {
  const { labels } = context;
  const make = measureMaker<AlternativeRow>(context);
  return [
    ...contractColumns(make),
    make.key('figureKey', ({ alternative }) => rowKey('figure', alternative.figure.id)),
    make.text('scope', ({ alternative }) => scopeOf(alternative.figure, labels)),
    make.date('asOf', ({ alternative: { figure } }) => figure.asOf ?? figure.asOfText),
    make.text('source', ({ source }) => source),
    make.text('currency', ({ currency }) => currency),
    make.key('chosenKey', ({ alternative: { chosen } }) =>
      chosen === null ? '' : rowKey('figure', chosen.figure.id),
    ),
    make.text('chosenScope', ({ alternative: { chosen } }) =>
      chosen === null ? null : scopeOf(chosen.figure, labels),
    ),
    ...alternativeIntervals(context).flatMap(make.interval),
    ...provenanceColumns(make, labels, { name: 'difference', of: ({ provenance }) => provenance }),
    make.text('notComparable', ({ alternative: { notComparable } }) =>
      notComparable === null ? null : labels.progress(`alternatives.refused.${notComparable}`),
    ),
  ];
};
