import type { DateSpan } from '#shared/domain/calendar/date-span.ts';
import { daysBetweenSpans, type DayRange } from '#shared/domain/calendar/date-span.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { formulaText } from '../../../files/workbook-writer/references.ts';
import { all, isNumber, when } from '../formulas.ts';
import { rowKey } from '../register-columns.ts';
import { countedSpan } from '../statement-columns.ts';
import { provenanceColumns } from '../provenance-columns.ts';
import type { PlannedColumn, RowPlace } from '../sheet-plan.ts';
import { contractColumns, measureMaker, valueByKey, type MeasureContext } from './measure-context.ts';
import type { ComparisonRow } from './measure-rows.ts';

type Statement = RowOf<'statement'>;

const spanOf = (statement: Statement | null): DateSpan | null =>
  statement === null ? null : countedSpan(statement.statedOn, statement.statedPrecision);

/** What was first known of each measure, what first told it to who decides, and the days between. */
export const comparisonColumns = (context: MeasureContext): readonly PlannedColumn<ComparisonRow>[] => {
  const { labels, today } = context;
  const make = measureMaker<ComparisonRow>(context);
  const keyOf = (statement: Statement | null): string =>
    statement === null ? '' : rowKey('statement', statement.id);
  const known = ({ comparison }: ComparisonRow) => comparison.firstKnown;
  const reported = ({ comparison }: ComparisonRow) => comparison.firstReported;
  const days = (row: ComparisonRow): DayRange | null => daysOf(row, today);
  const day = (id: string, key: string, of: (row: ComparisonRow) => Statement | null) => [
    dayColumn(context, { id: `${id}From`, key, end: 'from', of }),
    dayColumn(context, { id: `${id}To`, key, end: 'to', of }),
  ];
  return [
    ...contractColumns(make),
    make.text('measure', ({ comparison }) => labels.choice('statement', 'measure', comparison.measure)),
    make.key('knownKey', (row) => keyOf(known(row))),
    ...day('known', 'knownKey', known),
    make.key('reportedKey', (row) => keyOf(reported(row))),
    ...day('reported', 'reportedKey', reported),
    make.date('exportedOn', () => today),
    make.wordFormula('comparisonStatus', {
      formula: (at) => statusFormula(context, at),
      value: (row) => labels.text(`comparison.${statusOf(row)}`),
    }),
    make.countFormula('daysLow', {
      formula: (at) => daysFormula(context, at, 'low'),
      value: (row) => days(row)?.low ?? null,
    }),
    make.countFormula('daysHigh', {
      formula: (at) => daysFormula(context, at, 'high'),
      value: (row) => days(row)?.high ?? null,
    }),
    ...provenanceColumns(make, labels, { name: 'days', of: ({ provenance }) => provenance }),
  ];
};

/** A day of a statement, from its sheet. */
const dayColumn = (
  context: MeasureContext,
  {
    id,
    key,
    end,
    of,
  }: {
    readonly id: string;
    readonly key: string;
    readonly end: keyof DateSpan;
    readonly of: (row: ComparisonRow) => Statement | null;
  },
): PlannedColumn<ComparisonRow> =>
  measureMaker<ComparisonRow>(context).dateFormula(id, {
    formula: (at) => {
      const column = end === 'from' ? 'firstDay' : 'lastDay';
      return valueByKey(context, { sheet: context.formulas.plans.statement, column }, at.cell(key));
    },
    value: (row) => spanOf(of(row))?.[end] ?? null,
  });

const statusOf = ({ comparison }: ComparisonRow): 'nothingKnown' | 'reported' | 'unreported' => {
  if (comparison.firstKnown === null) return 'nothingKnown';
  return comparison.firstReported === null ? 'unreported' : 'reported';
};

const statusFormula = ({ labels }: MeasureContext, at: RowPlace): string => {
  const word = (status: ReturnType<typeof statusOf>): string =>
    formulaText(labels.text(`comparison.${status}`));
  const isReported = when(`${at.cell('reportedKey')}=""`, word('unreported'), word('reported'));
  return when(`${at.cell('knownKey')}=""`, word('nothingKnown'), isReported);
};

/** To the report or, without one, to the day of the export (domain: daysBetweenSpans). */
const daysFormula = (
  { formulas: { unknown } }: MeasureContext,
  at: RowPlace,
  side: 'low' | 'high',
): string => {
  const [from, to] =
    side === 'low'
      ? [at.cell('knownTo'), at.cell('reportedFrom')]
      : [at.cell('knownFrom'), at.cell('reportedTo')];
  const between = (until: string): string =>
    when(all(isNumber(from), isNumber(until)), `MAX(0,N(${until})-N(${from}))`, unknown);
  return when(`${at.cell('reportedKey')}=""`, between(at.cell('exportedOn')), between(to));
};

const daysOf = (
  { comparison: { firstKnown, firstReported } }: ComparisonRow,
  today: string,
): DayRange | null => {
  const known = spanOf(firstKnown);
  const until = firstReported === null ? { from: today, to: today } : spanOf(firstReported);
  return known === null || until === null ? null : daysBetweenSpans(known, until);
};
