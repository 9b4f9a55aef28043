import { openTable } from '../../files/tables/open-table.ts';
import { shownAsRead, type ShownRow } from '../../files/tables/shown-cell.ts';
import { columnLetter } from '../../files/workbook-writer/references.ts';
import type { Table, TableTab } from '../../files/tables/table.ts';
import { isCloudFormat } from '#shared/domain/importing/formats.ts';
import { formatOfHeaders } from '#shared/domain/importing/header-formats.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { FileReading, KindReader, ReadingCell, ReadingOptions, SheetReading } from './file-reading.ts';
import { readRecordsOf } from './record-reading.ts';
import { emptySurvey, surveySheet, type SheetSurvey } from './survey-sheet.ts';
import { surveyText } from './survey-text.ts';

/** Workbooks and delimited texts. A cloud bill is read both as a table and as the invoices in it. */
export const tableReading: KindReader = {
  recognises: () => true,
  open: async (path, options) => {
    const table = await readTable(path, options);
    try {
      return { ...table, ...(await standardOf(path, table, options)) };
    } catch (error) {
      table.close();
      throw error;
    }
  },
};

const standardOf = async (
  path: string,
  { sheets, warnings }: FileReading,
  { limits }: ReadingOptions,
): Promise<Partial<FileReading>> => {
  const formats = sheets.map(({ header }) => formatOfHeaders(header));
  const format = formats.find((each) => each !== null) ?? null;
  if (format === null) return {};
  // Rows of other standards are what the table shows.
  if (!isCloudFormat(format)) return { kind: format };
  const records = await readRecordsOf(path, format, limits);
  return { ...records, kind: format, warnings: [...warnings, ...records.warnings] };
};

const readTable = async (
  path: string,
  { sheet, limits, encoding, delimiter }: ReadingOptions,
): Promise<FileReading> => {
  const table = await openTable(path, { encoding, delimiter }, limits);
  try {
    const surveys: SheetSurvey[] = [];
    for (const tab of chosenTabs(table, path, sheet)) surveys.push(await surveyTab(table, tab));
    return {
      kind: table.kind,
      sheets: surveys.map(({ summary }): SheetReading => ({
        ...summary,
        cells: () => (isSheet(table, summary.name) ? cellsOf(table, summary.name) : noCells()),
      })),
      documents: [],
      warnings: surveys.flatMap(({ warnings }) => warnings),
      close: () => table.close(),
    };
  } catch (error) {
    table.close();
    throw error;
  }
};

const chosenTabs = (table: Table, file: string, name: string | null): readonly TableTab[] => {
  const tabs = table.tabs ?? table.sheets;
  if (name === null) return tabs;
  const tab = tabs.find((each) => each.name === name);
  if (tab !== undefined) return [tab];
  throw new AppFailure({ code: 'sheet-not-found', file, sheet: name, sheets: tabs.map((each) => each.name) });
};

/** A chart has a tab and no cells. */
const isSheet = (table: Table, name: string): boolean => table.sheets.some((sheet) => sheet.name === name);

const surveyTab = async (table: Table, tab: TableTab): Promise<SheetSurvey> => {
  if (!isSheet(table, tab.name)) return emptySurvey(tab);
  const columns = await table.readColumns?.();
  return columns === undefined ? surveySheet(table, tab) : surveyText(table, tab, columns);
};

async function* noCells(): AsyncGenerator<readonly ReadingCell[]> {}

async function* cellsOf(table: Table, sheet: string): AsyncGenerator<readonly ReadingCell[]> {
  for await (const rows of shownRows(table, sheet))
    yield rows.flatMap(({ row, cells }) =>
      cells.map(({ column, type, value, text, formula }) => ({
        ref: `${columnLetter(column + 1)}${row}`,
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
