import type { EInvoice } from '#shared/domain/einvoice/einvoice.ts';
import { taxCode } from '#shared/domain/einvoice/tax-code.ts';
import type { ImportField } from '#shared/domain/importing/fields.ts';

/** The document's head as written, by import field: what a person sees of a rejected one. */
export const writtenCells = (invoice: EInvoice): Record<string, string> => {
  const taxOf = (code: string): string | null =>
    invoice.taxes.find((subtotal) => taxCode(subtotal, invoice) === code)?.amount ?? null;
  const cells: Partial<Record<ImportField, string | null>> = {
    number: invoice.number,
    date: invoice.issuedOn,
    vendor: invoice.seller.name,
    contract: invoice.contractReference,
    po: invoice.purchaseOrder,
    periodStart: invoice.periodStart,
    periodEnd: invoice.periodEnd,
    net: invoice.totals.net,
    gst: taxOf('GST'),
    qst: taxOf('QST'),
    total: invoice.totals.total,
    currency: invoice.currency,
  };
  const known = Object.entries(cells).flatMap(([field, text]) =>
    text === null ? [] : [[field, text.slice(0, 500)] as const],
  );
  return Object.fromEntries(known);
};
