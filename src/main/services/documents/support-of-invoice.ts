import {
  isEntryOfInvoice,
  type BilledWork,
  type TimedWork,
} from '#shared/domain/supporting/entries-of-invoice.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { SupportingDocument } from '#shared/ipc/calls/documents.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';

/** What an invoice is supported by: documents, by index number, and the lines of time sheets that are its own. Throws not-found. */
export const supportOfInvoice = (
  db: ReadableDb,
  invoiceId: number,
): { readonly documents: SupportingDocument[]; readonly timeEntryIds: number[] } => ({
  documents: prepared(
    db,
    `SELECT s.id, s.document_id AS "documentId", d.index_number AS "indexNumber", d.title, d.file_name AS "fileName",
       d.size, s.note
     FROM supporting_documents s JOIN documents d ON d.id = s.document_id
     WHERE s.invoice_id = ? ORDER BY d.index_number_sort IS NULL, d.index_number_sort, s.id`,
  ).all(invoiceId) as SupportingDocument[],
  timeEntryIds: timeEntriesOf(db, invoiceId),
});

const timeEntriesOf = (db: ReadableDb, invoiceId: number): number[] => {
  const invoice = prepared(
    db,
    `SELECT number, vendor_id AS "vendorId", contract_id AS "contractId", period_start AS "periodStart",
       period_end AS "periodEnd" FROM visible_invoices WHERE id = ?`,
  ).get(invoiceId) as BilledWork | undefined;
  if (invoice === undefined) throw new AppFailure({ code: 'not-found', entity: 'invoice', id: invoiceId });
  const entries = prepared(
    db,
    `SELECT id, invoice_number AS "invoiceNumber", vendor_id AS "vendorId", contract_id AS "contractId",
       starts_on AS "startsOn", ends_on AS "endsOn"
     FROM visible_time_entries WHERE (vendor_id = @vendorId OR vendor_id IS NULL)
       AND (invoice_number IS NOT NULL OR contract_id = @contractId) ORDER BY id`,
  ).iterate(invoice) as IterableIterator<TimedWork & { readonly id: number }>;
  const ids: number[] = [];
  for (const { id, ...entry } of entries) if (isEntryOfInvoice(entry, invoice)) ids.push(id);
  return ids;
};
