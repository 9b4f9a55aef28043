import { isBlank } from '#shared/domain/importing/cell-values.ts';
import { emptyCell, type RawCell, type SheetRow } from '#shared/domain/importing/raw-cell.ts';
import { totalLabelOf } from '#shared/domain/importing/total-label.ts';
import { isReferenceHeader, referenceColumns } from '#shared/domain/reference-tables/recognise-reference.ts';
import type { ReferenceFormat } from '#shared/domain/reference-tables/reference-formats.ts';
import { isWeekday } from '#shared/domain/reference-tables/weekdays.ts';
import type { Table } from '../../../files/tables/table.ts';
import { sheetsToLookIn } from '../look-at-sheets.ts';
import { sheetRowOf } from '../table-rows.ts';

/** Rows in which a header is looked for. */
const headerRows = 40;

/** Where a person says that the rows are; null where it is to be found. */
export type SheetPlace = { readonly sheet: string | null; readonly headerRow: number | null };

/** The header row of a sheet, and what its columns are, by place. */
export type SheetHeader = {
  readonly sheet: string;
  readonly row: number;
  readonly texts: readonly string[];
  readonly columns: readonly (string | null)[];
};

/**
 * The header of a reference table: that of the row asked for, whatever it holds, else the first that is one, in the sheet
 * asked for or the first visible one that has any. Null when there is none.
 */
export const findSheetHeader = async (
  table: Table,
  format: ReferenceFormat,
  { path, sheet, headerRow }: SheetPlace & { readonly path: string },
): Promise<SheetHeader | null> => {
  for (const name of sheetsToLookIn(table, path, sheet)) {
    for await (const rows of table.readRows(name)) {
      for (const row of rows) {
        if (headerRow === null ? row.row > headerRows : row.row !== headerRow) continue;
        const texts = sheetRowOf(row).cells.map(({ text }) => text.trim());
        const columns = referenceColumns(format, texts);
        if (headerRow !== null || isReferenceHeader(format, columns))
          return { sheet: name, row: row.row, texts, columns };
      }
      if ((rows.at(-1)?.row ?? 0) > (headerRow ?? headerRows)) break;
    }
  }
  return null;
};

/** Rows below the header that are a line of it: not blank, no total of the others, no header of the next page. */
export async function* linesBelow(
  table: Table,
  header: SheetHeader,
): AsyncGenerator<{ readonly row: number; readonly cells: ReadonlyMap<string, RawCell> }> {
  const mostWords = header.columns.includes('worker') ? 3 : 1;
  for await (const rows of table.readRows(header.sheet)) {
    for (const row of rows) {
      if (row.row <= header.row) continue;
      const whole = sheetRowOf(row);
      const cells = cellsOf(whole, header);
      const filled = [...cells.values()].filter((cell) => !isBlank(cell));
      if (filled.length === 0 || isHeaderAgain(cells, header)) continue;
      // A total may be named in a column that is none of the table.
      const all = whole.cells.filter((cell) => !isBlank(cell));
      if (isTotal(filled, mostWords) || isTotal(all, mostWords)) continue;
      yield { row: row.row, cells };
    }
  }
}

const cellsOf = ({ cells }: SheetRow, { columns }: SheetHeader): ReadonlyMap<string, RawCell> =>
  new Map(
    columns.flatMap((field, index) => (field === null ? [] : [[field, cells[index] ?? emptyCell] as const])),
  );

/** @param mostWords texts beside the numbers of a total: of a time sheet it names the person and the week, too */
const isTotal = (filled: readonly RawCell[], mostWords: number): boolean => {
  const [first, ...others] = filled;
  const isLabelled = /^\s*(?:grand |sous.|sub.?)?total\b/iu.test(first?.text ?? '');
  if (isLabelled && (others.length <= 2 || others.every(isNumber))) return true;
  const words = filled.filter((cell) => !isNumber(cell));
  return words.length <= mostWords && words.some(({ text }) => totalLabelOf(text)?.isWhole === true);
};

const isNumber = ({ type, text }: RawCell): boolean =>
  type === 'number' ||
  type === 'date' ||
  (text.length <= 40 && /^(?:-?PT[\dHMS.]+|[-\d.,:/h\s\p{Sc}]+)$/u.test(text));

const isHeaderAgain = (cells: ReadonlyMap<string, RawCell>, header: SheetHeader): boolean => {
  const byField = headersByField(header);
  return [...cells].every(([field, { text }]) => text.trim() === byField.get(field));
};

/** The headers as written, by field. */
export const headersByField = ({ texts, columns }: SheetHeader): ReadonlyMap<string, string> =>
  new Map(columns.flatMap((field, index) => (field === null ? [] : [[field, texts[index] ?? ''] as const])));

/** A header of a day of the week that another column is already: a sheet of two weeks side by side. Null when there is none. */
export const secondWeekday = ({ texts, columns }: SheetHeader): string | null =>
  texts.find((text, index) => {
    const [field = null] = referenceColumns('time-sheets', [text]);
    return (columns[index] ?? null) === null && columns.includes(field) && isWeekday(field);
  }) ?? null;
