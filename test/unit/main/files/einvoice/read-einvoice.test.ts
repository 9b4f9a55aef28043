import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { recogniseEInvoice } from '#main/files/einvoice/recognise-einvoice.ts';
import { xmlInPdf } from '#main/files/einvoice/xml-in-pdf.ts';
import { defaultLimits } from '#main/files/read-limits.ts';
import { readEInvoice } from '../../../../support/einvoices.ts';
import { chargesInvoice, einvoiceFiles, quebecInvoice } from '../../../../../scripts/fixtures/einvoices.mjs';
import { cii } from '../../../../../scripts/fixtures/cii.mjs';
import { pdfWith } from '../../../../../scripts/fixtures/small-pdf.mjs';
import { ubl } from '../../../../../scripts/fixtures/ubl.mjs';

const folder = mkdtempSync(join(tmpdir(), 'constat-einvoice-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
const fileWith = (bytes: string | Uint8Array): string => {
  const path = join(folder, `${(count += 1)}.bin`);
  writeFileSync(path, bytes);
  return path;
};

const xml = Buffer.from(cii(chargesInvoice));
const failure = (error: Record<string, unknown>) =>
  expect.objectContaining({ error: expect.objectContaining(error) as unknown }) as Error;

describe('readEInvoices', () => {
  it('reads the fixtures, and refuses those that are to be refused', async () => {
    const read: Record<string, string | null> = {};
    for (const { name, bytes } of einvoiceFiles())
      read[name] = await readEInvoice(fileWith(bytes), defaultLimits).then(
        ({ number }) => number,
        () => null,
      );
    expect(read).toEqual({
      'quebec-ubl.xml': 'SB-2025-0142',
      'quebec-credit-note-ubl.xml': 'SB-2025-0142-NC',
      'charges-cii.xml': 'SB-2025-0150',
      'broken-arithmetic-ubl.xml': 'SB-2025-0143',
      'entity-bomb.xml': null,
      'external-entity.xml': null,
      'foreign.xml': null,
      'factur-x.pdf': 'SB-2025-0151',
    });
  });

  it('refuses an empty file, and one that is too large', async () => {
    await expect(readEInvoice(fileWith(''), defaultLimits)).rejects.toThrow(failure({ reason: 'empty' }));
    await expect(readEInvoice(fileWith(xml), { ...defaultLimits, fileBytes: 100 })).rejects.toThrow(
      failure({ code: 'limit-exceeded', limit: 'fileBytes' }),
    );
  });
});

describe('recogniseEInvoice', () => {
  it.each([
    [ubl(quebecInvoice), 'ubl'],
    [cii(chargesInvoice), 'cii'],
    [pdfWith({}), 'cii'],
    [`<Envelope>${ubl(quebecInvoice).replace(/<\?.*\?>/u, '')}</Envelope>`, 'ubl'],
    ['<a/>', null],
    ['a;b;c\n1;2;3\n', null],
    ['{"ocid": 1}', null],
    ['', null],
  ])('case %#', async (content, format) => {
    expect(await recogniseEInvoice(fileWith(content), defaultLimits)).toBe(format);
  });

  it('needs no more than the beginning', async () => {
    const cut = `${ubl(quebecInvoice).slice(0, 800)}<<<`;
    expect(await recogniseEInvoice(fileWith(cut), defaultLimits)).toBe('ubl');
  });
});

describe('a PDF', () => {
  it('gives its XML, compressed or not, among other files', async () => {
    for (const compressed of [false, true]) {
      const pdf = pdfWith(
        { 'annexe.xml': Buffer.from('<a/>'), 'Factur-X.xml': xml, 'plan.png': Buffer.from('x') },
        { compressed },
      );
      expect((await readEInvoice(fileWith(pdf), defaultLimits)).number).toBe('SB-2025-0150');
    }
  });

  it('gives XML under any other name when there is none of the standard names', async () => {
    const invoice = Buffer.from(ubl(quebecInvoice));
    for (const pdf of [
      pdfWith({ 'facture.xml': invoice }),
      pdfWith({ 'annexe.xml': Buffer.from('<a/>'), 'facture.xml': invoice }),
    ])
      expect((await readEInvoice(fileWith(pdf), defaultLimits)).number).toBe('SB-2025-0142');
  });

  it.each([
    ['without attachments', pdfWith({}), 'pdf-without-xml'],
    ['with an image only', pdfWith({ 'plan.png': Buffer.from('x') }), 'pdf-without-xml'],
    ['under a password', pdfWith({ 'factur-x.xml': xml }, { locked: true }), 'pdf-encrypted'],
    ['cut off', pdfWith({ 'factur-x.xml': xml }).subarray(0, 60), 'damaged'],
    ['that is none', Buffer.from('%PDF-1.7\nnothing of the kind'), 'damaged'],
    ['with XML of another kind', pdfWith({ 'factur-x.xml': Buffer.from('<a/>') }), 'foreign-xml'],
  ])('%s is refused', async (_name, pdf, reason) => {
    await expect(readEInvoice(fileWith(pdf), defaultLimits)).rejects.toThrow(
      failure({ code: 'file-unreadable', reason }),
    );
  });

  it('that expands without end is ended', async () => {
    const bomb = pdfWith({ 'factur-x.xml': Buffer.alloc(120_000_000, ' ') }, { compressed: true });
    expect(bomb.length).toBeLessThan(200_000);
    const limits = { bytes: 1_000_000, memoryBytes: 100_000_000, timeoutMs: 20_000 };
    await expect(xmlInPdf(fileWith(bomb), defaultLimits, limits)).rejects.toThrow(
      failure({ code: 'limit-exceeded', limit: 'expandedBytes' }),
    );
  });

  it('that takes too long is ended', async () => {
    const pdf = pdfWith({ 'factur-x.xml': Buffer.alloc(60_000_000, ' ') }, { compressed: true });
    const limits = { bytes: 1_000_000, memoryBytes: 1_000_000_000, timeoutMs: 1 };
    await expect(xmlInPdf(fileWith(pdf), defaultLimits, limits)).rejects.toThrow(
      failure({ code: 'limit-exceeded', limit: 'pdfSeconds' }),
    );
  });

  it('that is too large is not read', async () => {
    const limits = { bytes: 100, memoryBytes: 400_000_000, timeoutMs: 20_000 };
    await expect(xmlInPdf(fileWith(pdfWith({})), defaultLimits, limits)).rejects.toThrow(
      failure({ code: 'limit-exceeded', limit: 'fileBytes' }),
    );
  });
});
