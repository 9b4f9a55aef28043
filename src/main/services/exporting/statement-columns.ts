import { dateSpan, type DateSpan } from '#shared/domain/calendar/date-span.ts';
import { formulaText } from '../../files/workbook-writer/references.ts';
import { registerMaker } from './column-maker.ts';
import { all, equals, isNumber, when } from './formulas.ts';
import type { ColumnContext } from './register-columns.ts';
import type { RegisterRow } from './register-rows.ts';
import type { PlannedColumn, RowPlace } from './sheet-plan.ts';

/** 1 January 1901: in 1900, programs disagree on the numbers of the first days. */
const firstCommonYear = { iso: '1901-01-01', serial: 367 };

/** The days of a date as the sheets count with them; null without a date, or where programs count differently. */
export const countedSpan = (
  statedOn: unknown,
  precision: 'day' | 'month' | 'year' | null,
): DateSpan | null =>
  typeof statedOn === 'string' && statedOn >= firstCommonYear.iso ? dateSpan(statedOn, precision) : null;

/** First and last day that a statement may be of: its day, or those of its month or year. */
export const statementColumns = (context: ColumnContext): readonly PlannedColumn<RegisterRow>[] => {
  const make = registerMaker(context);
  return (['from', 'to'] as const).map((end) =>
    make.dateFormula(end === 'from' ? 'firstDay' : 'lastDay', {
      formula: (at) => spanFormula(end, at, context),
      value: (row) =>
        countedSpan(row['statedOn'], row['statedPrecision'] as 'day' | 'month' | 'year' | null)?.[end] ??
        null,
    }),
  );
};

const spanFormula = (end: keyof DateSpan, at: RowPlace, { labels }: ColumnContext): string => {
  const on = at.cell('statedOn');
  const isOf = (precision: string): string =>
    equals(at.cell('statedPrecision'), labels.choice('statement', 'statedPrecision', precision));
  const [month, year] =
    end === 'from'
      ? [`DATE(YEAR(${on}),MONTH(${on}),1)`, `DATE(YEAR(${on}),1,1)`]
      : [`DATE(YEAR(${on}),MONTH(${on})+1,0)`, `DATE(YEAR(${on}),12,31)`];
  return when(
    all(isNumber(on), `${on}>=${firstCommonYear.serial}`),
    when(isOf('month'), month, when(isOf('year'), year, on)),
    formulaText(labels.text('words.unknown')),
  );
};
