import type { Billing } from '#shared/domain/overrun/overrun-facts.ts';
import type { Provenance } from '#shared/domain/provenance/provenance.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { InvoicedSums, PaidSums } from './billing-queries.ts';

type Counted = Pick<InvoicedSums, 'typedLine' | 'typedInvoice' | 'firstInvoice'> &
  Partial<Pick<PaidSums, 'typedPayment' | 'firstPayment'>>;

/**
 * Where what is invoiced and paid under a contract comes from. Invoices and payments name no source: each amount was
 * read from a kept file or was not.
 */
export const billingProvenance = (
  db: ReadableDb,
  contract: string,
  { typedLine, typedInvoice, firstInvoice, typedPayment = null, firstPayment = null }: Counted,
): Pick<Billing, 'invoicedFrom' | 'paidFrom'> => {
  const of = (level: Provenance['level'], entity: Billed, id: number | null): Provenance | null =>
    id === null ? null : { level, entity, id, label: labelOf(db, entity, id), contract };
  return {
    invoicedFrom:
      of('none', 'invoiceLine', typedLine) ??
      of('none', 'invoice', typedInvoice) ??
      of('kept', 'invoice', firstInvoice),
    paidFrom: of('none', 'payment', typedPayment) ?? of('kept', 'payment', firstPayment),
  };
};

type Billed = 'invoice' | 'invoiceLine' | 'payment';

/** Number of the invoice; of a payment, its reference or else its date. */
const labels: Readonly<Record<Billed, string>> = {
  invoice: 'SELECT number FROM invoices WHERE id = ?',
  invoiceLine: 'SELECT i.number FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE l.id = ?',
  payment: 'SELECT coalesce(reference, paid_on) FROM payments WHERE id = ?',
};

const labelOf = (db: ReadableDb, entity: Billed, id: number): string =>
  (prepared(db, labels[entity]).pluck().get(id) as string | null | undefined) ?? '';
