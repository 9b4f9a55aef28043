import type { DateOrder } from '../calendar/read-date.ts';
import type { DecimalMark } from '../money/written-number.ts';
import type { ImportField } from './fields.ts';
import type { MappedCells } from './row-kind.ts';

const dateFields: readonly ImportField[] = ['date', 'periodStart', 'periodEnd'];
const numberFields: readonly ImportField[] = ['net', 'gst', 'qst', 'total', 'unitPrice', 'quantity'];

export type NotationEvidence = {
  readonly observe: (cells: MappedCells) => void;
  /** Whether any number or date was written as text so far: those that are typed need no notation. */
  readonly hasTexts: () => boolean;
  readonly decide: () => DecidedNotation;
};

export type DecidedNotation = {
  readonly decimalMark: DecimalMark | null;
  readonly dateOrder: DateOrder | null;
  /** All-number dates of a column tell no day from month, or contradict each other, and no other column decides. */
  readonly dateOrderAmbiguous: boolean;
  /** Where columns have different orders: that of each column that shows one. */
  readonly dateOrders: Partial<Readonly<Record<ImportField, DateOrder>>>;
};

/**
 * Looks at the texts of all rows of a file and decides which mark stands before decimals and how dates are ordered. Never
 * row by row: `03/04/2024` beside `25/04/2024` is 3 April. The decimal mark is one for the file: it only matters for
 * `1,234`, which few columns can settle alone. The order of dates is each column's own where columns differ (invoices
 * d/m/y, periods m/d/y), else one for the file, which then decides for columns that show none. A column with `25/04/2024`
 * and `04/25/2024` contradicts itself: the order stays undecided, for a person to say.
 */
export const observeNotation = (): NotationEvidence => {
  const marks = { ',': 0, '.': 0 };
  const dates = dateFields.map((field) => ({ field, dayFirst: 0, monthFirst: 0, undecided: 0 }));
  let hasTexts = false;
  const observeDate = (seen: SeenDates, text: string): void => {
    hasTexts = true;
    const match = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})\b/u.exec(text);
    if (match === null) return;
    if (Number(match[1]) > 12) seen.dayFirst += 1;
    else if (Number(match[2]) > 12) seen.monthFirst += 1;
    else seen.undecided += 1;
  };
  const observeNumber = (text: string): void => {
    hasTexts = true;
    const last = /([.,])(\d+)\D*$/u.exec(text);
    if (last === null) return;
    const [, mark, digits = ''] = last;
    const other = mark === ',' ? '.' : ',';
    // A mark that repeats, or of which three digits follow alone, may group thousands: no evidence.
    const isGrouping =
      text.split(mark ?? '').length > 2 ||
      (digits.length === 3 && !text.includes(other) && !/[\s’']/u.test(text.trim()));
    if (isGrouping) return;
    marks[mark === ',' ? ',' : '.'] += 1;
  };
  return {
    observe: (cells) => {
      for (const seen of dates) {
        const cell = cells[seen.field];
        if (cell?.type === 'text') observeDate(seen, cell.text);
      }
      for (const field of numberFields) if (cells[field]?.type === 'text') observeNumber(cells[field].text);
    },
    hasTexts: () => hasTexts,
    decide: () => ({
      decimalMark: marks[','] > marks['.'] ? ',' : marks['.'] > 0 ? '.' : null,
      ...decideOrders(dates),
    }),
  };
};

/** Dates of a column by what they say of their order. */
type SeenDates = {
  readonly field: ImportField;
  dayFirst: number;
  monthFirst: number;
  undecided: number;
};

const orderOf = ({ dayFirst, monthFirst, undecided }: SeenDates): 'dmy' | 'mdy' | 'asked' | 'none' => {
  if (dayFirst > 0) return monthFirst > 0 ? 'asked' : 'dmy';
  if (monthFirst > 0) return 'mdy';
  return undecided > 0 ? 'asked' : 'none';
};

const decideOrders = (
  columns: readonly SeenDates[],
): Pick<DecidedNotation, 'dateOrder' | 'dateOrderAmbiguous' | 'dateOrders'> => {
  const shown = columns.flatMap((column) => {
    const order = orderOf(column);
    return order === 'dmy' || order === 'mdy' ? [{ field: column.field, order }] : [];
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
