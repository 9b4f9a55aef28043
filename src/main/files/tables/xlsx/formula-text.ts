import { columnLetter } from '../../workbook-writer/references.ts';
import { columnOf } from './merged-ranges.ts';

/** Where a formula stands: 0-based column, 1-based row. */
export type CellPlace = { readonly column: number; readonly row: number };

const columns = 16_384;
const rows = 1_048_576;

// What cannot be a reference (texts, quoted sheet names, brackets of tables and of other workbooks), then references:
// a cell, whole columns, whole rows.
const parts =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^[\]]*\])*\]|(?<![\p{L}\p{N}_.$\\])(?:\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9][0-9]{0,6}:\$?[1-9][0-9]{0,6})(?![\p{L}\p{N}_.(!])/gu;

/** Longest formula that a spreadsheet accepts. */
const formulaChars = 8192;

/**
 * A formula that several cells share: a function that says how it reads in another of them. References that are not
 * fixed by `$` move along; one that leaves the sheet becomes `#REF!`. Null for a text that is too long for a formula.
 */
export const sharedFormula = (formula: string, from: CellPlace): ((to: CellPlace) => string) | null => {
  if (formula.length > formulaChars) return null;
  const pieces = [...piecesOf(formula)];
  return (to) =>
    pieces
      .map((piece) =>
        typeof piece === 'string' ? piece : movedReference(piece, to.column - from.column, to.row - from.row),
      )
      .join('');
};

/** Ends of a reference, one or two, as column and row, either of which may be missing. */
type Reference = readonly { readonly column: string; readonly row: string }[];

function* piecesOf(formula: string): Generator<string | Reference> {
  let position = 0;
  for (const match of formula.matchAll(parts)) {
    const [part] = match;
    if (/^["'[]/u.test(part)) continue;
    yield formula.slice(position, match.index);
    yield part.split(':').map((end) => {
      const [, column = '', row = ''] = /^(\$?[A-Za-z]+)?(\$?[0-9]+)?$/u.exec(end) ?? [];
      return { column, row };
    });
    position = match.index + part.length;
  }
  yield formula.slice(position);
}

const movedReference = (reference: Reference, across: number, down: number): string => {
  const ends = reference.map(({ column, row }) => movedColumn(column, across) + movedRow(row, down));
  return ends.some((end) => end.includes(outside)) ? '#REF!' : ends.join(':');
};

/** Stands for a reference that left the sheet; in no formula. */
const outside = '\u0000';

const movedColumn = (part: string, across: number): string => {
  if (part === '' || part.startsWith('$')) return part;
  const column = columnOf(part) + across;
  return column >= 0 && column < columns ? columnLetter(column + 1) : outside;
};

const movedRow = (part: string, down: number): string => {
  if (part === '' || part.startsWith('$')) return part;
  const row = Number(part) + down;
  return row >= 1 && row <= rows ? String(row) : outside;
};
