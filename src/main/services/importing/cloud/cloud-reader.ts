import { cloudLayout } from '#shared/domain/cloud/cloud-columns.ts';
import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import { unreadable } from '../../../files/unreadable.ts';
import type { RawCell, SheetRow, Table } from '../../../files/tables/table.ts';
import { openTable } from '../../../files/tables/open-table.ts';
import type { RecordContext } from '../record-context.ts';
import type { RecordReader } from '../record-source.ts';
import { createBillDocuments } from './bill-documents.ts';
import { createCloudRecords } from './cloud-record.ts';

/** Reads a cloud bill: FOCUS, or AWS's cost and usage report, as text (compressed or not) or as a workbook. */
export const cloudReader =
  (format: 'focus' | 'cur'): RecordReader =>
  async (path, context, limits) => {
    const table = await openTable(path, { encoding: null, delimiter: null }, limits);
    const documents = createBillDocuments();
    return {
      records: billRecords(path, table, { format, context, add: documents.add }),
      documents: documents.documents,
      progress: table.progress,
    };
  };

type Reading = {
  readonly format: 'focus' | 'cur';
  readonly context: RecordContext;
  readonly add: (record: SourceRecord) => void;
};

/** The header is the first row: a bill is written by a program. Rows without any cell are no lines. */
async function* billRecords(
  path: string,
  table: Table,
  { format, context, add }: Reading,
): AsyncGenerator<readonly SourceRecord[]> {
  let toRecord: ReturnType<typeof createCloudRecords> | null = null;
  const openLines = ({ cells }: Line): ReturnType<typeof createCloudRecords> => {
    const layout = cloudLayout(format, cells);
    if (layout.billedCost === -1) throw unreadable(path, 'no-header');
    return createCloudRecords(layout, context, { provider: format === 'cur' ? 'AWS' : null });
  };
  try {
    for await (const batch of table.readRows(table.sheets[0]?.name ?? '')) {
      const [first, ...others] = batch.map(lineOf);
      const lines = toRecord === null || first === undefined ? others : [first, ...others];
      if (first !== undefined) toRecord ??= openLines(first);
      const records = lines
        .filter(isFilled)
        .map((line) => toRecord?.(line))
        .filter((record) => record !== undefined);
      records.forEach(add);
      yield records;
    }
    if (toRecord === null) throw unreadable(path, 'no-header');
  } finally {
    table.close();
  }
}

type Line = { readonly row: number; readonly cells: readonly string[] };

const isFilled = ({ cells }: Line): boolean => cells.some((text) => text !== '');

const lineOf = ({ row, cells }: SheetRow): Line => ({
  row,
  cells: cells.map(textOf),
});

const textOf = (cell: RawCell): string => {
  if (cell === null) return '';
  return typeof cell === 'string' ? cell : (cell.value ?? cell.text);
};
