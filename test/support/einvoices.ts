import { Readable } from 'node:stream';
import type { EInvoice } from '#shared/domain/einvoice/einvoice.ts';
import { parseEInvoices } from '#main/files/einvoice/parse-einvoice.ts';
import { readEInvoices } from '#main/files/einvoice/read-einvoice.ts';
import { defaultLimits, type ReadLimits } from '#main/files/read-limits.ts';

type Pieces = { readonly limits?: ReadLimits; readonly pieceBytes?: number };

/** The e-invoices that a text or its bytes say, in pieces of any size. */
export const parsedEInvoices = (
  document: string | Buffer,
  { limits = defaultLimits, pieceBytes = 65_536 }: Pieces = {},
): Promise<readonly EInvoice[]> => {
  const bytes = Buffer.from(document);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) pieces.push(bytes.subarray(at, at + pieceBytes));
  return allOf(parseEInvoices('facture.xml', Readable.from(pieces) as AsyncIterable<Buffer>, limits));
};

const allOf = async (invoices: AsyncIterable<EInvoice>): Promise<readonly EInvoice[]> => {
  const all: EInvoice[] = [];
  for await (const invoice of invoices) all.push(invoice);
  return all;
};

const onlyOf = ([first, ...others]: readonly EInvoice[]): EInvoice => {
  if (first === undefined || others.length > 0) throw new Error(`${others.length + 1} invoices`);
  return first;
};

/** The only e-invoice of a text or its bytes. */
export const parsedEInvoice = async (document: string | Buffer, how: Pieces = {}): Promise<EInvoice> =>
  onlyOf(await parsedEInvoices(document, how));

/** The only e-invoice of a file. */
export const readEInvoice = async (file: string, limits: ReadLimits): Promise<EInvoice> =>
  onlyOf(await allOf(readEInvoices(file, limits)));
