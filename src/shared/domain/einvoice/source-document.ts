import type { SourceDocument } from '../importing/source-record.ts';
import { brokenRules, isTied } from './arithmetic-rules.ts';
import type { EInvoice } from './einvoice.ts';
import { taxCode } from './tax-code.ts';

/** What the document says, as printed, with the rules that it breaks. */
export const einvoiceDocument = (invoice: EInvoice): SourceDocument => {
  const rules = brokenRules(invoice);
  return {
    // An identifier is one line of text, however the document is laid out.
    number: invoice.number?.replace(/\s+/gu, ' ') ?? '',
    lines: invoice.lines.length,
    net: invoice.totals.net,
    taxes: invoice.taxes.flatMap((subtotal) =>
      subtotal.amount === null ? [] : [{ code: taxCode(subtotal, invoice), amount: subtotal.amount }],
    ),
    total: invoice.totals.total,
    tied: isTied(invoice, rules),
    rules,
  };
};
