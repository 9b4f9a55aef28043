import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import { readEInvoices } from '../../../files/einvoice/read-einvoice.ts';
import type { ReadLimits } from '../../../files/read-limits.ts';
import type { RecordContext } from '../record-context.ts';
import type { RecordReader } from '../record-source.ts';
import { einvoiceRecord } from './einvoice-record.ts';

/** UBL and CII files, and PDFs with one of them inside: one record per document. */
export const einvoiceReader: RecordReader = (path, context, limits) =>
  Promise.resolve({ records: recordBatches(path, context, limits) });

async function* recordBatches(
  path: string,
  context: RecordContext,
  limits: ReadLimits,
): AsyncGenerator<readonly SourceRecord[]> {
  let row = 0;
  for await (const invoice of readEInvoices(path, limits)) {
    row += 1;
    yield [{ ...einvoiceRecord(invoice, context), row }];
  }
}
