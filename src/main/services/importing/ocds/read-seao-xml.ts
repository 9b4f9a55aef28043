import { compactJson } from '#shared/domain/ocds/json-value.ts';
import { readSeaoNotice } from '#shared/domain/ocds/read-seao-notice.ts';
import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import { readSeaoElements, type SeaoElement } from '../../../files/ocds/seao-xml.ts';
import { limitCheck, type ReadLimits } from '../../../files/read-limits.ts';
import type { RecordContext } from '../record-context.ts';
import type { RecordReader } from '../record-source.ts';
import { contractBookOf } from './contract-book.ts';
import { whole } from './whole-file.ts';

/**
 * Reads the XML of the Québec tendering system: notices become contracts, expenditures their amendments, final amounts
 * their end. One record per notice. Throws file-unreadable and limit-exceeded.
 */
export const readSeaoXml: RecordReader = (path, context, limits) => {
  const { batches, progress } = readSeaoElements(path, limits);
  const records = whole(recordBatches(path, batches, { context, limits }), context);
  return Promise.resolve({ records, progress });
};

async function* recordBatches(
  file: string,
  batches: AsyncIterable<readonly SeaoElement[]>,
  { context, limits }: { readonly context: RecordContext; readonly limits: ReadLimits },
): AsyncGenerator<readonly SourceRecord[]> {
  const check = limitCheck(file, limits);
  const book = contractBookOf(context);
  let row = 0;
  for await (const elements of batches) {
    const records: SourceRecord[] = [];
    for (const { name, value } of elements) {
      row += 1;
      check('rows', row);
      const notice = readSeaoNotice(name, value);
      records.push(notice === null ? withoutNumber(row, compactJson(value)) : book.enter(notice, row));
    }
    yield records;
  }
}

const withoutNumber = (row: number, content: string): SourceRecord => ({
  row,
  drafts: [],
  amount: null,
  problems: [{ code: 'not-a-release', field: 'numeroseao', value: null }],
  warnings: [],
  cells: { content: content.slice(0, 4000) },
  document: null,
});
