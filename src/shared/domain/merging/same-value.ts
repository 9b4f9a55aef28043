import { compareDecimals, isDecimalText } from '../money/decimal.ts';
import type { CellValue, ColumnDefinition } from '../register/column-kinds.ts';

/**
 * Whether two values of a column are the same to whoever reads a workbook. A spreadsheet program keeps neither the
 * kind of a line's end, nor the last zeros of a number, nor that a text is there but blank.
 */
export const sameValue = (kind: ColumnDefinition['kind'], a: CellValue, b: CellValue): boolean => {
  if (a === b) return true;
  if (kind === 'decimal' && typeof a === 'string' && typeof b === 'string')
    return isDecimalText(a) && isDecimalText(b) && compareDecimals(a, b) === 0;
  return kind === 'text' && plainText(a) === plainText(b);
};

/** Text as a cell keeps it; blank text is no text. */
const plainText = (value: CellValue): CellValue => {
  if (typeof value !== 'string') return value;
  const text = value.replace(/\r\n?/gu, '\n').toWellFormed();
  return text.trim() === '' ? null : text;
};
