import { readEInvoice } from '../../../files/einvoice/read-einvoice.ts';
import type { RecordReader } from '../record-source.ts';
import { einvoiceRecord } from './einvoice-record.ts';

/** UBL and CII files, and PDFs with one of them inside: one document each. */
export const einvoiceReader: RecordReader = async (path, context, limits) => {
  const record = einvoiceRecord(await readEInvoice(path, limits), context);
  return {
    records: (async function* () {
      yield [record];
    })(),
  };
};
