import { gzipSync } from 'node:zlib';
import { pdfWith } from '../../../scripts/fixtures/small-pdf.mjs';
import type { ReadLimits } from '#main/files/read-limits.ts';
import { deflatedText, gzippedText } from '../../support/packed-text.ts';
import { rawWorkbook } from '../../support/raw-workbook.ts';
import { zipOf } from '../../support/zip-writer.ts';
import { goodFiles, type Reader } from './good-files.ts';

export type HostileFile = {
  readonly reader: Reader;
  readonly hostility: string;
  readonly bytes: () => Buffer;
  readonly limits?: Partial<ReadLimits>;
  /** What may become of it: the kind that it is read as, or the code of the refusal with its reason or limit. */
  readonly outcomes: readonly string[];
};

const hostile =
  (hostility: string, outcomes: readonly string[], limits: Partial<ReadLimits> = {}) =>
  (reader: Reader, bytes: () => Buffer | string): HostileFile => ({
    reader,
    hostility,
    bytes: () => Buffer.from(bytes()),
    limits,
    outcomes,
  });

/** What stands around the hostile content of an XML file. A PDF is one with CII inside. */
const xmlAround = {
  ubl: ['<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">', '</Invoice>'],
  cii: [
    '<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100">',
    '</rsm:CrossIndustryInvoice>',
  ],
  'seao-xml': ['<export><avis>', '</avis></export>'],
} as const;
const xmlReaders = ['ubl', 'cii', 'seao-xml', 'pdf', 'xlsx'] as const;
type XmlReader = (typeof xmlReaders)[number];

const sheetPart = 'xl/worksheets/sheet1.xml';

/** A file of that reader with XML of this content, and what stands before its root. */
const xmlFile = (reader: XmlReader, content: string, before = ''): Buffer => {
  if (reader === 'xlsx') {
    const sheet = `${before}<worksheet><sheetData>${content}</sheetData></worksheet>`;
    return rawWorkbook({ rows: '', parts: { [sheetPart]: sheet } });
  }
  const [start, end] = xmlAround[reader === 'pdf' ? 'cii' : reader];
  const bytes = Buffer.from(`<?xml version="1.0"?>${before}${start}${content}${end}`);
  return reader === 'pdf' ? pdfWith({ 'factur-x.xml': bytes }, { compressed: true }) : bytes;
};

const ofXml = (
  make: ReturnType<typeof hostile>,
  content: string | ((reader: XmlReader) => string),
  before = '',
): readonly HostileFile[] =>
  xmlReaders.map((reader) =>
    make(reader, () => xmlFile(reader, typeof content === 'string' ? content : content(reader), before)),
  );

const namespaces = Array.from({ length: 30_000 }, (_, index) => `xmlns:n${index}="u"`).join(' ');

const entities: readonly HostileFile[] = [
  ...ofXml(
    hostile('entities that expand one another', ['file-unreadable xml-declarations']),
    '<x>&b;</x>',
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
  ),
  ...ofXml(
    hostile('an entity from outside', ['file-unreadable xml-declarations']),
    '<x>&a;</x>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
  ),
  ...ofXml(hostile('an entity that nobody declared', ['file-unreadable damaged']), (reader) =>
    reader === 'xlsx' ? '<row><c t="str"><v>&a;</v></c></row>' : '<x>&a;</x>',
  ),
];

const nested: readonly HostileFile[] = [
  ...ofXml(hostile('elements 500 deep', ['limit-exceeded depth']), '<a>'.repeat(500)),
  ...(['ocds', 'json-lines'] as const).map((reader) =>
    hostile('lists 5000 deep', ['limit-exceeded depth'])(reader, () => `{"releases":[${'['.repeat(5000)}`),
  ),
  hostile('lists 100,000 deep', ['file-unreadable damaged', 'file-unreadable pdf-without-xml'])('pdf', () =>
    Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj\n'), Buffer.from('['.repeat(100_000))]),
  ),
  hostile('metadata 60 deep', ['file-unreadable damaged'])('parquet', () => parquetOf('1c'.repeat(60))),
];

/** A file with this metadata and nothing else. */
const parquetOf = (hex: string): Buffer => {
  const metadata = Buffer.from(hex, 'hex');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(metadata.length);
  return Buffer.concat([Buffer.from('PAR1'), metadata, length, Buffer.from('PAR1')]);
};

const longMark = 'limit-exceeded cellChars';

/** Text over which a careless reader takes time, or room, that grows with its square. */
const quadratic: readonly HostileFile[] = [
  ...ofXml(hostile('a value that is never closed', [longMark]), () => `<c a="${'='.repeat(1_000_000)}`),
  ...ofXml(hostile('a comment that is never closed', [longMark]), `<!--${'<!-'.repeat(400_000)}`),
  ...(['ubl', 'cii', 'pdf'] as const).map((reader) =>
    hostile('30,000 namespaces in one tag', ['file-unreadable damaged'])(reader, () =>
      xmlFile(reader, `<a ${namespaces}/>`),
    ),
  ),
  hostile('30,000 namespaces in one tag', ['file-unreadable format-xml'])(
    'seao-xml',
    () => `<export ${namespaces}><avis/></export>`,
  ),
  hostile('a text in 400,000 pieces', [longMark])('xlsx', () =>
    xmlFile('xlsx', `<row><c t="str"><v>${'a<!-- -->'.repeat(400_000)}</v></c></row>`),
  ),
  hostile('quotes only', ['csv', 'file-unreadable unclosed-quote', longMark, 'limit-exceeded columns'])(
    'csv',
    () => '"'.repeat(1_000_001),
  ),
  hostile('quotes that open and never close', [
    'csv',
    'file-unreadable unclosed-quote',
    longMark,
    'limit-exceeded columns',
  ])('csv', () => `a;b\n${';"a'.repeat(300_000)}`),
  hostile('spaces before a quote', [
    'csv',
    'file-unreadable unclosed-quote',
    longMark,
    'limit-exceeded columns',
  ])('csv', () => `a, "b"\n${`,${' '.repeat(900)}`.repeat(1000)}"`),
  hostile('quotes that open and never close', [
    'file-unreadable unclosed-quote',
    longMark,
    'limit-exceeded columns',
  ])('gzip', () => gzipSync(`BilledCost,ChargeCategory\n${',"a'.repeat(1_000_000)}`)),
  ...(['ocds', 'json-lines'] as const).flatMap((reader) => [
    hostile('a text of escapes', [longMark])(reader, () => `{"ocid":"${'\\u0061'.repeat(300_000)}"}`),
    hostile('a number of a million digits', [longMark, 'file-unreadable json-broken'])(
      reader,
      () => `{"a":${'9'.repeat(1_000_000)}}`,
    ),
  ]),
  hostile('brackets that never close', ['file-unreadable damaged', 'file-unreadable pdf-without-xml'])(
    'pdf',
    () => Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj\n'), Buffer.from('(<<'.repeat(300_000))]),
  ),
  hostile('ten thousand objects that never end', ['file-unreadable damaged'])('pdf', () =>
    Buffer.from(`%PDF-1.7\n${'1 0 obj\n<< /Type /Catalog '.repeat(10_000)}`),
  ),
  hostile('a number of a million bytes', ['file-unreadable damaged'])('parquet', () =>
    parquetOf(`16${'80'.repeat(1_000_000)}0000`),
  ),
];

const bombs: readonly HostileFile[] = [
  hostile('8 GB of blanks in 8 MB', ['limit-exceeded ratio'])('xlsx', () => {
    const packed = deflatedText({
      start: '<worksheet><sheetData>',
      block: ' '.repeat(1_000_000),
      times: 8000,
      end: '',
    });
    return zipOf([{ name: sheetPart, content: '', packed, claims: { size: 0xffff_ff00 } }]);
  }),
  hostile('8 GB of lines in 8 MB', ['limit-exceeded ratio'])('gzip', () =>
    gzippedText({
      start: 'BilledCost,ChargeCategory\n',
      block: `${'a'.repeat(50_000)},\n`.repeat(20),
      times: 8000,
      end: '',
    }),
  ),
  hostile('more than may be unpacked', ['limit-exceeded expandedBytes'], { expandedBytes: 100 })(
    'parquet',
    () => goodFiles.parquet,
  ),
  hostile('a list of a billion elements', ['file-unreadable damaged'])('parquet', () =>
    parquetOf('19fcffffffff030000'),
  ),
  hostile('lists of ten million elements in one another', ['file-unreadable damaged'])('parquet', () =>
    parquetOf(`19${'f980ade204'.repeat(20)}00`),
  ),
  hostile('six million empty columns', ['file-unreadable damaged'])('parquet', () =>
    parquetOf(`29fc809bee02${'00'.repeat(6_000_000)}00`),
  ),
];

const blockOfCell = 'a'.repeat(1_000_000);

/** One cell of 200 MB: compressed where the reader unpacks; else the files of `hugeCells`. */
const packedCells: readonly HostileFile[] = [
  hostile('one cell of 200 MB', [longMark, 'limit-exceeded ratio'])('xlsx', () => {
    const start = '<worksheet><sheetData><row><c t="str"><v>';
    const packed = deflatedText({ start, block: blockOfCell, times: 200, end: '' });
    return zipOf([{ name: sheetPart, content: '', packed, claims: { size: 200_000_100 } }]);
  }),
  hostile('one cell of 200 MB', [longMark, 'limit-exceeded ratio'])('gzip', () =>
    gzippedText({ start: 'BilledCost,ChargeCategory\n', block: blockOfCell, times: 200, end: '' }),
  ),
];

/** What stands before 200 MB of one letter, on the disk. */
export const hugeCells: readonly (readonly [reader: Reader, start: string])[] = [
  ['csv', 'Facture;Date\nF-1;'],
  ['ubl', `${xmlAround.ubl[0]}<ID>`],
  ['cii', `${xmlAround.cii[0]}<ID>`],
  ['seao-xml', `${xmlAround['seao-xml'][0]}<titre>`],
  ['ocds', '{"releases":[{"ocid":"'],
  ['json-lines', '{"ocid":"'],
];

const emptyRows: readonly HostileFile[] = [
  hostile('a million empty rows', ['xlsx'])('xlsx', () =>
    xmlFile('xlsx', `${'<row/>'.repeat(1_000_000)}<row><c><v>1</v></c></row>`),
  ),
  hostile('a million empty rows', ['csv'])('csv', () => `a;b\n${'\n'.repeat(1_000_000)}1;2\n`),
  hostile('a million empty rows', ['focus'])('gzip', () =>
    gzipSync(`BilledCost,ChargeCategory\n1,Usage\n${'\n'.repeat(1_000_000)}`),
  ),
  hostile('half a million blank lines', ['ocds'])('json-lines', () =>
    Buffer.concat([goodFiles['json-lines'], Buffer.alloc(500_000, '\n'), goodFiles['json-lines']]),
  ),
  hostile('a million blank lines', [longMark])('json-lines', () =>
    Buffer.concat([goodFiles['json-lines'], Buffer.alloc(1_000_000, '\n'), goodFiles['json-lines']]),
  ),
  hostile('a hundred thousand empty notices', ['seao-xml'])(
    'seao-xml',
    () => `<export>${'<avis/>'.repeat(100_000)}</export>`,
  ),
  hostile('a hundred thousand empty lines', ['limit-exceeded rows'])('ubl', () =>
    xmlFile('ubl', '<InvoiceLine/>'.repeat(100_001))
      .toString()
      .replaceAll('<InvoiceLine/>', '<c:InvoiceLine/>')
      .replace(
        '<Invoice ',
        '<Invoice xmlns:c="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" ',
      ),
  ),
];

const names: readonly HostileFile[] = [
  hostile('names that climb out', ['file-unreadable format-zip'])('xlsx', () =>
    zipOf([
      { name: '../../../../tmp/constat-evil', content: 'x' },
      { name: 'C:\\constat-evil', content: 'x' },
    ]),
  ),
  hostile('names that climb out', ['cii'])('pdf', () =>
    pdfWith({ '../../../../tmp/constat-evil.xml': goodFiles.cii }),
  ),
  hostile('two parts of one name', ['file-unreadable damaged'])('xlsx', () => {
    const part = { name: 'xl/workbook.xml', content: '<workbook/>' };
    return zipOf([part, { ...part, name: 'XL/workbook.xml' }]);
  }),
];

const readersOf = Object.keys(goodFiles) as readonly Reader[];

const outOfTime: readonly HostileFile[] = readersOf
  // The thread that reads a PDF is given at least a moment: its own test has the time that ends it.
  .filter((reader) => reader !== 'pdf')
  .map((reader) =>
    hostile('no time at all', ['limit-exceeded milliseconds'], { milliseconds: 0 })(
      reader,
      () => goodFiles[reader],
    ),
  );

const outOfSize: readonly HostileFile[] = readersOf.map((reader) =>
  hostile('larger than may be', ['limit-exceeded fileBytes'], { fileBytes: 60 })(
    reader,
    () => goodFiles[reader],
  ),
);

/** Every file that no reader may be hurt by, but for those cut off, of random bytes, or of 200 MB on the disk. */
export const hostileFiles: readonly HostileFile[] = [
  ...entities,
  ...nested,
  ...quadratic,
  ...bombs,
  ...packedCells,
  ...emptyRows,
  ...names,
  ...outOfTime,
  ...outOfSize,
];
