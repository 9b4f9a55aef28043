import type { ReferenceFormat } from '#shared/domain/reference-tables/reference-formats.ts';
import { referenceEntities } from '#shared/domain/reference-tables/reference-formats.ts';
import { referenceHeader } from '#shared/domain/reference-tables/recognise-reference.ts';
import { observeReferenceNotation } from '#shared/domain/reference-tables/reference-notation.ts';
import { isBlank } from '#shared/domain/importing/cell-values.ts';
import { emptyCell, type RawCell, type SheetRow } from '#shared/domain/importing/raw-cell.ts';
import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import type { ReadLimits } from '../../../files/read-limits.ts';
import { openTable } from '../../../files/tables/open-table.ts';
import type { Table } from '../../../files/tables/table.ts';
import { unreadable } from '../../../files/unreadable.ts';
import type { RecordReader } from '../record-source.ts';
import { sheetRowOf } from '../table-rows.ts';
import { createReferenceRecords } from './reference-records.ts';

/** Rows in which a header is looked for. */
const headerRows = 40;

/**
 * Reads a table that tests compare the register with (purchase orders, employees, prices, tenders…), of any format that
 * tables are read from, by headers in French or English: one row of the register per row. Throws file-unreadable
 * (`no-header`) and limit-exceeded.
 */
export const referenceReader =
  (format: ReferenceFormat): RecordReader =>
  async (path, context, limits) => {
    const table = await openTable(path, { encoding: null, delimiter: null }, limits);
    const records = createReferenceRecords(referenceEntities[format], context);
    return { records: batches(path, table, { format, records }), progress: table.progress };
  };

type Reading = {
  readonly format: ReferenceFormat;
  readonly records: ReturnType<typeof createReferenceRecords>;
};

/** Where the header of a sheet is, and what its columns are. */
type Header = {
  readonly row: number;
  readonly columns: readonly (string | null)[];
  /** The headers as written, by field. */
  readonly byField: ReadonlyMap<string, string>;
};

async function* batches(
  path: string,
  table: Table,
  { format, records }: Reading,
): AsyncGenerator<readonly SourceRecord[]> {
  try {
    const found = await findHeader(table, format);
    if (found === null) throw unreadable(path, 'no-header');
    const { sheet, header } = found;
    const notation = observeReferenceNotation(referenceEntities[format]);
    for await (const row of linesOf(table, sheet, header))
      for (const [field, cell] of row.cells) notation.observe(field, cell);
    let batch: SourceRecord[] = [];
    for await (const row of linesOf(table, sheet, header)) {
      batch.push(records.recordOf({ ...row, header: header.byField, notation }));
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  } finally {
    table.close();
  }
}

const batchSize = 200;

/** The first visible sheet that has a header, and it. */
const findHeader = async (
  table: Table,
  format: ReferenceFormat,
): Promise<{ readonly sheet: string; readonly header: Header } | null> => {
  const visible = table.sheets.filter(({ visibility }) => visibility === 'visible');
  for (const { name } of visible.length === 0 ? table.sheets : visible) {
    for await (const rows of table.readRows(name)) {
      for (const row of rows.map(sheetRowOf)) {
        const texts = row.cells.map(({ text }) => text.trim());
        const columns = row.row > headerRows ? null : referenceHeader(format, texts);
        if (columns !== null) return { sheet: name, header: headerOf(row.row, texts, columns) };
      }
      if ((rows.at(-1)?.row ?? 0) > headerRows) break;
    }
  }
  return null;
};

/** Rows below the header that are a line of it: not blank, no total of the others, no header of the next page. */
async function* linesOf(
  table: Table,
  sheet: string,
  header: Header,
): AsyncGenerator<{ readonly row: number; readonly cells: ReadonlyMap<string, RawCell> }> {
  for await (const rows of table.readRows(sheet)) {
    for (const row of rows) {
      if (row.row <= header.row) continue;
      const cells = cellsOf(sheetRowOf(row), header);
      const filled = [...cells.values()].filter((cell) => !isBlank(cell));
      if (filled.length === 0 || isTotal(filled) || isHeaderAgain(cells, header)) continue;
      yield { row: row.row, cells };
    }
  }
}

const cellsOf = ({ cells }: SheetRow, { columns }: Header): ReadonlyMap<string, RawCell> =>
  new Map(
    columns.flatMap((field, index) => (field === null ? [] : [[field, cells[index] ?? emptyCell] as const])),
  );

const isTotal = ([first, ...others]: readonly RawCell[]): boolean =>
  others.length <= 2 && /^\s*(?:grand |sous.)?total\b/iu.test(first?.text ?? '');

const isHeaderAgain = (cells: ReadonlyMap<string, RawCell>, { byField }: Header): boolean =>
  [...cells].every(([field, { text }]) => text.trim() === byField.get(field));

const headerOf = (row: number, texts: readonly string[], columns: readonly (string | null)[]): Header => ({
  row,
  columns,
  byField: new Map(
    columns.flatMap((field, index) => (field === null ? [] : [[field, texts[index] ?? ''] as const])),
  ),
});

/** Whether dates of a file read as day or month first, and nothing in it tells; false for what has no header. */
export const hasAmbiguousDates = async (
  path: string,
  format: ReferenceFormat,
  limits: ReadLimits,
): Promise<boolean> => {
  const table = await openTable(path, { encoding: null, delimiter: null }, limits);
  try {
    const found = await findHeader(table, format);
    if (found === null) return false;
    const notation = observeReferenceNotation(referenceEntities[format]);
    for await (const row of linesOf(table, found.sheet, found.header))
      for (const [field, cell] of row.cells) notation.observe(field, cell);
    return notation.isAmbiguous();
  } finally {
    table.close();
  }
};
