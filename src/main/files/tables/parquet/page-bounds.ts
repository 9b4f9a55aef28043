import type { ColumnMetaData, PageHeader } from 'hyparquet';
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { nextByte, nextNumber, skipBytes, type ByteCursor } from './byte-cursor.ts';

/** What a page claims to hold, unpacked. */
export type PlainPage = {
  readonly header: PageHeader;
  readonly bytes: Uint8Array;
  readonly type: ColumnMetaData['type'];
  /** Whether a value may be missing: the page then begins with a bit for each, in runs. */
  readonly isOptional: boolean;
};

/** Beyond the values of a page by as many as writers fill up a run with. */
const filling = 512;

/** Bits of an index into a dictionary. */
const widestIndex = 32;

/** Bits of a difference between two numbers. */
const widestDifference = 64;

/** Numbers in a block of differences: writers have 128. */
const longestBlock = 65_536;

/**
 * Looks at how the values of a page are packed before the library unpacks them. It believes what runs say: one of a
 * billion values in a page of eight is written out to its end, one of less than none has no end, and blocks of
 * differences with fewer than no parts lead back to where they began. Throws plain errors for what no writer writes.
 * Source: Apache Parquet, encodings (RLE/bit-packing hybrid, delta encoding).
 */
export const checkPackedValues = (page: PlainPage): void => {
  const { data_page_header: v1, data_page_header_v2: v2 } = page.header;
  if (v1 !== undefined) {
    const cursor = { bytes: page.bytes, at: 0 };
    const levels = page.isOptional ? runsWithLength(cursor, 1, v1.num_values) : null;
    const present = (): number => (levels === null ? v1.num_values : presentIn(levels, v1.num_values));
    checkValues(cursor, { ...page, encoding: v1.encoding, values: v1.num_values, present });
  } else if (v2 !== undefined) {
    const levels = v2.definition_levels_byte_length;
    const start = v2.repetition_levels_byte_length;
    if (page.isOptional) checkRuns(part(page.bytes, start, levels), 1, v2.num_values);
    const values = part(page.bytes, start + levels, page.bytes.length - start - levels);
    const present = (): number => v2.num_values - v2.num_nulls;
    checkValues(values, { ...page, encoding: v2.encoding, values: v2.num_values, present });
  }
};

type PackedValues = Pick<PlainPage, 'type'> & {
  readonly encoding: string;
  readonly values: number;
  /** Values that are not missing. */
  readonly present: () => number;
};

const checkValues = (cursor: ByteCursor, { encoding, type, values, present }: PackedValues): void => {
  switch (encoding) {
    case 'RLE':
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY':
      // A page of nothing but missing values may have nothing behind them.
      if (cursor.at >= cursor.bytes.length) return;
      if (type === 'BOOLEAN') runsWithLength(cursor, 1, values);
      else checkRuns(cursor, nextByte(cursor), values);
      return;
    case 'DELTA_BINARY_PACKED':
    case 'DELTA_LENGTH_BYTE_ARRAY':
      checkDifferences(cursor, present());
      return;
    case 'DELTA_BYTE_ARRAY':
      checkDifferences(cursor, present());
      checkDifferences(cursor, present());
  }
};

const part = (bytes: Uint8Array, start: number, length: number): ByteCursor => {
  if (!(start >= 0 && length >= 0 && start + length <= bytes.length))
    throw new Error(`${length} bytes at ${start} are not in the page`);
  return { bytes: bytes.subarray(start, start + length), at: 0 };
};

/** The runs behind their length in four bytes, looked at. */
const runsWithLength = (cursor: ByteCursor, width: number, values: number): Uint8Array => {
  const length = viewOf(cursor.bytes.subarray(cursor.at)).getUint32(0, true);
  const runs = part(cursor.bytes, cursor.at + 4, length);
  checkRuns(runs, width, values);
  cursor.at += 4 + length;
  return runs.bytes;
};

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** How many values are not missing, by the runs that say so. */
const presentIn = (levels: Uint8Array, values: number): number => {
  const isPresent = Array<number>(values).fill(0);
  readRleBitPackedHybrid({ view: viewOf(levels), offset: 0 }, 1, isPresent, levels.length);
  return isPresent.filter((level) => level === 1).length;
};

/** @param values how many there are at most: of those that are missing nothing is written */
const checkRuns = (cursor: ByteCursor, width: number, values: number): void => {
  if (width > widestIndex) throw new Error(`runs of ${width} bits a value`);
  const most = values + filling;
  let left = values;
  while (left > 0 && cursor.at < cursor.bytes.length) {
    const head = nextNumber(cursor);
    const isPacked = head % 2 === 1;
    const count = isPacked ? ((head - 1) / 2) * 8 : head / 2;
    if (count > most) throw new Error(`a run of ${count} values in a page of ${values}`);
    const length = isPacked ? (count * width) / 8 : Math.ceil(width / 8);
    // The last run may be cut short where nothing but filling would follow.
    cursor.at = Math.min(cursor.at + length, cursor.bytes.length);
    left -= count;
  }
};

/** Goes through blocks of differences; some writers leave the parts out that hold no value. */
const checkDifferences = (cursor: ByteCursor, values: number): void => {
  const blockValues = nextNumber(cursor);
  const parts = nextNumber(cursor);
  const partValues = blockValues / parts;
  if (blockValues > longestBlock || parts === 0 || partValues % 8 !== 0 || partValues === 0)
    throw new Error(`blocks of ${blockValues} differences in ${parts} parts`);
  const stored = nextNumber(cursor);
  if (stored !== values) throw new Error(`${stored} differences for ${values} values`);
  nextNumber(cursor);
  for (let left = stored - 1; left > 0;) {
    nextNumber(cursor);
    const widths = Array.from({ length: parts }, () => nextByte(cursor));
    for (const width of widths) {
      if (left <= 0) break;
      if (width > widestDifference) throw new Error(`differences of ${width} bits`);
      skipBytes(cursor, (partValues * width) / 8);
      left -= partValues;
    }
  }
};
