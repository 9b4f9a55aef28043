import { recogniseHeader } from '#shared/domain/importing/headers.ts';
import { plainOutline } from '../../files/tables/sheet-outline.ts';
import type { SheetRow, Table, TableTab } from '../../files/tables/table.ts';
import { sheetRowOf } from '../importing/table-rows.ts';
import type { ReadingWarning, SheetReading } from './file-reading.ts';
import { createSheetWarnings, outlineWarnings } from './sheet-warnings.ts';

export type SheetSurvey = {
  readonly summary: Omit<SheetReading, 'cells'>;
  readonly warnings: readonly ReadingWarning[];
};

/** Rows looked at to find the header. */
const headerRows = 60;

/** Reads a sheet for what there is to know about it before its cells. */
export const surveySheet = async (table: Table, tab: TableTab): Promise<SheetSurvey> => {
  const first: SheetRow[] = [];
  const seen = createSheetWarnings(tab.name, table.kind);
  let header: SheetRow | null = null;
  let rows = 0;
  for await (const batch of table.readRows(tab.name))
    for (const row of batch) {
      if (!row.cells.some(isFilled)) continue;
      rows = row.row;
      if (header !== null) seen.observe(row);
      else if (first.push(row) === headerRows) header = headerAndRows(first, seen.observe);
    }
  header ??= headerAndRows(first, seen.observe);
  const outline = (await table.readOutline?.(tab.name)) ?? plainOutline;
  return {
    summary: {
      ...tab,
      rows,
      header: header === null ? [] : sheetRowOf(header).cells.map(({ text }) => text),
      headerRow: header?.row ?? null,
      ...outline,
    },
    warnings: [...outlineWarnings(tab, outline), ...seen.warnings()],
  };
};

/** A tab without cells: a chart. */
export const emptySurvey = (tab: TableTab): SheetSurvey => ({
  summary: { ...tab, rows: 0, header: [], headerRow: null, ...plainOutline },
  warnings: outlineWarnings(tab, plainOutline),
});

/** Finds the header in the first rows, and hands over those behind it. */
const headerAndRows = (first: readonly SheetRow[], observe: (row: SheetRow) => void): SheetRow | null => {
  const header = headerOf(first);
  for (const row of first) if (header !== null && row.row > header.row) observe(row);
  return header;
};

const isFilled = (cell: SheetRow['cells'][number]): boolean => cell !== null && cell !== '';

/** The row that looks like the header of invoices; else the first that is about as wide as the sheet, all in words. */
const headerOf = (rows: readonly SheetRow[]): SheetRow | null => {
  const known = recogniseHeader(rows.map(sheetRowOf)).headerRow;
  const width = Math.max(0, ...rows.map(filledCount));
  const byWords = rows.find(({ row }) => row === known) ?? rows.find((row) => isWords(row, width));
  return byWords ?? rows[0] ?? null;
};

const filledCount = ({ cells }: SheetRow): number => cells.filter(isFilled).length;

const isWords = (row: SheetRow, width: number): boolean =>
  filledCount(row) * 2 > width &&
  row.cells.every((cell) => !isFilled(cell) || typeof cell === 'string' || cell?.type === 'text');
