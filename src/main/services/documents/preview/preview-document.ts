import { open } from 'node:fs/promises';
import type { DocumentPreview } from '#shared/ipc/calls/documents.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { askPdf } from '../../../files/pdf/ask-pdf.ts';
import type { ReadLimits } from '../../../files/read-limits.ts';
import { gzipText, plainText } from '../../../files/tables/csv/text-source.ts';
import { openTable } from '../../../files/tables/open-table.ts';
import type { Asked } from './asked.ts';
import { imageType } from './image-type.ts';
import { tablePreview } from './table-preview.ts';
import { textPreview } from './text-preview.ts';

export type PreviewRequest = Asked & { readonly path: string; readonly page: number | null };

/**
 * What there is to show at a place of a document, by what it holds and not by its name. No formula is evaluated, nothing
 * is run. Throws file-unreadable for one that is damaged, and limit-exceeded.
 */
export const previewDocument = async (
  { path, page, ...asked }: PreviewRequest,
  limits: ReadLimits,
): Promise<DocumentPreview> => {
  const start = await startOf(path);
  if (start.includes('%PDF-')) return pdfPreview(path, page, limits);
  const image = imageType(start);
  if (image !== null) return image.isLarge ? { kind: 'other' } : { kind: 'image', type: image.type };
  try {
    if (start.subarray(0, 2).equals(gzipMark)) return await textPreview(gzipText(path, limits), asked);
    if (start.subarray(0, 2).equals(zipMark) || start.subarray(0, 4).equals(parquetMark))
      return await previewOfTable(path, asked, limits);
    return await textPreview(plainText(path, limits), asked);
  } catch (error) {
    if (isAnotherKind(error)) return { kind: 'other' };
    throw error;
  }
};

const zipMark = Buffer.from('PK', 'latin1');
const gzipMark = Buffer.from('1f8b', 'hex');
const parquetMark = Buffer.from('PAR1', 'latin1');

/** A PDF may begin with other bytes; an image says its size within these. */
const startBytes = 64 * 1024;

const startOf = async (path: string): Promise<Buffer> => {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(startBytes), 0, startBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

const pdfPreview = async (
  path: string,
  page: number | null,
  limits: ReadLimits,
): Promise<DocumentPreview> => {
  const { pages } = await askPdf(path, { kind: 'page', page: page ?? 1 }, limits);
  if (page === null || page <= pages) return { kind: 'pdf', pages, page: page ?? 1, missing: null };
  // The first page is shown instead, and so asked about.
  await askPdf(path, { kind: 'page', page: 1 }, limits);
  return { kind: 'pdf', pages, page: 1, missing: 'page' };
};

const previewOfTable = async (path: string, asked: Asked, limits: ReadLimits): Promise<DocumentPreview> => {
  const table = await openTable(path, { encoding: null, delimiter: null }, limits);
  try {
    return await tablePreview(table, asked);
  } finally {
    table.close();
  }
};

/** Not damaged: a kind of file that is kept and not read. */
const isAnotherKind = (error: unknown): boolean =>
  error instanceof AppFailure &&
  error.error.code === 'file-unreadable' &&
  /^(?:not-xlsx|not-text|format-.*)$/u.test(error.error.reason);
