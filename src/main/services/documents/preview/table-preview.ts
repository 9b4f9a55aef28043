import { readCellPlace, type CellPlace } from '#shared/domain/figures/place.ts';
import type { DocumentPreview, MissingPlace } from '#shared/ipc/calls/documents.ts';
import {
  shownAsRead,
  type ShownCell,
  type ShownRow,
  type ShownType,
} from '../../../files/tables/shown-cell.ts';
import type { Table } from '../../../files/tables/table.ts';
import { columnLetter } from '../../../files/workbook-writer/references.ts';
import type { Asked } from './asked.ts';

type TablePreview = Extract<DocumentPreview, { kind: 'table' }>;
type PreviewRow = TablePreview['rows'][number];

const rowsBefore = 6;
const rowsShown = 30;
const columnsBefore = 4;
const columnsShown = 16;

/** Longer texts are cut: nobody reads on in a cell. */
const textChars = 200;

/**
 * Cells of a workbook around a place or from a cell on, as its sheet shows them: a formula with the result that was
 * saved. Throws file-unreadable and limit-exceeded.
 */
export const tablePreview = async (table: Table, { place, view }: Asked): Promise<TablePreview> => {
  const sheets = table.sheets.map(({ name }) => name);
  const home = homeOf(table);
  const named = namedCell(place, sheets, home);
  const sheet = (view === null ? named.sheet : sheetCalled(sheets, view.sheet)) ?? home;
  const target = named.sheet === sheet ? named.cell : null;
  const start = view ?? around(target);
  const rows = await rowsFrom(table, sheet, start.row);
  const isBeyond = target !== null && rows.last !== null && target.row > rows.last;
  // Behind the end there is nothing to see.
  const shown =
    rows.rows.length > 0 || start.row === 1
      ? cut(rows, start.column, target)
      : cut(await rowsFrom(table, sheet, 1), 1, null);
  return {
    kind: 'table',
    sheets,
    sheet,
    ...shown,
    target: isBeyond || target === null ? null : { row: target.row, column: target.column },
    missing: isBeyond ? 'cell' : named.missing,
    last: rows.last,
  };
};

const homeOf = ({ sheets }: Table): string =>
  (sheets.find(({ visibility }) => visibility === 'visible') ?? sheets[0])?.name ?? '';

type NamedCell = {
  readonly sheet: string | null;
  readonly cell: CellPlace | null;
  readonly missing: MissingPlace | null;
};

const namedCell = (place: string | null, sheets: readonly string[], home: string): NamedCell => {
  if (place === null) return { sheet: null, cell: null, missing: null };
  const cell = readCellPlace(place);
  if (cell === null) return { sheet: null, cell: null, missing: 'unreadable' };
  const sheet = cell.sheet === null ? home : sheetCalled(sheets, cell.sheet);
  return sheet === null ? { sheet, cell: null, missing: 'sheet' } : { sheet, cell, missing: null };
};

/** Spreadsheets tell names of sheets apart whatever their capitals. */
const sheetCalled = (sheets: readonly string[], name: string | null): string | null =>
  name === null
    ? null
    : (sheets.find((sheet) => sheet === name) ??
      sheets.find((sheet) => sheet.toLowerCase() === name.toLowerCase()) ??
      null);

const around = (cell: CellPlace | null): Pick<CellPlace, 'row' | 'column'> => ({
  row: Math.max(1, (cell?.row ?? 1) - rowsBefore),
  column: cell === null || cell.column <= columnsShown - 2 ? 1 : cell.column - columnsBefore,
});

type RowWindow = {
  /** Every row from the first asked for on, also those that the file leaves out. */
  readonly rows: readonly ShownRow[];
  readonly hasMoreRows: boolean;
  /** The last row of the sheet, where it was read to its end. */
  readonly last: number | null;
};

const rowsFrom = async (table: Table, sheet: string, first: number): Promise<RowWindow> => {
  const found = new Map<number, ShownRow>();
  const end = first + rowsShown - 1;
  let last = 0;
  for await (const row of shownRows(table, sheet)) {
    if (row.row > end) return { rows: filled(found, first, end), hasMoreRows: true, last: null };
    last = row.row;
    if (row.row >= first) found.set(row.row, row);
  }
  return { rows: filled(found, first, last), hasMoreRows: false, last };
};

async function* shownRows(table: Table, sheet: string): AsyncGenerator<ShownRow> {
  if (table.readShown !== undefined) for await (const batch of table.readShown(sheet)) yield* batch;
  else
    for await (const batch of table.readRows(sheet))
      for (const { row, cells } of batch) yield { row, cells: cells.map(shownAsRead) };
}

const filled = (found: ReadonlyMap<number, ShownRow>, first: number, last: number): readonly ShownRow[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const row = first + index;
    return found.get(row) ?? { row, cells: [] };
  });

/** The columns shown: as many as are used, and the one of the place. */
const cut = (
  { rows, hasMoreRows }: RowWindow,
  firstColumn: number,
  target: CellPlace | null,
): Pick<TablePreview, 'columns' | 'firstColumn' | 'rows' | 'hasMoreRows' | 'hasMoreColumns'> => {
  const used = rows.reduce((most, { cells }) => Math.max(most, (cells.at(-1)?.column ?? 0) + 1), 1);
  const wanted = Math.max(used, target?.column ?? 1);
  const first = Math.min(firstColumn, wanted);
  const count = Math.min(columnsShown, wanted - first + 1);
  return {
    columns: Array.from({ length: count }, (_, index) => columnLetter(first + index)),
    firstColumn: first,
    rows: rows.map((row) => previewRow(row, first, count)),
    hasMoreRows,
    hasMoreColumns: wanted > first + count - 1,
  };
};

const previewRow = ({ row, cells }: ShownRow, first: number, count: number): PreviewRow => {
  const byColumn = new Map(cells.map((cell) => [cell.column + 1, cell]));
  return {
    row,
    cells: Array.from({ length: count }, (_, index) => previewCell(byColumn.get(first + index))),
  };
};

const numbers: ReadonlySet<ShownType> = new Set(['number', 'money', 'date', 'duration']);

const previewCell = (cell: ShownCell | undefined): PreviewRow['cells'][number] => ({
  text: (cell?.text ?? '').slice(0, textChars),
  formula: cell?.formula?.slice(0, textChars) ?? null,
  isNumber: cell !== undefined && numbers.has(cell.type),
});
