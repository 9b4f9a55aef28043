import { parquetWriteBuffer } from 'hyparquet-writer';
import { gzipSync } from 'node:zlib';
import { cii } from '../../../scripts/fixtures/cii.mjs';
import { chargesInvoice, quebecInvoice } from '../../../scripts/fixtures/einvoices.mjs';
import { pdfWith } from '../../../scripts/fixtures/small-pdf.mjs';
import { ubl } from '../../../scripts/fixtures/ubl.mjs';
import { focusBill } from '../../support/cloud-bills.ts';
import { rawWorkbook } from '../../support/raw-workbook.ts';

export const readers = [
  'xlsx',
  'csv',
  'ubl',
  'cii',
  'seao-xml',
  'ocds',
  'json-lines',
  'pdf',
  'gzip',
  'parquet',
] as const;
export type Reader = (typeof readers)[number];

const release = {
  ocid: 'ocds-ec9k95-20011',
  id: 'r-1',
  date: '2025-03-01T00:00:00Z',
  tag: ['contract'],
  initiationType: 'tender',
  buyer: { id: 'B', name: 'Ministère fictif' },
  contracts: [{ id: 'C', awardID: 'A', value: { amount: 30502.47, currency: 'CAD' } }],
};

const cells = (row: number): string =>
  `<row r="${row}"><c r="A${row}" t="s"><v>0</v></c><c r="B${row}"><v>${row}.5</v></c></row>`;

const costs = Array.from({ length: 50 }, (_, row) => row / 7);

/** A small file that each reader reads well; what is hostile is made of them. */
export const goodFiles: Readonly<Record<Reader, Buffer>> = {
  xlsx: rawWorkbook({ rows: [1, 2, 3, 4].map(cells).join(''), sharedStrings: ['Facture'] }),
  csv: Buffer.from(`Facture;Date;Montant net\n${'F-1;2026-01-15;1 234,56 $\n'.repeat(20)}`),
  ubl: Buffer.from(ubl(quebecInvoice)),
  cii: Buffer.from(cii(chargesInvoice)),
  'seao-xml': Buffer.from(
    '<?xml version="1.0" encoding="utf-8"?><export><avis><numeroseao>1</numeroseao><titre>Pont</titre><datepublication>2019-01-01</datepublication></avis></export>',
  ),
  ocds: Buffer.from(JSON.stringify({ uri: 'x', version: '1.1', releases: [release, release] })),
  'json-lines': Buffer.from(`${JSON.stringify(release)}\n${JSON.stringify({ ...release, id: 'r-2' })}\n`),
  pdf: pdfWith({ 'factur-x.xml': Buffer.from(cii(chargesInvoice)) }),
  gzip: gzipSync(focusBill({}, {}, {})),
  parquet: Buffer.from(
    parquetWriteBuffer({
      columnData: [
        { name: 'BilledCost', data: costs, type: 'DOUBLE' },
        { name: 'ChargeCategory', data: costs.map(() => 'Usage'), type: 'STRING' },
      ],
    }),
  ),
};
