import { basename } from 'node:path';
import { emptyCell, type SheetRow } from '#shared/domain/importing/raw-cell.ts';
import { referenceColumns } from '#shared/domain/reference-tables/recognise-reference.ts';
import {
  referenceEntities,
  type ReferenceFormat,
} from '#shared/domain/reference-tables/reference-formats.ts';
import { observeReferenceNotation } from '#shared/domain/reference-tables/reference-notation.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { ImportColumn, ImportInspection, ImportOptions } from '#shared/ipc/import-schemas.ts';
import type { ReadLimits } from '../../../files/read-limits.ts';
import { openTable } from '../../../files/tables/open-table.ts';
import type { Table } from '../../../files/tables/table.ts';
import { firstRows, hiddenIn, sheetsToLookIn } from '../look-at-sheets.ts';
import { findSheetHeader, linesBelow, type SheetHeader } from './reference-sheet.ts';

/**
 * Recognises a table that tests compare with: sheet, header row, what each column is, how the file is written; with what
 * a person says of that. Where no row says all that it must, the likeliest is shown. Throws the failures of `openTable`,
 * file-unreadable (`no-sheet`) and sheet-not-found.
 */
export const inspectReference = async (
  path: string,
  format: ReferenceFormat,
  { options, limits }: { readonly options: ImportOptions; readonly limits: ReadLimits },
): Promise<ImportInspection> => {
  const table = await openTable(path, { encoding: options.encoding, delimiter: options.delimiter }, limits);
  try {
    const found = await findSheetHeader(table, format, { ...options, path });
    const sheet = found?.sheet ?? sheetsToLookIn(table, path, options.sheet)[0];
    if (sheet === undefined)
      throw new AppFailure({ code: 'file-unreadable', file: path, reason: 'no-sheet', detail: '' });
    const rows = await firstRows(table, sheet);
    const hidden = hiddenIn(table);
    const header = found ?? likeliestHeader(format, sheet, rows);
    return {
      file: basename(path),
      kind: table.kind,
      format,
      sheets: [...table.sheets],
      options: {
        ...options,
        sheet,
        headerRow: header.row,
        encoding: table.encoding,
        delimiter: table.delimiter,
      },
      columns: columnsOf(header, rows).map((column) => ({
        ...column,
        ...(hidden.columns.has(column.index) ? { isHidden: true } : {}),
      })),
      preview: rows.map(({ row, cells }) => ({
        row,
        cells: cells.map(({ text }) => text),
        ...(hidden.rows.has(row) ? { isHidden: true } : {}),
      })),
      profile: null,
      missing: [],
      dateOrderAmbiguous: options.dateOrder === null && (await hasAmbiguousDates(table, format, header)),
    };
  } finally {
    table.close();
  }
};

/** The row of which most columns are known, the first of several: a person says what the others are. */
const likeliestHeader = (format: ReferenceFormat, sheet: string, rows: readonly SheetRow[]): SheetHeader => {
  const headers = rows.map(({ row, cells }) => {
    const texts = cells.map(({ text }) => text.trim());
    return { sheet, row, texts, columns: referenceColumns(format, texts) };
  });
  const known = ({ columns }: SheetHeader): number => columns.filter((field) => field !== null).length;
  const [likeliest] = headers.toSorted((a, b) => known(b) - known(a));
  return likeliest ?? { sheet, row: 1, texts: [], columns: [] };
};

const columnsOf = ({ row, texts, columns }: SheetHeader, rows: readonly SheetRow[]): ImportColumn[] => {
  const below = rows.filter((each) => each.row > row);
  const widest = Math.max(texts.length, ...below.map(({ cells }) => cells.length));
  return Array.from({ length: widest }, (_, index) => ({
    index,
    header: texts[index] ?? '',
    field: null,
    tableField: columns[index] ?? null,
    samples: below
      .map(({ cells }) => (cells[index] ?? emptyCell).text.trim())
      .filter((text) => text !== '')
      .slice(0, 3),
  }));
};

/** Whether dates read as day or month first, and nothing in the file tells. Reads all of it. */
const hasAmbiguousDates = async (
  table: Table,
  format: ReferenceFormat,
  header: SheetHeader,
): Promise<boolean> => {
  const notation = observeReferenceNotation(referenceEntities[format]);
  for await (const { cells } of linesBelow(table, header))
    for (const [field, cell] of cells) notation.observe(field, cell);
  return notation.isAmbiguous();
};
