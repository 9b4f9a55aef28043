import { daysBetween } from '../calendar/calendar-date.ts';
import type { RowOf } from '../register/entities.ts';

/** What decision-makers were told of one measure of a contract, beside what was known inside before. */
export type ReportedAndKnown = {
  readonly measure: RowOf<'statement'>['measure'];
  /** All statements of the measure that have a date, oldest first; at one date what was known stands first. */
  readonly statements: readonly RowOf<'statement'>[];
  /** Without a date: they stand in no order and count for nothing. */
  readonly undated: readonly RowOf<'statement'>[];
  readonly firstKnownOn: string | null;
  readonly firstReportedOn: string | null;
  /**
   * Days from the first evidence to the first report on that day or later. Null when there was no evidence, or nothing
   * was reported since.
   */
  readonly daysUntilReported: number | null;
  /** Days from the first evidence to `today` where nothing was reported since; null otherwise. */
  readonly daysUnreported: number | null;
};

const measures = ['cost', 'schedule', 'scope', 'quality'] as const;

/** Compares what was reported with what was known, for each measure of a contract that has a statement. */
export const reportedAndKnown = (
  statements: readonly RowOf<'statement'>[],
  today: string,
): readonly ReportedAndKnown[] =>
  measures.flatMap((measure) => {
    const own = statements.filter((statement) => statement.measure === measure);
    return own.length === 0 ? [] : [compare(measure, own, today)];
  });

const compare = (
  measure: ReportedAndKnown['measure'],
  statements: readonly RowOf<'statement'>[],
  today: string,
): ReportedAndKnown => {
  const dated = statements
    .filter((statement) => statement.statedOn !== null)
    .toSorted((a, b) => compareText(dateAndRole(a), dateAndRole(b)) || a.id - b.id);
  const firstOf = (role: 'reported' | 'known', from = ''): string | null =>
    dated.find((statement) => statement.role === role && (statement.statedOn ?? '') >= from)?.statedOn ??
    null;
  const known = firstOf('known');
  const reportedSince = known === null ? null : firstOf('reported', known);
  return {
    measure,
    statements: dated,
    undated: statements.filter((statement) => statement.statedOn === null),
    firstKnownOn: known,
    firstReportedOn: firstOf('reported'),
    daysUntilReported: known === null || reportedSince === null ? null : daysBetween(known, reportedSince),
    daysUnreported: known === null || reportedSince !== null ? null : daysBetween(known, today),
  };
};

const dateAndRole = ({ statedOn, role }: RowOf<'statement'>): string =>
  `${statedOn ?? ''}${role === 'known' ? '0' : '1'}`;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
