import { alignedCells } from './aligned-cells.ts';

/** A record of a text file: 1-based number, and its fields as written, quotes resolved. */
export type TextRecord = { readonly row: number; readonly cells: string[] };

export type RecordSplitter = {
  /** Records that are whole with this piece. Blank ones are counted and left out. */
  readonly push: (piece: string) => TextRecord[];
  /** The last record, and the number of the one in which a quote was never closed. */
  readonly end: () => { readonly records: TextRecord[]; readonly openQuoteRow: number | null };
  /** Characters waiting for the end of their record. */
  readonly waiting: () => number;
  /** Characters of the longest record so far. */
  readonly longest: () => number;
};

export type SplitOptions = {
  readonly delimiter: string;
  readonly quote: '"' | "'";
  /** Spaces may stand between a delimiter and a quote: `1, "a, b"`. */
  readonly isPadded: boolean;
  /** `\"` is a quote inside quotes. */
  readonly isEscaped: boolean;
  /** Two spaces or more between fields; quotes are characters. Goes with the delimiter ' '. */
  readonly isAligned: boolean;
};

/** Told of a quoted field that runs over lines and looks as if its quote was never meant to open. */
export type OnStrayQuote = (row: number, column: number) => void;

type State = SplitOptions & {
  rest: string;
  row: number;
  longest: number;
  /** Fields of the first record. */
  width: number;
  readonly onStrayQuote: OnStrayQuote;
};

/**
 * Splits delimited text into records, piece by piece. A field that starts with a quote runs to the closing quote,
 * line ends and delimiters included, and two quotes stand for one; elsewhere a quote is a character. A line ends with
 * LF, CR LF or CR, in one file with any of them. Records may be of different lengths. The number counts records, as a
 * spreadsheet does, not lines.
 */
export const createRecordSplitter = (
  options: SplitOptions,
  onStrayQuote: OnStrayQuote = () => undefined,
): RecordSplitter => {
  const state: State = { ...options, rest: '', row: 0, longest: 0, width: 0, onStrayQuote };
  return {
    push: (piece) => splitText(state, state.rest + piece, false),
    end: () => {
      const records = splitText(state, state.rest, true);
      return { records, openQuoteRow: state.rest === '' ? null : state.row + 1 };
    },
    waiting: () => state.rest.length,
    longest: () => state.longest,
  };
};

/** Where a sign comes next: looked for again only when it was passed, so that no stretch of text is searched twice. */
type Cursor = { readonly sign: string; at: number };

const seek = (cursor: Cursor, text: string, from: number): number => {
  if (cursor.at < from) {
    const found = text.indexOf(cursor.sign, from);
    cursor.at = found === -1 ? text.length : found;
  }
  return cursor.at;
};

type Scan = {
  readonly text: string;
  readonly isLast: boolean;
  readonly feed: Cursor;
  readonly carriage: Cursor;
  readonly delimiter: Cursor;
};

/** Where the line ends, or the end of the text. */
const seekLineEnd = (scan: Scan, from: number): number => {
  const feed = seek(scan.feed, scan.text, from);
  const carriage = seek(scan.carriage, scan.text, from);
  return feed < carriage ? feed : carriage;
};

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Where the next record starts; -1 when more text may still belong to the line or to its end. */
const afterLineEnd = ({ text, isLast }: Scan, end: number): number => {
  if (end === text.length) return isLast ? end : -1;
  if (text.charCodeAt(end) !== carriageReturn) return end + 1;
  if (end + 1 === text.length && !isLast) return -1;
  return text.charCodeAt(end + 1) === lineFeed ? end + 2 : end + 1;
};

const splitText = (state: State, text: string, isLast: boolean): TextRecord[] => {
  const records: TextRecord[] = [];
  const quote: Cursor = { sign: state.quote, at: state.isAligned ? text.length : -1 };
  const scan: Scan = {
    text,
    isLast,
    feed: { sign: '\n', at: -1 },
    carriage: { sign: '\r', at: -1 },
    delimiter: { sign: state.delimiter, at: -1 },
  };
  let position = 0;
  while (position < text.length) {
    const end = seekLineEnd(scan, position);
    const next =
      seek(quote, text, position) < end
        ? addQuoted(state, scan, { position, records })
        : addPlain(state, scan, { position, end, records });
    if (next === -1) break;
    if (next - position > state.longest) state.longest = next - position;
    position = next;
  }
  state.rest = text.slice(position);
  return records;
};

const addRecord = (state: State, cells: string[], records: TextRecord[]): void => {
  state.row += 1;
  if (state.width === 0) state.width = cells.length;
  if (cells.length > 1 || cells[0] !== '') records.push({ row: state.row, cells });
};

type Place = { readonly position: number; readonly records: TextRecord[] };

const addPlain = (
  state: State,
  scan: Scan,
  { position, end, records }: Place & { readonly end: number },
): number => {
  const next = afterLineEnd(scan, end);
  if (next === -1) return -1;
  const line = scan.text.slice(position, end);
  const cells = state.delimiter === ' ' ? alignedCells(line, state.isAligned) : line.split(state.delimiter);
  addRecord(state, cells, records);
  return next;
};

/** Adds a record that has a quote somewhere; -1 when its end has not come yet. */
const addQuoted = (state: State, scan: Scan, { position: start, records }: Place): number => {
  const { text, isLast } = scan;
  const cells: string[] = [];
  const strays: number[] = [];
  let position = start;
  for (;;) {
    const field = fieldAt(state, text, position);
    if (field === null) return -1;
    const lineEnd = seekLineEnd(scan, field.end);
    const end = Math.min(seek(scan.delimiter, text, field.end), lineEnd);
    if (end === text.length && !isLast) return -1;
    const tail = text.slice(field.end, end);
    if (isStray(state, field.value, tail)) strays.push(cells.length);
    const isPadding = state.isPadded && field.end > position && tail.trim() === '';
    cells.push(isPadding ? field.value : field.value + tail);
    if (end !== lineEnd) {
      position = end + 1;
      continue;
    }
    const next = afterLineEnd(scan, end);
    // Not earlier: a record that is not whole yet is read again.
    if (next === -1) return -1;
    addRecord(state, cells, records);
    for (const column of strays) state.onStrayQuote(state.row, column);
    return next;
  }
};

type Field = { readonly value: string; readonly end: number };

/** The quoted field that starts here, else an empty one: what follows is then read as it is. */
const fieldAt = (state: State, text: string, position: number): Field | null => {
  const start = state.isPadded ? skipSpaces(text, position) : position;
  return text[start] === state.quote ? quotedField(state, text, start) : { value: '', end: position };
};

const skipSpaces = (text: string, position: number): number => {
  let at = position;
  while (text[at] === ' ') at += 1;
  return at;
};

/** The value between the quote at `start` and the one that closes it; null when that has not come yet. */
const quotedField = ({ quote, isEscaped }: State, text: string, start: number): Field | null => {
  let value = '';
  let from = start + 1;
  for (;;) {
    const close = text.indexOf(quote, from);
    // A quote at the very end may be the first of two; `end` closes it then.
    if (close === -1) return null;
    if (isEscaped && text[close - 1] === '\\' && close > from) {
      value += text.slice(from, close - 1) + quote;
      from = close + 1;
      continue;
    }
    value += text.slice(from, close);
    if (text[close + 1] !== quote) return { value, end: close + 1 };
    value += quote;
    from = close + 2;
  }
};

/** Lines with as many delimiters as a record has, inside one field, from which a quote was meant to open no field. */
const swallowedLines = 4;

/** A quote that closes in the middle of a text, or many lines in one field that look like records themselves. */
const isStray = ({ delimiter, width }: State, value: string, tail: string): boolean => {
  if (!value.includes('\n') && !value.includes('\r')) return false;
  if (tail.trim() !== '') return true;
  if (width < 2) return false;
  const lines = value.split(/\r\n|\r|\n/u).slice(1, -1);
  return lines.length >= swallowedLines && lines.every((line) => line.split(delimiter).length >= width);
};
