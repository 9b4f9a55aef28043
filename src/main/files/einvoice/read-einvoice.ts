import { createReadStream } from 'node:fs';
import type { EInvoice } from '#shared/domain/einvoice/einvoice.ts';
import { limitCheck, type ReadLimits } from '../read-limits.ts';
import { unreadable } from '../unreadable.ts';
import { parseEInvoices } from './parse-einvoice.ts';
import { readStart } from './read-start.ts';
import { xmlInPdf } from './xml-in-pdf.ts';

/** What no real invoice comes near, and what a thread holds without effort. */
const einvoiceLimits = (limits: ReadLimits): ReadLimits => ({
  ...limits,
  fileBytes: Math.min(limits.fileBytes, 256 * 1024 ** 2),
  rows: Math.min(limits.rows, 100_000),
  cells: Math.min(limits.cells, 500_000),
});

/**
 * Reads the e-invoices of an XML file, or of the XML inside a Factur-X or ZUGFeRD PDF, by what the file holds: one, or as
 * many as there are in an envelope. Throws file-unreadable, limit-exceeded, and errors of the file system as they are.
 */
export async function* readEInvoices(file: string, limits: ReadLimits): AsyncGenerator<EInvoice> {
  const bounds = einvoiceLimits(limits);
  const { isPdf, size } = await readStart(file);
  if (size === 0) throw unreadable(file, 'empty');
  limitCheck(file, bounds)('fileBytes', size);
  const bytes = isPdf ? [await xmlInPdf(file, bounds)] : createReadStream(file);
  yield* parseEInvoices(file, toAsync(bytes), bounds);
}

async function* toAsync(pieces: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* pieces;
}
