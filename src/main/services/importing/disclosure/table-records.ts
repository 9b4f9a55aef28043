import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import type { ReadLimits } from '../../../files/read-limits.ts';
import { openTable } from '../../../files/tables/open-table.ts';
import type { RawCell, SheetRow, Table } from '../../../files/tables/table.ts';
import { unreadable } from '../../../files/unreadable.ts';
import type { RecordSource } from '../record-source.ts';

/** Rows in which a header is looked for. */
const headerRows = 40;

/** Columns by place, and whether the row that showed them is itself one of the data. */
export type FoundColumns<Field extends string> = {
  readonly columns: readonly (Field | null)[];
  readonly isRow: boolean;
};

export type TableReading<Field extends string> = {
  /** The columns, when this row says what they are. */
  readonly findColumns: (cells: readonly string[]) => FoundColumns<Field> | null;
  /** Sees the cells of every row before the first is read, where that is needed to know how they are written. */
  readonly observe?: (cells: Partial<Record<Field, string>>) => void;
  /** The record of a row, from its cells that are not empty; null for one that is no row of data. */
  readonly readRow: (cells: Partial<Record<Field, string>>, row: number) => SourceRecord | null;
};

/** A cell as a program would write it: exact number, ISO date, else the text. */
export const textOfCell = (cell: RawCell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? cell : (cell.value ?? cell.text);
};

/**
 * Records of the rows of a table, of the first visible sheet with a header. Throws file-unreadable (`no-header`) and what
 * `openTable` throws.
 */
export const tableRecords = async <Field extends string>(
  path: string,
  limits: ReadLimits,
  reading: TableReading<Field>,
): Promise<RecordSource> => {
  const table = await openTable(path, { encoding: null, delimiter: null }, limits);
  return { records: recordBatches(path, table, reading), progress: table.progress };
};

async function* recordBatches<Field extends string>(
  path: string,
  table: Table,
  reading: TableReading<Field>,
): AsyncGenerator<readonly SourceRecord[]> {
  try {
    const visible = table.sheets.filter(({ visibility }) => visibility === 'visible');
    for (const { name } of visible.length === 0 ? table.sheets : visible) {
      if (reading.observe !== undefined) await observeRows(table, name, reading, reading.observe);
      const sheet: SheetState<Field> = { reading, columns: null };
      for await (const rows of table.readRows(name)) {
        const records = rows.map((row) => recordOf(sheet, row)).filter((record) => record !== null);
        if (records.length > 0) yield records;
        if (sheet.columns === null && (rows.at(-1)?.row ?? 0) > headerRows) break;
      }
      if (sheet.columns !== null) return;
    }
    throw unreadable(path, 'no-header');
  } finally {
    table.close();
  }
}

const observeRows = async <Field extends string>(
  table: Table,
  name: string,
  reading: TableReading<Field>,
  observe: (cells: Partial<Record<Field, string>>) => void,
): Promise<void> => {
  const readRow = (cells: Partial<Record<Field, string>>): null => {
    observe(cells);
    return null;
  };
  const sheet: SheetState<Field> = { reading: { ...reading, readRow }, columns: null };
  for await (const rows of table.readRows(name)) {
    for (const row of rows) recordOf(sheet, row);
    if (sheet.columns === null && (rows.at(-1)?.row ?? 0) > headerRows) return;
  }
};

type SheetState<Field extends string> = {
  readonly reading: TableReading<Field>;
  /** Null until a row has said what they are. */
  columns: readonly (Field | null)[] | null;
};

const recordOf = <Field extends string>(sheet: SheetState<Field>, row: SheetRow): SourceRecord | null => {
  if (sheet.columns === null) {
    const found = sheet.reading.findColumns(row.cells.map(textOfCell));
    sheet.columns = found?.columns ?? null;
    if (found?.isRow !== true) return null;
  }
  return sheet.columns === null ? null : sheet.reading.readRow(cellsOf(row, sheet.columns), row.row);
};

const cellsOf = <Field extends string>(
  { cells }: SheetRow,
  columns: readonly (Field | null)[],
): Partial<Record<Field, string>> => {
  const found: Partial<Record<Field, string>> = {};
  for (const [index, field] of columns.entries()) {
    const text = field === null ? '' : textOfCell(cells[index]);
    if (field !== null && text.trim() !== '') found[field] = text;
  }
  return found;
};
