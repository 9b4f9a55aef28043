import { observeDateOrder, type DateOrderVerdict } from '../calendar/date-order.ts';
import type { DateOrder } from '../calendar/read-date.ts';
import type { DecimalMark } from '../money/written-number.ts';
import { remembered } from '../text/remembered.ts';
import { headerKey } from './header-key.ts';
import { shapeOf, type TextShape } from './text-shape.ts';

/** What a column of a text table holds, decided over all of its cells. */
export type ColumnType = {
  readonly kind: ColumnKind;
  /** Null: not decided; `1,234` then stays text, in amounts it is a thousand and some. */
  readonly decimalMark: DecimalMark | null;
  /** Null: not decided, or not needed; all-number dates then stay text. */
  readonly dateOrder: DateOrder | null;
  /** Digits alone name something here: they stay text. */
  readonly hasCodes: boolean;
  /** Eight digits are a date. */
  readonly hasCompactDates: boolean;
  readonly problems: readonly ColumnProblem[];
};

export type ColumnKind = 'text' | 'number' | 'money' | 'date' | 'duration' | 'boolean';

/** Why cells of a column stay text although they look like more: the first row, and how many. */
export type ColumnProblem = {
  readonly code: 'ambiguous-dates' | 'contradictory-dates' | 'impossible-dates' | 'ambiguous-numbers';
  readonly row: number;
  readonly count: number;
};

type Seen = { row: number; count: number };

/** Numbers of cells, by what they look like. */
type Tally = {
  filled: number;
  numbers: number;
  money: number;
  /** Numbers with a sign, a decimal or a percentage: no codes. */
  measures: number;
  codes: number;
  dates: number;
  compactDates: number;
  durations: number;
  booleans: number;
  comma: number;
  point: number;
  readonly orderedDates: Seen;
  readonly impossibleDates: Seen;
  readonly ambiguousNumbers: Seen;
};

export type ColumnEvidence = {
  readonly observe: (text: string, row: number) => void;
  /** The one mark that numbers of this column show, `both`, or null. */
  readonly mark: () => DecimalMark | 'both' | null;
  /** What its all-number dates say about their order. */
  readonly order: () => DateOrderVerdict;
  readonly decide: (header: string, file: FileNotation) => ColumnType;
};

/** What all columns agree on that say something: it decides for a column that leaves it open. */
export type FileNotation = { readonly decimalMark: DecimalMark | null; readonly dateOrder: DateOrder | null };

/** Nothing is known of the other columns. */
export const alone: FileNotation = { decimalMark: null, dateOrder: null };

/** The notation of a file: a decimal mark and an order of dates that no column contradicts. */
export const fileNotation = (columns: readonly ColumnEvidence[]): FileNotation => {
  const marks = new Set(columns.flatMap((column) => column.mark() ?? []));
  const orders = new Set(
    columns.flatMap((column) => {
      const verdict = column.order();
      return verdict.kind === 'contradictory'
        ? 'none'
        : verdict.kind === 'decided'
          ? (verdict.order ?? [])
          : [];
    }),
  );
  const [mark = 'both'] = marks;
  const [order = 'none'] = orders;
  return {
    decimalMark: marks.size === 1 && mark !== 'both' ? mark : null,
    dateOrder: orders.size === 1 && order !== 'none' ? order : null,
  };
};

const note = (seen: Seen, row: number): void => {
  if (seen.count === 0) seen.row = row;
  seen.count += 1;
};

/** Looks at every cell of a column of a text table below its header. */
export const observeColumn = (): ColumnEvidence => {
  const tally: Tally = {
    filled: 0,
    numbers: 0,
    money: 0,
    measures: 0,
    codes: 0,
    dates: 0,
    compactDates: 0,
    durations: 0,
    booleans: 0,
    comma: 0,
    point: 0,
    orderedDates: { row: 0, count: 0 },
    impossibleDates: { row: 0, count: 0 },
    ambiguousNumbers: { row: 0, count: 0 },
  };
  const orders = observeDateOrder();
  const shape = remembered((text): TextShape | null => {
    const own = shapeOf(text);
    // The order that a date allows is the same however often it comes.
    return own.kind === 'ordered-date' && !orders.observe(text) ? null : own;
  });
  const mark = (): DecimalMark | 'both' | null => {
    if (tally.comma > 0) return tally.point > 0 ? 'both' : ',';
    return tally.point > 0 ? '.' : null;
  };
  return {
    observe: (text, row) => add(tally, shape(text), row),
    mark,
    order: orders.verdict,
    decide: (header, file) => {
      const shown = mark();
      const own = orders.verdict();
      // An order that some date of the column does not have is no order of the file.
      const verdict: DateOrderVerdict =
        own.kind === 'ambiguous' && file.dateOrder !== null && own.orders.includes(file.dateOrder)
          ? { kind: 'decided', order: file.dateOrder }
          : own;
      const decimalMark = shown === 'both' ? null : (shown ?? file.decimalMark);
      return decideColumn(tally, verdict, header, decimalMark);
    },
  };
};

/** Counts a cell; null is the shape of a date that there never was. */
const add = (tally: Tally, shape: TextShape | null, row: number): void => {
  if (shape?.kind === 'blank') return;
  tally.filled += 1;
  switch (shape?.kind) {
    case undefined:
      return note(tally.impossibleDates, row);
    case 'text':
      return;
    case 'boolean':
      tally.booleans += 1;
      return;
    case 'integer':
      tally.numbers += 1;
      return;
    case 'code':
      tally.numbers += 1;
      tally.codes += 1;
      return;
    case 'compact-date':
      tally.numbers += 1;
      tally.compactDates += 1;
      return;
    case 'quantity':
      return addQuantity(tally, shape, row);
    case 'date':
      tally.dates += 1;
      return;
    case 'ordered-date':
      tally.dates += 1;
      return note(tally.orderedDates, row);
    case 'duration':
      tally.durations += 1;
  }
};

const addQuantity = (tally: Tally, { isMoney, mark }: TextShape, row: number): void => {
  tally.numbers += 1;
  tally.measures += 1;
  if (isMoney) tally.money += 1;
  if (mark === 'ambiguous') note(tally.ambiguousNumbers, row);
  if (mark === ',') tally.comma += 1;
  if (mark === '.') tally.point += 1;
};

const namesOfCodes =
  /\b(?:neq|tel|telephone|phone|cell|cellulaire|fax|telecopieur|postal|zip|(?:no|numero) d entreprise|business no|business number)\b/u;
const namesOfDates = /\b(?:date|jour|day|le)\b/u;

/** Compact dates that say so together, without a header that does. */
const enoughCompactDates = 3;

const decideColumn = (
  tally: Tally,
  verdict: DateOrderVerdict,
  header: string,
  decimalMark: DecimalMark | null,
): ColumnType => {
  const key = headerKey(header);
  const hasCompactDates =
    tally.compactDates > 0 &&
    tally.compactDates === tally.numbers &&
    (namesOfDates.test(key) || tally.compactDates >= enoughCompactDates);
  const kind = kindOf(hasCompactDates ? { ...tally, dates: tally.dates + tally.numbers, numbers: 0 } : tally);
  const hasCodes = tally.measures === 0 && (tally.codes > 0 || namesOfCodes.test(key));
  const dateOrder = verdict.kind === 'decided' ? verdict.order : null;
  const type = { kind, decimalMark, dateOrder, hasCodes, hasCompactDates };
  return { ...type, problems: problemsOf(type, tally, verdict) };
};

/** What most cells are, at least half of them; else text. A third of the numbers with a currency make it money. */
const kindOf = (tally: Tally): ColumnKind => {
  const counts = [
    ['number', tally.numbers],
    ['date', tally.dates],
    ['duration', tally.durations],
    ['boolean', tally.booleans],
  ] as const;
  const [kind, count] = counts.reduce((one, other) => (other[1] > one[1] ? other : one));
  if (count === 0 || count * 2 < tally.filled) return 'text';
  return kind === 'number' && tally.money > 0 && tally.money * 3 >= tally.numbers ? 'money' : kind;
};

const problemsOf = (
  { kind, decimalMark }: Pick<ColumnType, 'kind' | 'decimalMark'>,
  tally: Tally,
  verdict: DateOrderVerdict,
): readonly ColumnProblem[] => {
  const problems: ColumnProblem[] = [];
  if (kind === 'date' && verdict.kind !== 'decided')
    problems.push({ code: `${verdict.kind}-dates`, ...tally.orderedDates });
  if (kind === 'date' && tally.impossibleDates.count > 0)
    problems.push({ code: 'impossible-dates', ...tally.impossibleDates });
  if (kind === 'number' && decimalMark === null && tally.ambiguousNumbers.count > 0)
    problems.push({ code: 'ambiguous-numbers', ...tally.ambiguousNumbers });
  return problems;
};
