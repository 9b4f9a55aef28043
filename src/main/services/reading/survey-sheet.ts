import { recogniseHeader } from '#shared/domain/importing/headers.ts';
import type { SheetRow, Table, TableSheet } from '../../files/tables/table.ts';
import { sheetRowOf } from '../importing/table-rows.ts';
import type { ReadingWarning, SheetReading } from './file-reading.ts';

export type SheetSurvey = {
  readonly summary: Omit<SheetReading, 'cells'>;
  readonly warnings: readonly ReadingWarning[];
};

/** Rows looked at to find the header. */
const headerRows = 60;

/** Reads a sheet once, for what there is to know about it. */
export const surveySheet = async (table: Table, { name, visibility }: TableSheet): Promise<SheetSurvey> => {
  const first: SheetRow[] = [];
  let rows = 0;
  for await (const batch of table.readRows(name))
    for (const row of batch) {
      if (!row.cells.some(isFilled)) continue;
      rows = row.row;
      if (first.length < headerRows) first.push(row);
    }
  const header = headerOf(first);
  return {
    summary: {
      name,
      visibility,
      rows,
      header: header === null ? [] : sheetRowOf(header).cells.map(({ text }) => text),
      headerRow: header?.row ?? null,
      hiddenRows: [],
      hiddenColumns: [],
      merged: [],
      tables: [],
    },
    warnings: [],
  };
};

const isFilled = (cell: SheetRow['cells'][number]): boolean => cell !== null && cell !== '';

/** The row that looks like the header of invoices; else the first that is about as wide as the sheet, all in words. */
const headerOf = (rows: readonly SheetRow[]): SheetRow | null => {
  const known = recogniseHeader(rows.map(sheetRowOf)).headerRow;
  const byWords = rows.find(({ row }) => row === known) ?? rows.find((row) => isWords(row, widthOf(rows)));
  return byWords ?? rows[0] ?? null;
};

const filledCount = ({ cells }: SheetRow): number => cells.filter(isFilled).length;

const widthOf = (rows: readonly SheetRow[]): number => Math.max(0, ...rows.map(filledCount));

const isWords = (row: SheetRow, width: number): boolean =>
  filledCount(row) * 2 > width &&
  row.cells.every((cell) => !isFilled(cell) || typeof cell === 'string' || cell?.type === 'text');
