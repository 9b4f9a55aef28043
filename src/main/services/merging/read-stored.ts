import { readDate } from '#shared/domain/calendar/read-date.ts';
import { isCalendarDate } from '#shared/domain/calendar/calendar-date.ts';
import { isDecimalText, normaliseDecimal } from '#shared/domain/money/decimal.ts';
import { decimalToMinor, parseAmount } from '#shared/domain/money/money.ts';
import type { DecimalMark } from '#shared/domain/money/written-number.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { RawCell, TypedCell } from '../../files/tables/table.ts';

/** Why a cell cannot be read back: keys of the catalogues (`merging:problems.<code>`). */
export type CellProblem =
  | 'error-cell'
  | 'not-integer'
  | 'not-money'
  | 'too-many-decimals'
  | 'too-large'
  | 'not-decimal'
  | 'not-a-date'
  | 'ambiguous-date'
  | 'not-a-choice';

/** What is needed to read the cells of one column of one row. */
export type StoredContext = {
  /** Value of a choice or flag by its words in small letters, in either language. */
  readonly words: ReadonlyMap<string, CellValue>;
  /** Of the row in the workbook; null when it names none that exists. */
  readonly currency: string | null;
  /** As the language of the workbook writes decimals. */
  readonly decimalMark: DecimalMark;
};

type Read = Result<CellValue, CellProblem>;

export const isBlankCell = (cell: RawCell): boolean =>
  cell === null || (typeof cell === 'string' ? cell.trim() === '' : isBlankText(cell));

const isBlankText = ({ type, text, value }: TypedCell): boolean =>
  type === 'text' && (value ?? text).trim() === '';

/** A cell as people read it: text as it is, numbers with a point, dates as ISO text. */
export const cellText = (cell: RawCell): string => {
  if (cell === null || typeof cell === 'string') return cell ?? '';
  return cell.type === 'text' ? (cell.value ?? cell.text) : cell.text;
};

/**
 * The value that a column of the register stores for a cell of its column in a workbook. A blank cell is null. No
 * formula is run: what one last gave is read like a value.
 */
export const readStored = (column: ColumnDefinition, cell: RawCell, context: StoredContext): Read => {
  if (isBlankCell(cell)) return ok(null);
  const typed = cell === null || typeof cell === 'string' ? null : cell;
  if (typed?.type === 'error') return err('error-cell');
  const number = typed?.type === 'number' ? typed.value : null;
  return readers[column.kind]({ typed, number, text: cellText(cell) }, context);
};

type Written = {
  readonly typed: TypedCell | null;
  /** Exact decimal text of a number. */
  readonly number: string | null;
  readonly text: string;
};

type Reader = (written: Written, context: StoredContext) => Read;

const word: Reader = ({ typed, text }, { words }) =>
  wordValue(typed?.type === 'boolean' ? (typed.value ?? text) : text, words);

const integer: Reader = ({ number, text }) => integerOf((number ?? text).trim());

/** How cells of each kind of column are read. */
const readers: Readonly<Record<ColumnDefinition['kind'], Reader>> = {
  text: ({ text }) => ok(text),
  currency: ({ text }) => ok(text.trim().toUpperCase()),
  choice: word,
  flag: word,
  integer,
  ref: integer,
  decimal: ({ number, text }, context) => decimalOfCell(number ?? text.trim(), context),
  money: ({ number, text }, context) => moneyOf(number, text, context),
  date: ({ typed, text }) => dateOf(typed, text),
};

const wordValue = (text: string, words: StoredContext['words']): Read => {
  const value = words.get(text.trim().toLowerCase());
  return value === undefined ? err('not-a-choice') : ok(value);
};

const integerOf = (text: string): Read => {
  const value = Number(text);
  return /^-?[0-9]+(?:\.0+)?$/u.test(text) && Number.isSafeInteger(value) ? ok(value) : err('not-integer');
};

const decimalOfCell = (text: string, { decimalMark }: StoredContext): Read => {
  if (isDecimalText(text)) return ok(text);
  const read = normaliseDecimal(text, { decimalMark });
  return read.ok ? read : err('not-decimal');
};

/** Without a currency, in the usual hundredths, as an export writes it. */
const moneyOf = (
  number: string | null,
  text: string,
  { currency: known, decimalMark }: StoredContext,
): Read => {
  const currency = known ?? 'CAD';
  return number === null ? parseAmount(text, { currency, decimalMark }) : decimalToMinor(number, currency);
};

/** A number in a column of dates is none: its format was lost, and nobody knows from which day it counts. */
const dateOf = (typed: TypedCell | null, text: string): Read => {
  if (typed?.type === 'date') {
    const day = (typed.value ?? '').slice(0, 10);
    return isCalendarDate(day) ? ok(day) : err('not-a-date');
  }
  return typed !== null && typed.type !== 'text' ? err('not-a-date') : readDate(text, null);
};
