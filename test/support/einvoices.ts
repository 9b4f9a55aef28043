import { Readable } from 'node:stream';
import type { EInvoice } from '#shared/domain/einvoice/einvoice.ts';
import { parseEInvoice } from '#main/files/einvoice/parse-einvoice.ts';
import { defaultLimits, type ReadLimits } from '#main/files/read-limits.ts';

/** The e-invoice that a text or its bytes say, in pieces of any size. */
export const parsedEInvoice = (
  document: string | Buffer,
  { limits = defaultLimits, pieceBytes = 65_536 }: { limits?: ReadLimits; pieceBytes?: number } = {},
): Promise<EInvoice> => {
  const bytes = Buffer.from(document);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) pieces.push(bytes.subarray(at, at + pieceBytes));
  return parseEInvoice('facture.xml', Readable.from(pieces) as AsyncIterable<Buffer>, limits);
};
