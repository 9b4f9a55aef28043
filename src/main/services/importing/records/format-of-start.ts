import { open } from 'node:fs/promises';
import { startsLikeDisclosure } from '#shared/domain/disclosure/disclosure-columns.ts';
import type { ImportFormat } from '#shared/domain/importing/formats.ts';
import { recogniseEInvoice } from '../../../files/einvoice/recognise-einvoice.ts';
import type { ReadLimits } from '../../../files/read-limits.ts';
import { foreignTable } from '../../../files/tables/foreign-table.ts';
import { readXmlRoot } from '../../../files/xml/xml-root.ts';

/** More than any byte order mark and blank space before the first sign. */
const startBytes = 4096;

const readStart = async (path: string): Promise<string> => {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(startBytes), 0, startBytes, 0);
    // Null bytes out: what matters is ASCII, also in UTF-16.
    return buffer.toString('latin1', 0, bytesRead).replace(/\0/gu, '');
  } finally {
    await handle.close();
  }
};

const json = /^(?:ÿþ|þÿ|ï»¿)?\s*[[{]/u;

/**
 * What a file is by its first bytes: XML that is no e-invoice and JSON are left to the readers of SEAO's files and of
 * OCDS, which say what they found instead. Null for what may be a table.
 */
export const formatOfStart = async (path: string, limits: ReadLimits): Promise<ImportFormat | null> => {
  const start = await readStart(path);
  // Left to the reader of tables, which says what it is: its XML is none that is searched for a root.
  if (foreignTable(start.replace(/^(?:ÿþ|þÿ|ï»¿)/u, '')) !== null) return null;
  const einvoice = await recogniseEInvoice(path, limits);
  if (einvoice !== null) return einvoice;
  if (json.test(start)) return 'ocds';
  // Old files of disclosure have no header: each row begins with the address of its page.
  if (startsLikeDisclosure(start)) return 'disclosure';
  if (!/^(?:ÿþ|þÿ|ï»¿)?\s*</u.test(start)) return null;
  return (await readXmlRoot(path, limits)) === null ? null : 'seao-xml';
};
