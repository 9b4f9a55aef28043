import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { askPdf } from '#main/files/pdf/ask-pdf.ts';
import { defaultLimits } from '#main/files/read-limits.ts';
import { previewDocument, type PreviewRequest } from '#main/services/documents/preview/preview-document.ts';
import type { DocumentPreview } from '#shared/ipc/calls/documents.ts';
import { pdfWith } from '../../../scripts/fixtures/small-pdf.mjs';
import { pdfOfPages } from '../../support/made-pdf.ts';
import { rawWorkbook } from '../../support/raw-workbook.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { zipOf } from '../../support/zip-writer.ts';

const preview = (
  content: string | Uint8Array,
  asked: Partial<Omit<PreviewRequest, 'path'>> = {},
): Promise<DocumentPreview> => {
  // No name says what a file is.
  const path = join(tempFolder(), 'pièce');
  writeFileSync(path, content);
  return previewDocument({ path, page: null, place: null, view: null, ...asked }, defaultLimits);
};

type Of<K extends DocumentPreview['kind']> = Extract<DocumentPreview, { kind: K }>;

const refusal = (error: Record<string, unknown>) =>
  expect.objectContaining({ error: expect.objectContaining(error) as unknown }) as Error;

describe('a page of a PDF', () => {
  it('is there, or the first is shown instead', async () => {
    const pdf = await pdfOfPages(['un', 'deux', 'trois']);
    expect(await preview(pdf)).toEqual({ kind: 'pdf', pages: 3, page: 1, missing: null });
    expect(await preview(pdf, { page: 3 })).toEqual({ kind: 'pdf', pages: 3, page: 3, missing: null });
    expect(await preview(pdf, { page: 99 })).toEqual({ kind: 'pdf', pages: 3, page: 1, missing: 'page' });
  });

  it('of a PDF that is cut off, is none, or is locked, is refused', async () => {
    const pdf = await pdfOfPages(['un']);
    await expect(preview(pdf.subarray(0, 300))).rejects.toThrow(refusal({ reason: 'damaged' }));
    await expect(preview('%PDF-1.7 texte')).rejects.toThrow(refusal({ reason: 'damaged' }));
    await expect(preview(pdfWith({}, { locked: true }))).rejects.toThrow(
      refusal({ reason: 'pdf-encrypted' }),
    );
    await expect(preview(`%PDF-1.7\n${'1 0 obj << '.repeat(2000)}`)).rejects.toThrow(
      refusal({ reason: 'damaged' }),
    );
  });

  it('that expands without end is ended before the window draws it', async () => {
    const path = join(tempFolder(), 'bombe.pdf');
    writeFileSync(path, pdfDrawing(deflateSync(deflateSync(Buffer.alloc(100 * 2 ** 20, ' ')))));
    const asked = askPdf(path, { kind: 'page', page: 1 }, defaultLimits, {
      bytes: 2 ** 20,
      memoryBytes: 48 * 2 ** 20,
      timeoutMs: 20_000,
    });
    await expect(asked).rejects.toThrow(refusal({ code: 'limit-exceeded', limit: 'expandedBytes' }));
  });
});

/** A page whose content is compressed twice. */
const pdfDrawing = (content: Buffer): Buffer => {
  const head = `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >> endobj
4 0 obj << /Length ${content.length} /Filter [/FlateDecode /FlateDecode] >> stream
`;
  return Buffer.concat([
    Buffer.from(head),
    content,
    Buffer.from('\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
  ]);
};

const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;
const text = (ref: string, value: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;

const workbook = rawWorkbook({
  rows: [
    row(1, text('A1', 'Poste') + text('C1', 'Montant')),
    row(12, `${text('B12', 'Total')}<c r="C12" s="1"><f>SUM(C2:C11)</f><v>1234.5</v></c>`),
    ...Array.from({ length: 60 }, (_, index) => row(20 + index, text(`A${20 + index}`, `ligne ${index}`))),
  ].join(''),
  formats: ['#,##0.00'],
});

describe('a cell of a workbook', () => {
  it('stands among its neighbours as the sheet shows it, its formula never run', async () => {
    const found = (await preview(workbook, { place: 'sheet1!C12' })) as Of<'table'>;
    expect(found).toMatchObject({
      kind: 'table',
      sheets: ['Sheet1'],
      sheet: 'Sheet1',
      columns: ['A', 'B', 'C'],
      firstColumn: 1,
      hasMoreRows: true,
      hasMoreColumns: false,
      target: { row: 12, column: 3 },
      missing: null,
    });
    expect(found.rows.map(({ row: number }) => number)).toEqual(
      Array.from({ length: 30 }, (_, index) => 6 + index),
    );
    expect(found.rows.find(({ row: number }) => number === 12)?.cells).toEqual([
      { text: '', formula: null, isNumber: false },
      { text: 'Total', formula: null, isNumber: false },
      { text: '1,234.50', formula: 'SUM(C2:C11)', isNumber: true },
    ]);
  });

  it('is looked for from another row on without losing what is marked', async () => {
    const found = (await preview(workbook, {
      place: 'C12',
      view: { sheet: 'Sheet1', row: 70, column: 1 },
    })) as Of<'table'>;
    expect(found.rows.map(({ row: number }) => number)).toEqual([70, 71, 72, 73, 74, 75, 76, 77, 78, 79]);
    expect(found).toMatchObject({ target: { row: 12, column: 3 }, hasMoreRows: false, last: 79 });
  });

  it.each([
    ['Feuil9!C12', 'sheet'],
    ['Sheet1!C80', 'cell'],
    ['page 3', 'unreadable'],
  ])('%s is not there: %s', async (place, missing) => {
    const found = (await preview(workbook, { place })) as Of<'table'>;
    expect(found).toMatchObject({ sheet: 'Sheet1', target: null, missing });
    expect(found.rows.length).toBeGreaterThan(0);
  });

  it('beside the used ones is empty, and there', async () => {
    const found = (await preview(workbook, { place: 'AB20' })) as Of<'table'>;
    expect(found).toMatchObject({ target: { row: 20, column: 28 }, missing: null, firstColumn: 24 });
    expect(found.columns).toEqual(['X', 'Y', 'Z', 'AA', 'AB']);
  });

  it('of a damaged workbook is refused; another archive is only kept', async () => {
    await expect(preview(workbook.subarray(0, workbook.length - 200))).rejects.toThrow(
      refusal({ code: 'file-unreadable' }),
    );
    const letter = zipOf([{ name: 'word/document.xml', content: '<document/>' }]);
    expect(await preview(letter)).toEqual({ kind: 'other' });
  });
});

describe('a line of a text', () => {
  const csv = ['no;montant', ...Array.from({ length: 99 }, (_, index) => `${index + 1};${index}00,00`)].join(
    '\r\n',
  );

  it('stands among its neighbours, under the first line of the file', async () => {
    const found = (await preview(csv, { place: 'L50' })) as Of<'text'>;
    expect(found).toMatchObject({
      kind: 'text',
      head: { line: 1, text: 'no;montant' },
      target: 50,
      missing: null,
      hasMore: true,
      last: null,
    });
    expect(found.lines[0]).toEqual({ line: 42, text: '41;4000,00', isCut: false });
    expect(found.lines).toHaveLength(40);
  });

  it.each([
    ['L101', 'line'],
    ['Feuil1!C12', 'unreadable'],
  ])('%s is not there: %s', async (place, missing) => {
    expect(await preview(csv, { place })).toMatchObject({ target: null, missing });
  });

  it('counts the last line, with and without an end', async () => {
    expect(await preview('a\nb\rc\r\nd', { place: '4' })).toMatchObject({ target: 4, last: 4 });
    expect(await preview('a\nb\rc\r\nd\n', { place: '5' })).toMatchObject({ missing: 'line', last: 4 });
  });

  it('is decoded as imports decode it, and read out of gzip', async () => {
    expect(await preview(Buffer.from('Côté', 'latin1'))).toMatchObject({ lines: [{ text: 'Côté' }] });
    expect(await preview(gzipSync('a;b\n1;2'))).toMatchObject({ lines: [{ text: 'a;b' }, { text: '1;2' }] });
  });

  it('of any length costs no more than what is shown of it', async () => {
    const found = (await preview(`${'x'.repeat(3_000_000)}\nfin`)) as Of<'text'>;
    expect(found.lines.map((line) => [line.text.length, line.isCut])).toEqual([
      [2000, true],
      [3, false],
    ]);
  });
});

describe('other kinds', () => {
  const png = (width: number, height: number): Buffer => {
    const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const size = Buffer.alloc(8);
    size.writeUInt32BE(width, 0);
    size.writeUInt32BE(height, 4);
    return Buffer.concat([head, size, Buffer.alloc(20)]);
  };
  const jpeg = Buffer.from('ffd8ffe000040000ffc0000b080400030001', 'hex');

  it('shows pictures, but none of a size that nobody scanned', async () => {
    expect(await preview(png(1000, 800))).toEqual({ kind: 'image', type: 'image/png' });
    expect(await preview(jpeg)).toEqual({ kind: 'image', type: 'image/jpeg' });
    expect(await preview(png(100_000, 100_000))).toEqual({ kind: 'other' });
    expect(await preview(jpeg.subarray(0, 8))).toEqual({ kind: 'other' });
  });

  it('keeps the rest without showing it', async () => {
    expect(await preview(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toEqual({ kind: 'other' });
    await expect(preview('')).rejects.toThrow(refusal({ reason: 'empty' }));
  });
});
