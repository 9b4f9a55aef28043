import {
  missingReferenceFields,
  referenceFields,
} from '#shared/domain/reference-tables/recognise-reference.ts';
import type { ReferenceFormat } from '#shared/domain/reference-tables/reference-formats.ts';
import { referenceEntities } from '#shared/domain/reference-tables/reference-formats.ts';
import { observeReferenceNotation } from '#shared/domain/reference-tables/reference-notation.ts';
import type { RecordNote, SourceRecord } from '#shared/domain/importing/source-record.ts';
import { openTable } from '../../../files/tables/open-table.ts';
import type { Table } from '../../../files/tables/table.ts';
import { unreadable } from '../../../files/unreadable.ts';
import type { RecordContext } from '../record-context.ts';
import type { RecordReader } from '../record-source.ts';
import { createReferenceRecords } from './reference-records.ts';
import {
  findSheetHeader,
  headersByField,
  linesBelow,
  secondWeekday,
  type SheetHeader,
} from './reference-sheet.ts';

/**
 * Reads a table that tests compare the register with (purchase orders, employees, prices, tenders…), of any format that
 * tables are read from: the sheet, header row and columns that a person settled, else the first sheet with headers that
 * say what this is, in French or English. One row of the register per row. Throws file-unreadable (`no-header`),
 * sheet-not-found and limit-exceeded.
 */
export const referenceReader =
  (format: ReferenceFormat): RecordReader =>
  async (path, context, limits) => {
    const { encoding = null, delimiter = null } = context.place ?? {};
    const table = await openTable(path, { encoding, delimiter }, limits);
    try {
      const header = await headerOf(table, format, { path, context });
      return {
        records: batches(table, header, createReading(format, context, header)),
        sheet: header.sheet === '' ? null : header.sheet,
        progress: table.progress,
      };
    } catch (error) {
      table.close();
      throw error;
    }
  };

type Reading = {
  readonly format: ReferenceFormat;
  readonly records: ReturnType<typeof createReferenceRecords>;
};

const createReading = (format: ReferenceFormat, context: RecordContext, header: SheetHeader): Reading => ({
  format,
  records: createReferenceRecords(referenceEntities[format], context, tableWarnings(format, header)),
});

/** What a person should know of the whole table. */
const tableWarnings = (format: ReferenceFormat, header: SheetHeader): readonly RecordNote[] => {
  const secondWeek = format === 'time-sheets' ? secondWeekday(header) : null;
  return [
    // All bids are then taken as not retained.
    ...(format === 'bids' && !header.columns.includes('isWinner')
      ? [{ code: 'winner-not-stated', field: null, value: null }]
      : []),
    ...(secondWeek === null ? [] : [{ code: 'second-week', field: secondWeek, value: null }]),
  ];
};

const headerOf = async (
  table: Table,
  format: ReferenceFormat,
  { path, context }: { readonly path: string; readonly context: RecordContext },
): Promise<SheetHeader> => {
  const { sheet = null, headerRow = null, tableFields = null } = context.place ?? {};
  const found = await findSheetHeader(table, format, { path, sheet, headerRow });
  if (found === null) throw unreadable(path, 'no-header');
  const header = tableFields === null ? found : { ...found, columns: settledColumns(format, tableFields) };
  if (missingReferenceFields(format, header.columns).length > 0) throw unreadable(path, 'no-header');
  return header;
};

/** What a person left the columns to be, by place. */
const settledColumns = (
  format: ReferenceFormat,
  tableFields: ReadonlyMap<number, string>,
): SheetHeader['columns'] => {
  const known = referenceFields(format);
  return Array.from({ length: Math.max(0, ...tableFields.keys()) + 1 }, (_, index) => {
    const field = tableFields.get(index) ?? null;
    return field !== null && known.includes(field) ? field : null;
  });
};

async function* batches(
  table: Table,
  header: SheetHeader,
  { format, records }: Reading,
): AsyncGenerator<readonly SourceRecord[]> {
  try {
    const notation = observeReferenceNotation(referenceEntities[format]);
    for await (const { cells } of linesBelow(table, header)) {
      for (const [field, cell] of cells) notation.observe(field, cell);
      records.observe(cells);
    }
    const names = headersByField(header);
    let batch: SourceRecord[] = [];
    for await (const line of linesBelow(table, header)) {
      batch.push(...records.recordsOf({ ...line, header: names, notation }));
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
