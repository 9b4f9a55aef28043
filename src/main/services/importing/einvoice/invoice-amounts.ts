import type { EInvoice, TaxSubtotal } from '#shared/domain/einvoice/einvoice.ts';
import { holdbackOf } from '#shared/domain/einvoice/holdback.ts';
import type { SignedMoney } from '#shared/domain/einvoice/signed-money.ts';
import { isCanadian, taxCode } from '#shared/domain/einvoice/tax-code.ts';
import { addDecimals } from '#shared/domain/money/decimal.ts';

/** The amounts of an invoice in the register. */
export const invoiceAmounts = (invoice: EInvoice, money: SignedMoney) => {
  const { totals } = invoice;
  // Without a breakdown the total is one of the others: which tax it is cannot be told.
  const taxes =
    invoice.taxes.length === 0
      ? { gst: null, qst: null, other: totals.tax }
      : taxAmounts(invoice.taxes, invoice);
  return {
    net: money.minor(totals.net, 'BT-109'),
    gst: money.minor(taxes.gst, 'BT-117'),
    qst: money.minor(taxes.qst, 'BT-117'),
    otherTaxes: money.minor(taxes.other, 'BT-117'),
    total: money.minor(totals.total, 'BT-112'),
    prepaid: money.minor(totals.prepaid, 'BT-113'),
    rounding: money.minor(totals.rounding, 'BT-114'),
    payable: money.minor(totals.payable, 'BT-115'),
    holdback: money.minor(holdbackOf(invoice), 'BT-92'),
  };
};

type Taxes = { readonly gst: string | null; readonly qst: string | null; readonly other: string | null };

/** GST, QST and the others of an invoice or of a line of it; null where it says nothing of the kind. */
export const taxAmounts = (taxes: readonly TaxSubtotal[], invoice: EInvoice): Taxes => {
  const sums: Record<keyof Taxes, string[]> = { gst: [], qst: [], other: [] };
  for (const subtotal of taxes) {
    const code = taxCode(subtotal, invoice);
    const kind = code === 'QST' ? 'qst' : code === 'GST' && isCanadian(invoice) ? 'gst' : 'other';
    if (subtotal.amount !== null) sums[kind].push(subtotal.amount);
  }
  const sum = (terms: readonly string[]): string | null =>
    terms.length === 0 ? null : addDecimals(...terms);
  return { gst: sum(sums.gst), qst: sum(sums.qst), other: sum(sums.other) };
};
