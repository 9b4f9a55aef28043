import { open } from 'node:fs/promises';
import type { ImportFormat } from '#shared/domain/importing/formats.ts';

const startBytes = 64 * 1024;

const readStart = async (path: string): Promise<Buffer> => {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(startBytes), 0, startBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

/** Text of the beginning, whatever Unicode it is in; other encodings agree with it where it matters, in ASCII. */
const decode = (start: Buffer): string => {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return start.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff)
    return Buffer.from(start.subarray(2, start.length - (start.length % 2)))
      .swap16()
      .toString('utf16le');
  return start.toString('utf8').replace(/^\uFEFF/u, '');
};

/** The name of the root element without its prefix; null for what is not XML. */
const rootElement = (text: string): string | null => {
  if (!/^\s*</u.test(text)) return null;
  const prolog = /^\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?>\s*)*/u.exec(
    text,
  );
  const root = /^<(?:[\w.-]+:)?([\w.-]+)/u.exec(text.slice(prolog?.[0].length ?? 0));
  return root?.[1] ?? null;
};

const roots: Readonly<Record<string, ImportFormat>> = {
  Invoice: 'ubl',
  CreditNote: 'ubl',
  CrossIndustryInvoice: 'cii',
};

/**
 * What a file is by its first bytes: XML of any kind but an invoice's is left to the reader of SEAO's, which says what it
 * found; JSON is taken for OCDS; a PDF for one with an invoice inside. Null for what may be a table.
 */
export const formatOfStart = async (path: string): Promise<ImportFormat | null> => {
  const start = await readStart(path);
  if (start.subarray(0, 1024).includes('%PDF-')) return 'cii';
  const text = decode(start);
  const root = rootElement(text);
  if (root !== null) return roots[root] ?? 'seao-xml';
  return /^\s*[[{]/u.test(text) ? 'ocds' : null;
};
