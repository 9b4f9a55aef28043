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
  /** All-number dates were seen, and none of them tells day from month, or some say one order and some the other. */
  readonly dateOrderAmbiguous: boolean;
};

/**
 * Looks at the texts of all rows of a file and decides once, for the whole file, which mark stands before decimals and
 * how dates are ordered. Never row by row: `03/04/2024` beside `25/04/2024` is 3 April. A file with `25/04/2024` and
 * `04/25/2024`, in one column or in two, contradicts itself: its order stays undecided, for a person to say.
 */
export const observeNotation = (): NotationEvidence => {
  const marks = { ',': 0, '.': 0 };
  let dayFirst = 0;
  let monthFirst = 0;
  let undecided = 0;
  let hasTexts = false;
  const observeDate = (text: string): void => {
    hasTexts = true;
    const match = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})\b/u.exec(text);
    if (match === null) return;
    if (Number(match[1]) > 12) dayFirst += 1;
    else if (Number(match[2]) > 12) monthFirst += 1;
    else undecided += 1;
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
  const isUndecided = (): boolean => (dayFirst === 0) === (monthFirst === 0);
  return {
    observe: (cells) => {
      for (const field of dateFields) if (cells[field]?.type === 'text') observeDate(cells[field].text);
      for (const field of numberFields) if (cells[field]?.type === 'text') observeNumber(cells[field].text);
    },
    hasTexts: () => hasTexts,
    decide: () => ({
      decimalMark: marks[','] > marks['.'] ? ',' : marks['.'] > 0 ? '.' : null,
      dateOrder: isUndecided() ? null : dayFirst > 0 ? 'dmy' : 'mdy',
      dateOrderAmbiguous: isUndecided() && dayFirst + monthFirst + undecided > 0,
    }),
  };
};
