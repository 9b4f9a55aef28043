import { compareText } from '../text/compare-text.ts';
import type { AllowanceCharge, EInvoice } from './einvoice.ts';

const plain = (decimal: string | null): string | null =>
  decimal?.includes('.') === true ? decimal.replace(/\.?0+$/u, '') : decimal;

const words = (text: string | null): string | null => text?.replace(/\s+/gu, ' ').trim() ?? null;

const allowanceOf = ({ isCharge, amount, reason }: AllowanceCharge) => [
  isCharge,
  plain(amount),
  words(reason),
];

/**
 * What a document says of who owes what to whom, in one form: the same for UBL and CII, and for a document formatted
 * anew. Its hash tells a document that is delivered twice. Notes and attachments do not count.
 */
export const canonicalText = (invoice: EInvoice): string =>
  JSON.stringify([
    invoice.number,
    invoice.typeCode,
    invoice.issuedOn,
    invoice.currency,
    [words(invoice.seller.name), invoice.seller.ids.map(({ id }) => words(id) ?? '').toSorted(compareText)],
    words(invoice.contractReference),
    words(invoice.purchaseOrder),
    invoice.preceding.map(({ number }) => number),
    [invoice.periodStart, invoice.periodEnd],
    invoice.lines.map((line) => [
      words(line.name),
      plain(line.quantity),
      plain(line.price),
      plain(line.baseQuantity),
      plain(line.net),
      [line.periodStart, line.periodEnd],
      line.allowancesCharges.map(allowanceOf),
    ]),
    invoice.allowancesCharges.map(allowanceOf),
    invoice.taxes.map(({ category, rate, base, amount }) => [category, ...[rate, base, amount].map(plain)]),
    Object.values(invoice.totals).map(plain),
  ]);
