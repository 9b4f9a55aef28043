import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { rawWorkbook } from '../support/raw-workbook.ts';

export const fuzzedReaders = ['xlsx', 'csv', 'xml', 'json', 'pdf', 'gzip', 'parquet'] as const;
export type FuzzedReader = (typeof fuzzedReaders)[number];

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

const fixturesNamed = (folder: string, pattern: RegExp): readonly Buffer[] =>
  readdirSync(`${fixtures}${folder}`)
    .filter((name) => pattern.test(name))
    .map((name) => readFileSync(`${fixtures}${folder}${name}`));

const header =
  'Facture;Date;Fournisseur;Contrat;Description;Quantité;Prix unitaire;Montant net;TPS;TVQ;Total';

const table = (delimiter: string, rows: number): string =>
  [
    header,
    ...Array.from(
      { length: rows },
      (_, row) =>
        `F-${Math.floor(row / 2)};2026-0${1 + (row % 9)}-15;Boréal inc.;C-1;"Analyse; étape ""${row}""";1;1 234,56;1 234,56 $;61,73;123,15;(1 419,44)`,
    ),
  ]
    .join('\r\n')
    .replaceAll(';', delimiter);

const texts = (): readonly Buffer[] => [
  ...fixturesNamed('', /\.csv$/u),
  Buffer.from(table(';', 6)),
  Buffer.from(`\uFEFF${table('\t', 3)}`),
  Buffer.from(`\uFEFF${table(',', 3)}`, 'utf16le'),
  Buffer.from(table('|', 40), 'latin1'),
  Buffer.from("nom  ville      total\n'Aé'  'Québec'   12.50\n'B'  'Laval'    3\n"),
  Buffer.from(
    'BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,InvoiceId,InvoiceIssuerName,ServiceName,EffectiveCost,RegionId\n' +
      '1.00000000001,1,CAD,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,Usage,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,I-1,Nuage,S3,1,ca-central-1\n',
  ),
  Buffer.from(
    'reference_number,procurement_id,vendor_name,contract_date,contract_value,original_value,amendment_value,owner_org\n' +
      'C-2025-Q1-1,P-1,Boréal,2025-02-01,100.00,80.00,20.00,tbs-sct\n',
  ),
];

const workbooks = (): readonly Buffer[] => [
  ...fixturesNamed('', /\.xlsx$/u),
  rawWorkbook({
    rows:
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t xml:space="preserve"> Date </t></is></c><c r="C1" t="str"><v>Montant net</v></c></row>' +
      '<row r="2" hidden="1"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>45000.5</v></c><c r="C2" s="2"><f>1+1</f><v>0.30000000000000004</v></c></row>' +
      '<row r="4"><c r="A4" t="e"><v>#DIV/0!</v></c><c r="B4" t="d"><v>2026-01-15T10:00:00</v></c><c r="C4" t="b"><v>1</v></c><c><v>1e3</v></c></row>',
    afterRows: '<mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>',
    sharedStrings: ['Facture', 'F-1_x000D_é'],
    formats: ['[$-F800]dddd\\,\\ mmmm\\ dd', '#,##0.00" $";[Red](#,##0.00)'],
    workbookProperties: '<workbookPr date1904="1"/>',
  }),
];

const seaoXml = `<?xml version="1.0" encoding="utf-8"?><export><avis><numeroseao>1</numeroseao><numero>A</numero><organisme>Ville</organisme><titre>Pont &amp; route</titre><datepublication>2019-01-01</datepublication><dateadjudication>2019-02-01</dateadjudication><fournisseurs><fournisseur><nomorganisation>Boréal</nomorganisation><montantcontrat>100.50</montantcontrat><adjudicataire>1</adjudicataire></fournisseur></fournisseurs></avis></export>`;

const xmls = (): readonly Buffer[] => [
  ...fixturesNamed('e-invoices/', /\.xml$/u),
  Buffer.from(seaoXml),
  Buffer.from(`\uFEFF${seaoXml.replace('utf-8', 'utf-16')}`, 'utf16le'),
];

const release = {
  ocid: 'ocds-ec9k95-20011',
  id: 'r-1',
  date: '2025-03-01T00:00:00Z',
  tag: ['contract', 'implementation'],
  initiationType: 'tender',
  parties: [
    { id: 'B', name: 'Ministère fictif', roles: ['buyer'] },
    { id: 'S', name: 'Fournisseur fictif ', roles: ['supplier'], details: { neq: '1140000001' } },
  ],
  buyer: { id: 'B', name: 'Ministère fictif' },
  tender: { id: 'DA-1', title: 'Syst\u00e8me \ud83d\ude80', procurementMethod: 'open' },
  awards: [
    { id: 'A', date: '2025-02-01', suppliers: [{ id: 'S' }], value: { amount: 43016, currency: 'CAD' } },
  ],
  contracts: [
    {
      id: 'C',
      awardID: 'A',
      value: { amount: 30502.47, currency: 'CAD' },
      period: { startDate: '2025-01-01', endDate: '2026-01-01' },
      amendments: [{ id: '1', date: '2025-05-01', description: 'Ajout', amendsReleaseID: 'r-0' }],
      implementation: {
        transactions: [{ id: 'T', date: '2025-06-01', value: { amount: 1e2, currency: 'CAD' } }],
      },
      milestones: [{ id: 'M', title: 'Livraison', dueDate: '2025-07-01', status: 'met' }],
    },
  ],
};

const jsons = (): readonly Buffer[] =>
  [
    JSON.stringify({
      uri: 'x',
      version: '1.1',
      publishedDate: '2025-03-01T00:00:00Z',
      releases: [release, release],
    }),
    JSON.stringify(
      { records: [{ ocid: release.ocid, releases: [release], compiledRelease: release }] },
      null,
      2,
    ),
    `${JSON.stringify(release)}\n${JSON.stringify({ ...release, id: 'r-2' })}\n`,
    `\uFEFF${JSON.stringify([release])}`,
    '{"a":"\\u00e9\\ud83d\\ude80","b":[1e400,-0,12345678901234567890.12]}',
  ].map((text) => Buffer.from(text));

const bill = (rows: number) => {
  const numbers = Array.from({ length: rows }, (_, row) => row / 7);
  return [
    { name: 'BilledCost', data: numbers, type: 'DOUBLE' as const },
    { name: 'ChargeCategory', data: numbers.map(() => 'Usage'), type: 'STRING' as const },
    { name: 'ServiceName', data: numbers.map((each) => `Service é ${each}`), type: 'STRING' as const },
    { name: 'InvoiceId', data: numbers.map((each) => (each < 1 ? null : 'I-1')), type: 'STRING' as const },
    {
      name: 'ChargePeriodStart',
      data: numbers.map((each) => new Date(1_767_225_600_000 + each)),
      type: 'TIMESTAMP' as const,
    },
    { name: 'ConsumedQuantity', data: numbers.map((_, row) => BigInt(row) ** 5n), type: 'INT64' as const },
  ];
};

const decimals = { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, converted_type: 'DECIMAL' } as const;

const parquets = (): readonly Buffer[] =>
  [
    parquetWriteBuffer({ columnData: bill(30) }),
    parquetWriteBuffer({ columnData: bill(30), codec: 'UNCOMPRESSED', rowGroupSize: 8 }),
    parquetWriteBuffer({
      columnData: [
        { name: 'BilledCost', data: [12_345_678_901_234_567_890n, -1n, 0n] },
        { name: 'ChargeCategory', data: ['Usage', 'Tax', 'Usage'] },
      ],
      schema: [
        { name: 'root', num_children: 2 },
        { name: 'BilledCost', ...decimals, precision: 30, scale: 11, repetition_type: 'REQUIRED' },
        { name: 'ChargeCategory', type: 'BYTE_ARRAY', repetition_type: 'REQUIRED' },
      ],
    }),
  ].map((bytes) => Buffer.from(bytes));

/** Small files of our own that each reader reads well: what is fuzzed is these, changed. */
export const seedFiles = (reader: FuzzedReader): readonly Buffer[] => {
  switch (reader) {
    case 'xlsx':
      return workbooks();
    case 'csv':
      return texts();
    case 'xml':
      return xmls();
    case 'json':
      return jsons();
    case 'pdf':
      return fixturesNamed('e-invoices/', /\.pdf$/u);
    case 'gzip':
      return texts().map((text) => gzipSync(text));
    case 'parquet':
      return parquets();
  }
};
