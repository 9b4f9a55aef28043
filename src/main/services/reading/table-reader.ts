import { openTable } from '../../files/tables/open-table.ts';
import { shownAsRead, type ShownRow } from '../../files/tables/shown-cell.ts';
import type { Table, TableSheet } from '../../files/tables/table.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { columnLetters } from './column-letters.ts';
import type { FileReading, KindReader, ReadingCell, SheetReading } from './file-reading.ts';
import { surveySheet } from './survey-sheet.ts';

/** Workbooks and delimited texts: any file that is a table and nothing more special. */
export const tableReader: KindReader = {
  recognises: () => true,
  open: async (path, { sheet, limits, encoding, delimiter }): Promise<FileReading> => {
    const table = await openTable(path, { encoding, delimiter }, limits);
    try {
      const surveys = [];
      for (const each of chosenSheets(table, path, sheet)) surveys.push(await surveySheet(table, each));
      return {
        kind: table.kind,
        sheets: surveys.map(({ summary }): SheetReading => ({
          ...summary,
          cells: () => cellsOf(table, summary.name),
        })),
        documents: [],
        warnings: surveys.flatMap(({ warnings }) => warnings),
        close: () => table.close(),
      };
    } catch (error) {
      table.close();
      throw error;
    }
  },
};

const chosenSheets = (table: Table, file: string, name: string | null): readonly TableSheet[] => {
  if (name === null) return table.sheets;
  const sheet = table.sheets.find((each) => each.name === name);
  if (sheet !== undefined) return [sheet];
  const sheets = table.sheets.map((each) => each.name);
  throw new AppFailure({ code: 'sheet-not-found', file, sheet: name, sheets });
};

async function* cellsOf(table: Table, sheet: string): AsyncGenerator<readonly ReadingCell[]> {
  for await (const rows of shownRows(table, sheet))
    yield rows.flatMap(({ row, cells }) =>
      cells.map(({ column, type, value, text, formula }) => ({
        ref: `${columnLetters(column)}${row}`,
        type,
        value,
        text,
        formula,
      })),
    );
}

/** Rows as the file shows them; a reader that knows no formats gives what it reads. */
const shownRows = (table: Table, sheet: string): AsyncIterable<readonly ShownRow[]> =>
  table.readShown?.(sheet) ?? plainRows(table, sheet);

async function* plainRows(table: Table, sheet: string): AsyncGenerator<readonly ShownRow[]> {
  for await (const rows of table.readRows(sheet))
    yield rows.map(({ row, cells }) => ({ row, cells: cells.map(shownAsRead) }));
}
