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

/** The contract and the period are those of its lines where it does not say them, as for the tests. */
const timeEntriesOf = (db: ReadableDb, invoiceId: number): number[] => {
  const invoice = prepared(
    db,
    `SELECT i.number, i.vendor_id AS "vendorId", coalesce(i.contract_id, l.contract_id) AS "contractId",
       coalesce(i.period_start, i.period_end, l.from_on) AS "periodStart",
       coalesce(i.period_end, i.period_start, l.to_on) AS "periodEnd"
     FROM visible_invoices i JOIN (
       SELECT CASE WHEN min(contract_id) = max(contract_id) THEN min(contract_id) END AS contract_id,
         min(coalesce(period_start, period_end)) AS from_on, max(coalesce(period_end, period_start)) AS to_on
       FROM visible_invoice_lines WHERE invoice_id = @invoiceId
     ) l WHERE i.id = @invoiceId`,
  ).get({ invoiceId }) as BilledWork | undefined;
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
