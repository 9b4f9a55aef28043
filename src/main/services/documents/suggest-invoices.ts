import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { invoicesNamedBy, type NumberedInvoice } from '#shared/domain/supporting/named-invoices.ts';
import type { InvoiceChoice, SuggestedFile } from '#shared/ipc/calls/documents.ts';
import { prepared } from '../../db/prepared.ts';
import { asFailure } from '../../db/sqlite-failure.ts';
import type { ReadableDb } from '../../db/types.ts';

export type SuggestOptions = {
  readonly paths: readonly string[];
  /** Only invoices of this vendor are looked at. */
  readonly vendorId?: number | null;
  /** Hears how many files were looked at, and may throw to give up. */
  readonly onProgress?: (done: number, total: number) => void;
};

/**
 * Says for each file which invoices its name names; writes nothing. Of the files only those are read that are as long as a
 * document that supports an invoice. Throws file-not-found, file-unreadable.
 */
export const suggestInvoices = async (
  db: ReadableDb,
  { paths, vendorId = null, onProgress }: SuggestOptions,
): Promise<SuggestedFile[]> => {
  const names = paths.map((path) => basename(path));
  const named = invoicesNamedBy(names, numberedInvoices(db, vendorId), vendorNames(db));
  const attached = attachedOf(db);
  const suggested: SuggestedFile[] = [];
  for (const [index, path] of paths.entries()) {
    onProgress?.(index, paths.length);
    const size = await sizeOf(path);
    const invoices = (named[index] ?? []).map((id) => invoiceChoice(db, id));
    suggested.push({ name: names[index] ?? '', size, invoices, attachedTo: await attached(path, size) });
  }
  onProgress?.(paths.length, paths.length);
  return suggested;
};

const numberedInvoices = (db: ReadableDb, vendorId: number | null): Iterable<NumberedInvoice> =>
  db
    .prepare(
      `SELECT id, number, vendor_id AS "vendorId" FROM visible_invoices
       WHERE @vendorId IS NULL OR vendor_id = @vendorId`,
    )
    .iterate({ vendorId }) as IterableIterator<NumberedInvoice>;

const vendorNames = (db: ReadableDb): ((vendorId: number) => readonly string[]) => {
  const find = prepared(db, 'SELECT name, aliases FROM organizations WHERE id = ?');
  return (vendorId) => {
    const { name, aliases } = find.get(vendorId) as { name: string; aliases: string | null };
    return [name, ...(aliases ?? '').split(';')];
  };
};

const invoiceChoice = (db: ReadableDb, id: number): InvoiceChoice =>
  prepared(
    db,
    `SELECT i.id, i.number, o.name AS vendor, i.issued_on AS "issuedOn"
     FROM invoices i JOIN organizations o ON o.id = i.vendor_id WHERE i.id = ?`,
  ).get(id) as InvoiceChoice;

/** Which invoices a file supports already, by its bytes. */
const attachedOf = (db: ReadableDb): ((path: string, size: number) => Promise<number[]>) => {
  const sizes = new Set(
    prepared(
      db,
      'SELECT DISTINCT size FROM documents WHERE id IN (SELECT document_id FROM supporting_documents)',
    )
      .pluck()
      .all(),
  );
  const find = prepared(
    db,
    `SELECT DISTINCT s.invoice_id FROM supporting_documents s JOIN documents d ON d.id = s.document_id
     WHERE d.sha256 = ? ORDER BY s.invoice_id`,
  ).pluck();
  return async (path, size) => (sizes.has(size) ? (find.all(await hashOf(path)) as number[]) : []);
};

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw asFailure(error, path);
  }
};

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  try {
    for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) hash.update(bytes);
  } catch (error) {
    throw asFailure(error, path);
  }
  return hash.digest('hex');
};
