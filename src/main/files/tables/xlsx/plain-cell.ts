import type { CellAttributes } from './cell-attributes.ts';

/** A cell read in one go: what its tag says, and its content. */
export type PlainCell = CellAttributes & { content: string };

const quote = 0x22;

/**
 * Reads a cell in the form that nearly every program writes, `<c r="B2" s="1" t="s"><v>5</v></c>`, without going
 * through its tags one by one: there are millions of them.
 * @returns where the cell ends, or -1 for any other form, or one that is not whole yet: the tags tell then.
 */
export const readPlainCell = (text: string, start: number, into: PlainCell): number => {
  if (!text.startsWith('<c r="', start)) return -1;
  const named = readReference(text, start + 6, into);
  if (named === -1) return -1;
  const styled = text.startsWith(' s="', named) ? readStyle(text, named + 4, into) : named;
  if (styled === -1) return -1;
  const typed = text.startsWith(' t="', styled) ? readType(text, styled + 4, into) : styled;
  return typed === -1 ? -1 : readContent(text, typed, into);
};

/** Position behind the closing quote of the reference, -1 when there is none. */
const readReference = (text: string, start: number, into: PlainCell): number => {
  into.style = -1;
  into.type = '';
  let column = 0;
  let position = start;
  for (let code = text.charCodeAt(position); code >= 0x41 && code <= 0x5a; code = text.charCodeAt(position)) {
    column = column * 26 + code - 0x40;
    position += 1;
  }
  into.column = column - 1;
  const end = endOfDigits(text, position);
  return column > 0 && end > position && text.charCodeAt(end) === quote ? end + 1 : -1;
};

const readStyle = (text: string, start: number, into: PlainCell): number => {
  const end = endOfDigits(text, start);
  if (end === start || text.charCodeAt(end) !== quote) return -1;
  into.style = Number(text.slice(start, end));
  return end + 1;
};

const readType = (text: string, start: number, into: PlainCell): number => {
  const end = text.indexOf('"', start);
  if (end === -1) return -1;
  into.type = text.slice(start, end);
  return end + 1;
};

const readContent = (text: string, start: number, into: PlainCell): number => {
  if (!text.startsWith('><v>', start)) return -1;
  const end = text.indexOf('<', start + 4);
  if (end === -1 || !text.startsWith('</v></c>', end)) return -1;
  into.content = text.slice(start + 4, end);
  return end + 8;
};

const endOfDigits = (text: string, start: number): number => {
  let position = start;
  while (text.charCodeAt(position) >= 0x30 && text.charCodeAt(position) <= 0x39) position += 1;
  return position;
};
