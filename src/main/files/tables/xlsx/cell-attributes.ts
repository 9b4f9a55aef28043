import { attributeOf } from '../../xml/xml-attributes.ts';
import { columnOf } from './merged-ranges.ts';

/** What a cell's tag says about it. One record is filled again and again: there are millions of cells. */
export type CellAttributes = {
  /** 0-based; -1 when the cell does not say. */
  column: number;
  /** Attribute `t`; empty when absent. */
  type: string;
  /** Attribute `s`; -1 when absent. */
  style: number;
};

const quote = 0x22;
const space = 0x20;

/** Reads ` r="B2" s="1" t="s"` into `into`. */
export const readCellAttributes = (raw: string, into: CellAttributes): void => {
  into.column = -1;
  into.type = '';
  into.style = -1;
  let position = 0;
  // The form that nearly every program writes: one space, one letter, double quotes.
  while (position + 4 < raw.length) {
    const isUsual =
      raw.charCodeAt(position) === space &&
      raw.charCodeAt(position + 2) === 0x3d &&
      raw.charCodeAt(position + 3) === quote;
    const end = isUsual ? raw.indexOf('"', position + 4) : -1;
    if (end === -1) {
      readUnusual(raw, into);
      return;
    }
    take(raw.charCodeAt(position + 1), raw.slice(position + 4, end), into);
    position = end + 1;
  }
};

const take = (letter: number, value: string, into: CellAttributes): void => {
  if (letter === 0x72) into.column = columnOf(value);
  else if (letter === 0x73) into.style = styleOf(value);
  else if (letter === 0x74) into.type = value;
};

const readUnusual = (raw: string, into: CellAttributes): void => {
  into.column = columnOf(attributeOf(raw, 'r') ?? '');
  into.style = styleOf(attributeOf(raw, 's') ?? '');
  into.type = attributeOf(raw, 't') ?? '';
};

const styleOf = (value: string): number => (value === '' ? -1 : Number(value));
