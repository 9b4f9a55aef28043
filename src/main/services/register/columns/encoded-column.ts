import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { compareText } from '#shared/domain/text/compare-text.ts';

type Known = string | number;

/**
 * A column in memory: its distinct values in SQLite's order, and for each row the place of its value among them; the
 * place behind the last one is that of unknown values. Rows are counted by their position in the order of their ids.
 */
export type EncodedColumn = {
  readonly values: Known[];
  readonly ranks: Uint32Array;
};

/** Characters that JavaScript and SQLite (by UTF-8 bytes) order differently among themselves. */
const orderedOtherwise = /[\uD800-\uFFFF]/u;

const compareBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** SQLite's order: numbers before text, text by its bytes. */
const compareKnown = (a: Known, b: Known): number => {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  if (typeof b === 'number') return 1;
  return orderedOtherwise.test(a) || orderedOtherwise.test(b) ? compareBytes(a, b) : compareText(a, b);
};

const sorted = (values: readonly Known[]): Known[] => {
  // A typed array is sorted several times faster than a list with a comparison.
  if (values.every((value) => typeof value === 'number')) return [...Float64Array.from(values).sort()];
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length === values.length && !texts.some((text) => orderedOtherwise.test(text))
    ? texts.sort()
    : values.toSorted(compareKnown);
};

/** First place whose value is not below (`isAfter`: above) this one. */
const placeOf = (values: readonly Known[], value: Known, isAfter = false): number => {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareKnown(values[middle] ?? value, value);
    if (order < 0 || (isAfter && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** A column that is being read, row after row. */
export type ColumnEncoder = {
  readonly add: (values: readonly CellValue[]) => void;
  /** How many rows were added. */
  readonly read: () => number;
  /** The column, when all rows were added. */
  readonly finish: () => EncodedColumn;
};

/** Stands for unknown while a column is read: no row has that many distinct values before it. */
const unknown = 0xffff_ffff;

/** Starts a column of this many rows. */
export const encodeColumn = (rows: number): ColumnEncoder => {
  const codes = new Map<Known, number>();
  const ranks = new Uint32Array(rows);
  let count = 0;
  const codeOf = (value: Known): number => {
    let code = codes.get(value);
    if (code === undefined) {
      code = codes.size;
      codes.set(value, code);
    }
    return code;
  };
  return {
    add: (values) => {
      for (const value of values) {
        ranks[count] = value === null ? unknown : codeOf(value);
        count += 1;
      }
    },
    read: () => count,
    finish: () => {
      const values = sorted([...codes.keys()]);
      const rankOfCode = new Uint32Array(values.length);
      for (const [rank, value] of values.entries()) rankOfCode[codes.get(value) ?? 0] = rank;
      for (let row = 0; row < rows; row += 1) {
        const code = ranks[row] ?? unknown;
        ranks[row] = code === unknown ? values.length : (rankOfCode[code] ?? 0);
      }
      return { values, ranks };
    },
  };
};

/** Ascending, without NaN, which stands for unknown. */
const distinctNumbers = (numbers: Float64Array): Float64Array => {
  const ordered = numbers.toSorted();
  let count = 0;
  for (let at = 0; at < ordered.length; at += 1) {
    const number = ordered[at] ?? Number.NaN;
    if (Number.isNaN(number)) break;
    if (count > 0 && ordered[count - 1] === number) continue;
    ordered[count] = number;
    count += 1;
  }
  return ordered.subarray(0, count);
};

const placeOfNumber = (distinct: Float64Array, number: number): number => {
  let [low, high] = [0, distinct.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((distinct[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The same for a column of numbers, of which many may differ. */
export const encodeNumbers = (rows: number): ColumnEncoder => {
  const numbers = new Float64Array(rows);
  let count = 0;
  return {
    add: (values) => {
      for (const value of values) {
        numbers[count] = value === null ? Number.NaN : Number(value);
        count += 1;
      }
    },
    read: () => count,
    finish: () => {
      const distinct = distinctNumbers(numbers);
      const values = [...distinct];
      const ranks = new Uint32Array(rows);
      for (let row = 0; row < rows; row += 1) {
        const number = numbers[row] ?? Number.NaN;
        ranks[row] = Number.isNaN(number) ? values.length : placeOfNumber(distinct, number);
      }
      return { values, ranks };
    },
  };
};

/** A column whose values are those that `to` gives for the values of another. */
export const mapColumn = (
  { values, ranks }: EncodedColumn,
  to: (value: Known) => CellValue,
): EncodedColumn => {
  const encoder = encodeColumn(values.length + 1);
  encoder.add([...values.map(to), null]);
  const mapped = encoder.finish();
  const rowRanks = new Uint32Array(ranks.length);
  for (let row = 0; row < ranks.length; row += 1) rowRanks[row] = mapped.ranks[ranks[row] ?? 0] ?? 0;
  return { values: mapped.values, ranks: rowRanks };
};

/**
 * The column with other values in some rows. It takes the memory of the old column, which is not to be used any more:
 * copying a million places at each edit is what one would wait for.
 */
export const withValues = (
  { values, ranks }: EncodedColumn,
  changes: ReadonlyMap<number, CellValue>,
): EncodedColumn => {
  for (const [row, value] of changes) {
    if (value === null) {
      ranks[row] = values.length;
      continue;
    }
    const place = placeOf(values, value);
    if (values[place] !== value) {
      values.splice(place, 0, value);
      foldedByValues.delete(values);
      for (let other = 0; other < ranks.length; other += 1) {
        const rank = ranks[other] ?? 0;
        if (rank >= place) ranks[other] = rank + 1;
      }
    }
    ranks[row] = place;
  }
  return { values, ranks };
};

/** The column after rows came or went: `from` has the old position of each row, -1 for one that came (unknown so far). */
export const withRows = ({ values, ranks }: EncodedColumn, from: Int32Array): EncodedColumn => {
  const moved = new Uint32Array(from.length);
  for (let row = 0; row < from.length; row += 1) {
    const old = from[row] ?? -1;
    moved[row] = old === -1 ? values.length : (ranks[old] ?? 0);
  }
  return { values, ranks: moved };
};

/** What a bound value becomes when SQLite compares it with a column of the kind of these values. */
const asStored = (values: readonly Known[], value: Known): Known => {
  const [first] = values;
  if (typeof first === 'string' && typeof value === 'number') return String(value);
  if (typeof first === 'number' && typeof value === 'string' && value.trim() !== '') {
    const number = Number(value);
    return Number.isNaN(number) ? value : number;
  }
  return value;
};

/** Places of the values that are one of these, as a mask over all places. */
export const placesIn = ({ values }: EncodedColumn, wanted: readonly CellValue[]): Uint8Array => {
  const mask = new Uint8Array(values.length + 1);
  for (const value of wanted) {
    if (value === null) mask[values.length] = 1;
    else {
      const bound = asStored(values, value);
      const place = placeOf(values, bound);
      if (place < values.length && values[place] === bound) mask[place] = 1;
    }
  }
  return mask;
};

/** Places of the values between two bounds, both included; null leaves a side open. Without bounds: all places. */
export const placesBetween = ({ values }: EncodedColumn, low: CellValue, high: CellValue): Uint8Array => {
  const mask = new Uint8Array(values.length + 1);
  if (low === null && high === null) return mask.fill(1);
  const from = low === null ? 0 : placeOf(values, asStored(values, low));
  const to = high === null ? values.length : placeOf(values, asStored(values, high), true);
  return from < to ? mask.fill(1, from, to) : mask;
};

const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());

/** All values one behind the other, so that a text is found in one run over memory instead of one for each value. */
type Folded = { readonly text: string; readonly starts: Uint32Array };

/** Between two values; nobody looks for it. */
const separator = '\u0000';

const foldedByValues = new WeakMap<readonly Known[], Folded>();

const foldedOf = (values: readonly Known[]): Folded => {
  const known = foldedByValues.get(values);
  if (known !== undefined) return known;
  const text = lowerAscii(values.join(separator));
  const starts = new Uint32Array(values.length);
  let start = 0;
  for (let place = 0; place < values.length; place += 1) {
    starts[place] = start;
    start += String(values[place]).length + 1;
  }
  const folded = { text, starts };
  foldedByValues.set(values, folded);
  return folded;
};

/** Places of the values that hold the text, as SQLite's LIKE has it: the case of A to Z does not count. */
export const placesLike = ({ values }: EncodedColumn, text: string): Uint8Array => {
  const mask = new Uint8Array(values.length + 1);
  if (text === '') return mask.fill(1, 0, values.length);
  const folded = foldedOf(values);
  const wanted = lowerAscii(text);
  let place = 0;
  for (let at = folded.text.indexOf(wanted); at !== -1 && values.length > 0;) {
    while (place + 1 < values.length && (folded.starts[place + 1] ?? 0) <= at) place += 1;
    mask[place] = 1;
    if (place + 1 === values.length) break;
    at = folded.text.indexOf(wanted, folded.starts[place + 1]);
  }
  return mask;
};

/** Places of what is known, or of what is not. */
export const placesKnown = ({ values }: EncodedColumn, isKnown: boolean): Uint8Array => {
  const mask = new Uint8Array(values.length + 1).fill(isKnown ? 1 : 0);
  mask[values.length] = isKnown ? 0 : 1;
  return mask;
};
