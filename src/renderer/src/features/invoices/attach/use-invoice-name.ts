import { useFormat } from '#renderer/lib/use-format.ts';
import type { InvoiceChoice } from '#shared/ipc/calls/documents.ts';

/** How an invoice is told from others of the same number: number, vendor, date. */
export const useInvoiceName = (): ((invoice: InvoiceChoice) => string) => {
  const format = useFormat();
  return ({ number, vendor, issuedOn }) => [number, vendor, format.date(issuedOn)].join(' – ');
};
