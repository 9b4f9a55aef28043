import {
  disclosureHeader,
  headlessDisclosure,
  type DisclosureField,
} from '#shared/domain/disclosure/disclosure-columns.ts';
import { readDisclosureRow, type DisclosureCells } from '#shared/domain/disclosure/read-disclosure-row.ts';
import { asDecimal, readPublishedAmount } from '#shared/domain/ocds/published-amount.ts';
import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import { contractBookOf } from '../ocds/contract-book.ts';
import { whole } from '../ocds/whole-file.ts';
import type { RecordReader } from '../record-source.ts';
import { tableRecords, type FoundColumns } from './table-records.ts';

/**
 * Reads the proactive disclosure of contracts by Canadian federal bodies, as csv or workbook: the columns of
 * open.canada.ca, or those of before without a header. One record per row; rows of one contract, published again every
 * quarter, are its history. Throws file-unreadable (`no-header`) and limit-exceeded.
 */
export const readDisclosure: RecordReader = async (path, context, limits) => {
  const book = contractBookOf(context);
  const source = await tableRecords<DisclosureField>(path, limits, {
    findColumns,
    readRow: (cells, row) => {
      if (Object.keys(cells).length === 0) return null;
      const release = readDisclosureRow(cells);
      return release === null ? withoutNumber(cells, row) : book.enter(release, row);
    },
  });
  return { ...source, records: whole(source.records, context) };
};

const findColumns = (cells: readonly string[]): FoundColumns<DisclosureField> | null => {
  const columns = disclosureHeader(cells);
  if (columns !== null) return { columns, isRow: false };
  const headless = headlessDisclosure(cells);
  return headless === null ? null : { columns: headless, isRow: true };
};

const withoutNumber = (cells: DisclosureCells, row: number): SourceRecord => ({
  row,
  drafts: [],
  amount: asDecimal(readPublishedAmount(cells.value?.trim() ?? null, 'CAD').amount),
  problems: [{ code: 'missing-contract-number', field: 'reference', value: null }],
  warnings: [],
  cells,
  document: null,
});
