/** A cell of a sheet, 1-based. Without a sheet: of the first one. */
export type CellPlace = { readonly sheet: string | null; readonly row: number; readonly column: number };

/** As far as a spreadsheet goes. */
const mostColumns = 16_384;
const mostRows = 1_048_576;

const cell = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6})?$/iu;

/** Reads `C12`, `Feuil1!C12`, `'Coûts ''26'!$C$12`; of a range its first cell. Null for what names no cell. */
export const readCellPlace = (text: string): CellPlace | null => {
  const mark = text.lastIndexOf('!');
  const found = cell.exec(text.slice(mark + 1).trim());
  if (found === null) return null;
  const column = columnNumber(found[1] ?? '');
  const row = Number(found[2]);
  if (column > mostColumns || row > mostRows) return null;
  return { sheet: mark === -1 ? null : sheetName(text.slice(0, mark).trim()), row, column };
};

/** The place of a cell as `readCellPlace` reads it: `Feuil1!C12`, the sheet in quotes where it needs them. */
export const writeCellPlace = (sheet: string, letters: string, row: number): string => {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet);
  const name = isPlain ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  return sheet === '' ? `${letters}${row}` : `${name}!${letters}${row}`;
};

const columnNumber = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const sheetName = (text: string): string =>
  /^'.*'$/su.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text;

const line = /^(?:(?:l\.?|lignes?|lines?)\s*)?([1-9][0-9]{0,8})(?:\s*(?:[-–—]|à|to)\s*l?[0-9]{1,9})?$/iu;

/** Reads `L12`, `12`, `ligne 12`, `lines 12–14`: the first line, 1-based. Null for what names no line. */
export const readLinePlace = (text: string): number | null => {
  const found = line.exec(text.trim());
  return found === null ? null : Number(found[1]);
};

/** The place of a line as `readLinePlace` reads it, the same in every language. */
export const writeLinePlace = (number: number): string => `L${number}`;

const pageInWords = /(?<![\p{L}\p{N}])(?:pp?\.?|pages?)\s*([1-9][0-9]{0,6})(?![0-9])/iu;
const pageAlone = /^([1-9][0-9]{0,6})(?:\s*(?:[-–—]|à|to)\s*[0-9]{1,7})?$/u;

/** Reads `p. 12`, `annexe B, page 12`, `pp. 12–14`, `12`: the first page, 1-based. Null for what names no page. */
export const readPagePlace = (text: string): number | null => {
  const found = pageInWords.exec(text) ?? pageAlone.exec(text.trim());
  return found === null ? null : Number(found[1]);
};
