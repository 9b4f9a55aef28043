import type { DateOrder } from '../calendar/read-date.ts';
import type { DecimalMark } from '../money/written-number.ts';
import { remembered } from '../text/remembered.ts';
import type { ImportField } from './fields.ts';
import type { MappedCells } from './row-kind.ts';
import { markEvidence } from './written-value.ts';

const dateFields: readonly ImportField[] = ['date', 'periodStart', 'periodEnd'];
const numberFields: readonly ImportField[] = [
  'net',
  'gst',
  'qst',
  'total',
  'holdback',
  'unitPrice',
  'quantity',
];
/** Those that may have three decimals: money has two, and `1,234` of it is a thousand and some. */
const fineFields: ReadonlySet<ImportField> = new Set(['unitPrice', 'quantity']);

export type NotationEvidence = {
  readonly observe: (cells: MappedCells) => void;
  /** Whether any number or date was written as text so far: those that are typed need no notation. */
  readonly hasTexts: () => boolean;
  readonly decide: () => DecidedNotation;
};

export type DecidedNotation = {
  /** Of all columns that show one; null when none does, or when they differ. */
  readonly decimalMark: DecimalMark | null;
  /** Where columns write decimals differently: how each column that shows it does. */
  readonly decimalMarks: Partial<Readonly<Record<ImportField, DecimalMark>>>;
  /** Columns with numbers such as `1,234` that may be one or a thousand, and nothing says which. */
  readonly ambiguousNumbers: readonly ImportField[];
  readonly dateOrder: DateOrder | null;
  /** All-number dates of a column tell no day from month, or contradict each other, and no other column decides. */
  readonly dateOrderAmbiguous: boolean;
  /** Where columns have different orders: that of each column that shows one. */
  readonly dateOrders: Partial<Readonly<Record<ImportField, DateOrder>>>;
};

/**
 * Looks at the texts of all rows of a file and decides, for each column, which mark stands before decimals and how dates
 * are ordered. Never row by row: `03/04/2024` beside `25/04/2024` is 3 April, and `1,234` beside `12,50` is one and some.
 * A column that shows nothing follows the others where they agree. What is then open stays undecided, for a person to
 * say: also when a column contradicts itself (`25/04/2024` and `04/25/2024`).
 */
export const observeNotation = (): NotationEvidence => {
  const marks = numberFields.map((field) => ({ field, comma: 0, point: 0, ambiguous: 0 }));
  const evidence = remembered(markEvidence);
  const dates = dateFields.map((field): SeenDates => ({
    field,
    dayFirst: 0,
    monthFirst: 0,
    yearFirst: 0,
    undecided: 0,
    longYears: 0,
    ends: createEnds(),
  }));
  let hasTexts = false;
  const observeDate = (seen: SeenDates, text: string): void => {
    hasTexts = true;
    const match = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})\b/u.exec(text);
    if (match === null) return;
    const [first, second, third = ''] = [Number(match[1]), Number(match[2]), match[3]];
    if (third.length === 2) seen.ends.add(first, Number(third));
    else seen.longYears += 1;
    if (first > 31) seen.yearFirst += 1;
    else if (first > 12) seen.dayFirst += 1;
    else if (second > 12) seen.monthFirst += 1;
    else seen.undecided += 1;
  };
  const observeNumber = (seen: SeenMarks, text: string): void => {
    hasTexts = true;
    const mark = evidence(text.trim());
    if (mark === ',') seen.comma += 1;
    else if (mark === '.') seen.point += 1;
    else if (mark === 'ambiguous') seen.ambiguous += 1;
  };
  return {
    observe: (cells) => {
      for (const seen of dates) {
        const cell = cells[seen.field];
        if (cell?.type === 'text') observeDate(seen, cell.text);
      }
      for (const seen of marks) {
        const cell = cells[seen.field];
        if (cell?.type === 'text') observeNumber(seen, cell.text);
      }
    },
    hasTexts: () => hasTexts,
    decide: () => ({ ...decideMarks(marks), ...decideOrders(dates) }),
  };
};

/** Numbers of a column by the decimal mark that they show. */
type SeenMarks = { readonly field: ImportField; comma: number; point: number; ambiguous: number };

const markOf = ({ comma, point }: SeenMarks): DecimalMark | 'both' | null => {
  if (comma > 0) return point > 0 ? 'both' : ',';
  return point > 0 ? '.' : null;
};

const decideMarks = (
  columns: readonly SeenMarks[],
): Pick<DecidedNotation, 'decimalMark' | 'decimalMarks' | 'ambiguousNumbers'> => {
  const shown = columns.flatMap((column) => {
    const mark = markOf(column);
    return mark === null ? [] : [{ field: column.field, mark }];
  });
  const [first = null, ...others] = new Set(shown.map(({ mark }) => mark));
  const decimalMark = others.length === 0 && first !== 'both' ? first : null;
  const own = shown.flatMap(({ field, mark }) => (mark === 'both' ? [] : [[field, mark] as const]));
  const isOpen = (column: SeenMarks): boolean =>
    column.ambiguous > 0 && fineFields.has(column.field) && [null, 'both'].includes(markOf(column));
  return {
    decimalMark,
    decimalMarks: decimalMark === null ? Object.fromEntries(own) : {},
    ambiguousNumbers: decimalMark === null ? columns.filter(isOpen).map(({ field }) => field) : [],
  };
};

/** Dates of a column by what they say of their order. */
type SeenDates = {
  readonly field: ImportField;
  dayFirst: number;
  monthFirst: number;
  yearFirst: number;
  undecided: number;
  /** With a year of four digits, so that no other number is one. */
  longYears: number;
  readonly ends: DateEnds;
};

/** Both ends of dates with a two-digit year, either of which may be that year: `24-01-31`. */
type DateEnds = {
  readonly add: (first: number, last: number) => void;
  /** Whether the first end may be the year: no last one is more than a day, and it does not vary more than the last. */
  readonly mayStartWithYear: () => boolean;
};

const createEnds = (): DateEnds => {
  const firsts = new Set<number>();
  const lasts = new Set<number>();
  return {
    add: (first, last) => {
      firsts.add(first);
      lasts.add(last);
    },
    mayStartWithYear: () =>
      firsts.size > 0 && firsts.size <= lasts.size && [...lasts].every((last) => last >= 1 && last <= 31),
  };
};

const orderOf = (seen: SeenDates): 'dmy' | 'mdy' | 'ymd' | 'asked' | 'none' => {
  const { dayFirst, monthFirst, yearFirst, undecided } = seen;
  const mayStartWithYear = seen.longYears === 0 && monthFirst === 0 && seen.ends.mayStartWithYear();
  if (yearFirst > 0) return mayStartWithYear ? 'ymd' : 'asked';
  // `24-01-31` beside `24-01-05` is hardly the 24th of two years.
  if (dayFirst > 0 && mayStartWithYear) return 'asked';
  if (dayFirst > 0) return monthFirst > 0 ? 'asked' : 'dmy';
  if (monthFirst > 0) return 'mdy';
  return undecided > 0 ? 'asked' : 'none';
};

const decideOrders = (
  columns: readonly SeenDates[],
): Pick<DecidedNotation, 'dateOrder' | 'dateOrderAmbiguous' | 'dateOrders'> => {
  const shown = columns.flatMap((column) => {
    const order = orderOf(column);
    return order === 'asked' || order === 'none' ? [] : [{ field: column.field, order }];
  });
  const orders = new Set(shown.map(({ order }) => order));
  const isContradictory = columns.some(({ dayFirst, monthFirst }) => dayFirst > 0 && monthFirst > 0);
  const [only = null] = orders;
  const dateOrder = orders.size === 1 && !isContradictory ? only : null;
  return {
    dateOrder,
    dateOrderAmbiguous: dateOrder === null && columns.some((column) => orderOf(column) === 'asked'),
    dateOrders: orders.size > 1 ? Object.fromEntries(shown.map(({ field, order }) => [field, order])) : {},
  };
};
