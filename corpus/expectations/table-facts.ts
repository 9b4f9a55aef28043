import type { FileRun, ReadCell, ReadSheet } from '../file-run.ts';

/** The letters of a column by its number from 0. */
export const columnLetters = (index: number): string =>
  index < 0 ? '' : columnLetters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));

/** The sheet of that name, or at that place from 0. */
export const sheetOf = ({ read }: FileRun, sheet: string | number | undefined): ReadSheet | undefined =>
  typeof sheet === 'string'
    ? read.reply?.sheets.find(({ name }) => name === sheet)
    : read.reply?.sheets[sheet ?? 0];

export const cellOf = (sheet: ReadSheet | undefined, ref: string): ReadCell | undefined =>
  sheet?.cells.find((cell) => cell.ref === ref);

const letters = (ref: string): string => ref.replace(/\d+$/u, '');
const rowNumber = (ref: string): number => Number(/\d+$/u.exec(ref)?.[0]);

/** How many columns the widest row has, trailing empty cells counted as the file writes them. */
export const widthOf = (sheet: ReadSheet | undefined): number => {
  let widest = 0;
  let [row, width] = [0, 0];
  for (const { ref } of sheet?.cells ?? []) {
    const here = rowNumber(ref);
    [row, width] = here === row ? [row, width + 1] : [here, 1];
    widest = Math.max(widest, width);
  }
  return widest;
};

/** Cells of one column below the header, by its letters. */
export const columnOf = (sheet: ReadSheet | undefined, column: string): readonly ReadCell[] =>
  (sheet?.cells ?? []).filter(
    ({ ref }) => letters(ref) === column && rowNumber(ref) > (sheet?.headerRow ?? 0),
  );

/** The column with that header; empty when there is none. */
export const columnNamed = (sheet: ReadSheet | undefined, header: string): readonly ReadCell[] => {
  const index = sheet?.header.indexOf(header) ?? -1;
  return index < 0 ? [] : columnOf(sheet, columnLetters(index));
};

/** The exact sum of cells that say a number; null when one that is not empty says none. */
export const sumOf = (cells: readonly ReadCell[]): string | null => {
  const values = cells.flatMap(({ value }) => (value === null || value === '' ? [] : [String(value)]));
  return values.every(isDecimal) ? decimalSum(values) : null;
};

const isDecimal = (text: string): boolean => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u.test(text);

const scale = 40n;

/** A decimal as an integer of 10^-40. */
const scaled = (text: string): bigint => {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/u.exec(text) ?? [];
  const shift = scale - BigInt(fraction.length) + BigInt(exponent);
  const digits = BigInt(`${whole}${fraction}` || '0');
  const value = shift >= 0n ? digits * 10n ** shift : digits / 10n ** -shift;
  return sign === '-' ? -value : value;
};

const decimalSum = (values: readonly string[]): string => {
  const total = values.reduce((sum, value) => sum + scaled(value), 0n);
  const digits = (total < 0n ? -total : total).toString().padStart(Number(scale) + 1, '0');
  const text = `${digits.slice(0, -Number(scale))}.${digits.slice(-Number(scale))}`.replace(/\.?0+$/u, '');
  return total < 0n ? `-${text}` : text;
};

/** Whether two texts say the same decimal number. */
export const sameDecimal = (left: string | null | undefined, right: string): boolean =>
  left !== null &&
  left !== undefined &&
  isDecimal(left) &&
  isDecimal(right) &&
  scaled(left) === scaled(right);
