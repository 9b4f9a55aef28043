/**
 * Tab-separated text as spreadsheets put it on the clipboard: rows end with a line break, cells are separated by
 * tabs, and a cell that contains either (or begins with a quote) is quoted, its own quotes doubled.
 */

const needsQuotes = /[\t\r\n]|^"/u;

const formatCell = (cell: string): string =>
  needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A rectangle of cell texts as clipboard text. `parseTsv` reads it back unchanged (line breaks become `\n`). */
export const formatTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(formatCell).join('\t')).join('\r\n');

type Cell = { readonly text: string; readonly end: number };

/** A quoted cell from its opening quote on; null when the quotes do not close before a separator: then it is text. */
const quotedCell = (text: string, start: number): Cell | null => {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const next = text[quote + 1];
    if (next !== undefined && next !== '\t' && next !== '\n') return null;
    return { text: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
  }
};

const plainCell = (text: string, start: number): Cell => {
  const offset = text.slice(start).search(/[\t\n]/u);
  const end = offset === -1 ? text.length : start + offset;
  return { text: text.slice(start, end), end };
};

/**
 * The cells of clipboard text, row by row. One line break at the end is the end of the last row, not a row of its
 * own (Excel and LibreOffice write it). Rows may differ in length. Empty text is one empty cell.
 */
export const parseTsv = (clipboardText: string): readonly (readonly string[])[] => {
  const text = clipboardText.replace(/\r\n?/gu, '\n').replace(/\n$/u, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const cell = (text[at] === '"' ? quotedCell(text, at) : null) ?? plainCell(text, at);
    row.push(cell.text);
    at = cell.end;
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (at >= text.length) return rows;
    at += 1;
  }
};

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front, as a person would type it: imported
 * text never becomes a formula, also by way of the clipboard.
 */
export const guardFormula = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);

/** Undoes `guardFormula`, for text that comes back. */
export const unguardFormula = (text: string): string => (/^'[=+\-@\t\r]/u.test(text) ? text.slice(1) : text);
