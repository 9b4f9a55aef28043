import { createNotationWatch, type BillNotation } from '#shared/domain/cloud/bill-notation.ts';
import { cloudLayout, type CloudLayout } from '#shared/domain/cloud/cloud-columns.ts';
import type { CloudFormat } from '#shared/domain/importing/formats.ts';
import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import type { ReadLimits } from '../../../files/read-limits.ts';
import { openTable } from '../../../files/tables/open-table.ts';
import type { Table } from '../../../files/tables/table.ts';
import { unreadable } from '../../../files/unreadable.ts';
import type { RecordContext } from '../record-context.ts';
import type { RecordReader } from '../record-source.ts';
import { createAmortizedWatch } from './amortized-cost.ts';
import { createBillDocuments } from './bill-documents.ts';
import { billLines, type BillLine } from './bill-lines.ts';
import { createCloudRecords } from './cloud-record.ts';
import { decideNotation } from './decide-notation.ts';

/**
 * Reads a cloud bill: FOCUS, AWS's cost and usage report or Microsoft's actual cost, as text (compressed or not), Parquet
 * or a workbook. Throws file-unreadable: `no-header`, `format-azure-usage`.
 */
export const cloudReader =
  (format: CloudFormat): RecordReader =>
  async (path, context, limits) => {
    const table = await openTable(path, { encoding: null, delimiter: null }, limits);
    const documents = createBillDocuments();
    return {
      records: billRecords(path, table, { format, context, limits, add: documents.add }),
      documents: documents.documents,
      progress: table.progress,
    };
  };

type Reading = {
  readonly format: CloudFormat;
  readonly context: RecordContext;
  readonly limits: ReadLimits;
  readonly add: (record: SourceRecord) => void;
};

/** Who provides what, where the bill does not say. */
const providers: Readonly<Record<CloudFormat, string | null>> = {
  focus: null,
  cur: 'AWS',
  azure: 'Microsoft',
};

/** Rows without any cell are no lines. */
async function* billRecords(
  path: string,
  table: Table,
  { format, context, limits, add }: Reading,
): AsyncGenerator<readonly SourceRecord[]> {
  let bill: OpenBill | null = null;
  try {
    for await (const batch of billLines(table)) {
      const [first, ...others] = batch;
      const lines = (bill === null || first === undefined ? others : batch).filter(isFilled);
      if (first !== undefined)
        bill ??= openBill(
          { layout: layoutOf(path, format, first), format, context },
          givenNotation(table, context),
        );
      if (bill === null) continue;
      if (bill.needsNotation(lines)) bill.setNotation(await decideNotation(path, format, limits));
      const records = lines.map(bill.toRecord);
      records.forEach(add);
      yield records;
    }
    if (bill === null) throw unreadable(path, 'no-header');
  } finally {
    table.close();
  }
}

const layoutOf = (path: string, format: CloudFormat, { cells }: BillLine): CloudLayout => {
  const layout = cloudLayout(format, cells);
  if (format === 'azure' && (layout.currency === -1 || layout.billedCost === -1))
    throw unreadable(path, 'format-azure-usage');
  if (layout.billedCost === -1) throw unreadable(path, 'no-header');
  return layout;
};

type OpenBill = {
  /** Whether these lines are the first that read differently in different notations. */
  readonly needsNotation: (lines: readonly BillLine[]) => boolean;
  readonly setNotation: (notation: BillNotation) => void;
  readonly toRecord: (line: BillLine) => SourceRecord;
};

const noNotation: BillNotation = { decimalMark: null, dateOrder: null };

/** Where cells have types, numbers come as a program writes them. */
const givenNotation = ({ kind }: Table, { notation = noNotation }: RecordContext): BillNotation =>
  kind === 'csv' ? notation : { ...notation, decimalMark: '.' };

type Lines = { readonly layout: CloudLayout; readonly format: CloudFormat; readonly context: RecordContext };

/** What a person chose goes before what the bill shows. */
const openBill = ({ layout, format, context }: Lines, given: BillNotation): OpenBill => {
  const reader = (notation: BillNotation) =>
    createCloudRecords(layout, context, { provider: providers[format], notation });
  let toRecord = reader(given);
  const amortized = createAmortizedWatch(layout);
  let isDecided = given.decimalMark !== null && given.dateOrder !== null;
  const needs = createNotationWatch(layout, given);
  return {
    needsNotation: (lines) => !isDecided && lines.some(({ cells }) => needs(cells)),
    setNotation: ({ decimalMark, dateOrder }) => {
      isDecided = true;
      toRecord = reader({
        decimalMark: given.decimalMark ?? decimalMark,
        dateOrder: given.dateOrder ?? dateOrder,
      });
    },
    toRecord: (line) => {
      const record = toRecord(line);
      const note = amortized(line.cells);
      return note === null ? record : { ...record, warnings: [...record.warnings, note] };
    },
  };
};

const isFilled = ({ cells }: BillLine): boolean => cells.some((text) => text !== '');
