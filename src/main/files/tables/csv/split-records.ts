/** A record of a text file: 1-based number, and its fields as written, quotes resolved. */
export type TextRecord = { readonly row: number; readonly cells: string[] };

export type RecordSplitter = {
  /** Records that are whole with this piece. Blank ones are counted and left out. */
  readonly push: (piece: string) => TextRecord[];
  /** The last record, and whether a quote was never closed. */
  readonly end: () => { readonly records: TextRecord[]; readonly isQuoteOpen: boolean };
  /** Characters waiting for the end of their record. */
  readonly waiting: () => number;
};

export type SplitOptions = { readonly delimiter: string; readonly lineEnd: '\n' | '\r' };

type State = SplitOptions & { rest: string; row: number };

/**
 * Splits delimited text into records, piece by piece. A field that starts with a quote runs to the closing quote,
 * line ends and delimiters included, and two quotes stand for one; elsewhere a quote is a character. Records may be
 * of different lengths. The number counts records, as a spreadsheet does, not lines.
 */
export const createRecordSplitter = (options: SplitOptions): RecordSplitter => {
  const state: State = { ...options, rest: '', row: 0 };
  return {
    push: (piece) => splitText(state, state.rest + piece, false),
    end: () => {
      const records = splitText(state, state.rest, true);
      const isQuoteOpen = state.rest !== '';
      return { records, isQuoteOpen };
    },
    waiting: () => state.rest.length,
  };
};

const splitText = (state: State, text: string, isLast: boolean): TextRecord[] => {
  const records: TextRecord[] = [];
  let position = 0;
  let nextQuote = nextFrom(text, '"', 0);
  while (position < text.length) {
    const end = nextFrom(text, state.lineEnd, position);
    if (nextQuote < position) nextQuote = nextFrom(text, '"', position);
    const hasQuote = nextQuote < end;
    if (!hasQuote && end === text.length && !isLast) break;
    const next = hasQuote
      ? addQuoted(state, { text, position, isLast }, records)
      : addPlain(state, { text, position, end }, records);
    if (next === -1) break;
    position = next;
  }
  state.rest = text.slice(position);
  return records;
};

/** Where the sign comes next, or the end of the text. */
const nextFrom = (text: string, sign: string, position: number): number => {
  const found = text.indexOf(sign, position);
  return found === -1 ? text.length : found;
};

const addRecord = (state: State, cells: string[], records: TextRecord[]): void => {
  state.row += 1;
  if (cells.length > 1 || cells[0] !== '') records.push({ row: state.row, cells });
};

type Span = { readonly text: string; readonly position: number };

const addPlain = (state: State, span: Span & { readonly end: number }, records: TextRecord[]): number => {
  const { text, position, end } = span;
  const isCarriageReturn = end > position && text.charCodeAt(end - 1) === 0x0d;
  addRecord(state, text.slice(position, isCarriageReturn ? end - 1 : end).split(state.delimiter), records);
  return end + 1;
};

const quote = 0x22;

/** Adds a record that has a quote somewhere; -1 when its end has not come yet. */
const addQuoted = (
  state: State,
  span: Span & { readonly isLast: boolean },
  records: TextRecord[],
): number => {
  const { text, isLast } = span;
  const cells: string[] = [];
  let position = span.position;
  for (;;) {
    const field =
      text.charCodeAt(position) === quote ? quotedField(text, position) : { value: '', end: position };
    if (field === null) return -1;
    const end = endOfField(state, text, field.end);
    if (end === text.length && !isLast) return -1;
    const isAtDelimiter = text.startsWith(state.delimiter, end);
    const tail = text.slice(field.end, end);
    cells.push(field.value + (isAtDelimiter || !tail.endsWith('\r') ? tail : tail.slice(0, -1)));
    position = end + 1;
    if (!isAtDelimiter) break;
  }
  addRecord(state, cells, records);
  return position;
};

/** The value between the quote at `start` and the one that closes it; null when that has not come yet. */
const quotedField = (text: string, start: number): { value: string; end: number } | null => {
  let from = start + 1;
  let value = '';
  for (;;) {
    const close = text.indexOf('"', from);
    // A quote at the very end may be the first of two.
    if (close === -1) return null;
    value += text.slice(from, close);
    if (text.charCodeAt(close + 1) !== quote) return { value, end: close + 1 };
    value += '"';
    from = close + 2;
  }
};

const endOfField = (state: State, text: string, from: number): number =>
  Math.min(nextFrom(text, state.delimiter, from), nextFrom(text, state.lineEnd, from));
