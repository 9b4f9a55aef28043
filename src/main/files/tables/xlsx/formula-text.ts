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

/**
 * A formula that several cells share, as it reads in another of them: references that are not fixed by `$` move along.
 * One that leaves the sheet becomes `#REF!`.
 */
export const movedFormula = (formula: string, from: CellPlace, to: CellPlace): string =>
  formula.replace(parts, (part) => {
    if (/^["'[]/u.test(part)) return part;
    const ends = part.split(':').map((end) => {
      const [, column = '', row = ''] = /^(\$?[A-Za-z]+)?(\$?[0-9]+)?$/u.exec(end) ?? [];
      return movedColumn(column, to.column - from.column) + movedRow(row, to.row - from.row);
    });
    return ends.some((end) => end.includes(outside)) ? '#REF!' : ends.join(':');
  });

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
