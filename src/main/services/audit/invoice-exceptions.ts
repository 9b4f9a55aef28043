import { exactly } from '#shared/domain/money/interval.ts';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import {
  exceptionKey,
  type Detail,
  type RowReference,
  type TestException,
} from '#shared/domain/audit/test-run.ts';
import type { InvoiceFacts } from './audit-facts.ts';
import type { Candidate } from './duplicate-candidates.ts';

export const invoiceRow = ({ id }: { readonly id: number }): RowReference => ({ entity: 'invoice', id });

/** What names an invoice in the world. */
export const invoiceKey = (invoice: InvoiceFacts): string =>
  exceptionKey(invoice.vendorKey, invoice.number, invoice.issuedOn);

/** An amount in main units of its currency, null when it is not known. */
export const amountText = (minor: number | bigint | null, currency: string): string | null =>
  minor === null ? null : minorToDecimal(minor, currency);

/** Who, which, when: what every sentence about one invoice begins with. */
export const invoiceDetail = (invoice: InvoiceFacts): Detail => ({
  vendor: invoice.vendor,
  number: invoice.number,
  issuedOn: invoice.issuedOn,
});

/** An exception about one invoice. */
export const invoiceException = (
  invoice: InvoiceFacts,
  atRisk: number | bigint | null,
  detail: Detail = {},
): TestException => ({
  key: invoiceKey(invoice),
  rows: [invoiceRow(invoice)],
  currency: invoice.currency,
  amountAtRisk: atRisk === null ? null : exactly(atRisk),
  detail: { ...invoiceDetail(invoice), ...detail },
});

/**
 * Invoices of which one may be right and the others paid too much: at risk are all but the greatest at least, all but
 * the least at most.
 */
export const duplicateException = (
  group: readonly Candidate[],
  key: string,
  detail: Detail = {},
): TestException => {
  const amounts = group.map(({ amount }) => amount).toSorted((a, b) => a - b);
  const total = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
  const currency = group[0]?.currency ?? '';
  return {
    key,
    rows: group.map(invoiceRow),
    currency,
    amountAtRisk: { low: total - BigInt(amounts.at(-1) ?? 0), high: total - BigInt(amounts[0] ?? 0) },
    detail: {
      vendor: group[0]?.vendor ?? null,
      vendors: [...new Set(group.map(({ vendor }) => vendor))],
      numbers: group.map(({ number }) => number),
      dates: group.map(({ issuedOn }) => issuedOn),
      amounts: group.map(({ amount }) => minorToDecimal(amount, currency)),
      ...detail,
    },
  };
};
