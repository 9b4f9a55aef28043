import { dateSpan, daysBetweenSpans, type DateSpan, type DayRange } from '../calendar/date-span.ts';
import { fromHedge } from '../money/interval.ts';
import type { RowOf } from '../register/entities.ts';
import { compareText } from '../text/compare-text.ts';

type Statement = RowOf<'statement'>;

/** What decision-makers were told of one measure of a contract, beside what was known inside before. */
export type ReportedAndKnown = {
  readonly measure: Statement['measure'];
  /** All statements of the measure that have a date, oldest first; at one date what was known stands first. */
  readonly statements: readonly Statement[];
  /** Without a date: they stand in no order and count for nothing. */
  readonly undated: readonly Statement[];
  readonly firstKnown: Statement | null;
  /**
   * The first report that may be of the day of the first evidence or later, and that does not give less than what was
   * known: an amount that is certainly lower, or an earlier end, reports something else.
   */
  readonly firstReported: Statement | null;
  /** Days from the first evidence to that report; a range where only a month or a year is known. Null without both. */
  readonly daysUntilReported: DayRange | null;
  /** Days from the first evidence to `today` where it was not reported since; null otherwise. */
  readonly daysUnreported: DayRange | null;
};

const measures = ['cost', 'schedule', 'scope', 'quality'] as const;

/** Compares what was reported with what was known, for each measure of a contract that has a statement. */
export const reportedAndKnown = (
  statements: readonly Statement[],
  today: string,
): readonly ReportedAndKnown[] =>
  measures.flatMap((measure) => {
    const own = statements.filter((statement) => statement.measure === measure);
    return own.length === 0 ? [] : [compare(measure, own, today)];
  });

type Dated = { readonly statement: Statement; readonly span: DateSpan };

const compare = (
  measure: Statement['measure'],
  statements: readonly Statement[],
  today: string,
): ReportedAndKnown => {
  const dated = statements
    .flatMap((statement): Dated[] => {
      const { statedOn, statedPrecision } = statement;
      return statedOn === null ? [] : [{ statement, span: dateSpan(statedOn, statedPrecision) }];
    })
    .toSorted((a, b) => compareText(orderOf(a), orderOf(b)) || a.statement.id - b.statement.id);
  const known = dated.find(({ statement }) => statement.role === 'known') ?? null;
  const reported = known === null ? null : (dated.find((report) => isReportOf(report, known)) ?? null);
  return {
    measure,
    statements: dated.map(({ statement }) => statement),
    undated: statements.filter(({ statedOn }) => statedOn === null),
    firstKnown: known?.statement ?? null,
    firstReported: reported?.statement ?? null,
    daysUntilReported:
      known === null || reported === null ? null : daysBetweenSpans(known.span, reported.span),
    daysUnreported:
      known === null || reported !== null ? null : daysBetweenSpans(known.span, { from: today, to: today }),
  };
};

const orderOf = ({ statement, span }: Dated): string =>
  `${span.from}${statement.role === 'known' ? '0' : '1'}`;

const isReportOf = ({ statement, span }: Dated, known: Dated): boolean =>
  statement.role === 'reported' && span.to >= known.span.from && !isLess(statement, known.statement);

/** Whether a report certainly gives less than what was known: a lower amount, or an earlier end. */
const isLess = (report: Statement, known: Statement): boolean => {
  const [told, actual] = [amountOf(report), amountOf(known)];
  const isLower =
    report.currency === known.currency &&
    told !== null &&
    told.high !== null &&
    actual !== null &&
    actual.low !== null &&
    told.high < actual.low;
  const isEarlier =
    report.claimedEndsOn !== null &&
    known.claimedEndsOn !== null &&
    report.claimedEndsOn < known.claimedEndsOn;
  return isLower || isEarlier;
};

const amountOf = ({ low, high, hedge }: Statement) => fromHedge(low, high, hedge);
