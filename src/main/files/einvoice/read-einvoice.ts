import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { EInvoice } from '#shared/domain/einvoice/einvoice.ts';
import { limitCheck, type ReadLimits } from '../read-limits.ts';
import { unreadable } from '../unreadable.ts';
import { parseEInvoice } from './parse-einvoice.ts';
import { xmlInPdf } from './xml-in-pdf.ts';

/** What no real invoice comes near, and what a thread holds without effort. */
const einvoiceLimits = (limits: ReadLimits): ReadLimits => ({
  ...limits,
  fileBytes: Math.min(limits.fileBytes, 256 * 1024 ** 2),
  rows: Math.min(limits.rows, 100_000),
  cells: Math.min(limits.cells, 500_000),
});

/**
 * Reads an e-invoice from an XML file, or from the XML inside a Factur-X or ZUGFeRD PDF, by what the file holds.
 * Throws file-unreadable, limit-exceeded, and errors of the file system as they are.
 */
export const readEInvoice = async (file: string, limits: ReadLimits): Promise<EInvoice> => {
  const bounds = einvoiceLimits(limits);
  const { start, size } = await readStart(file);
  if (size === 0) throw unreadable(file, 'empty');
  limitCheck(file, bounds)('fileBytes', size);
  const bytes = isPdf(start) ? [await xmlInPdf(file, bounds)] : createReadStream(file);
  return parseEInvoice(file, toAsync(bytes), bounds);
};

/** The mark of a PDF may stand anywhere in the first kilobyte. */
const startBytes = 1024;

const isPdf = (start: Buffer): boolean => {
  const mark = start.indexOf('%PDF-');
  return mark !== -1 && !start.subarray(0, mark).includes('<');
};

const readStart = async (file: string): Promise<{ readonly start: Buffer; readonly size: number }> => {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(startBytes), 0, startBytes, 0);
    return { start: buffer.subarray(0, bytesRead), size: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
};

async function* toAsync(pieces: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* pieces;
}
