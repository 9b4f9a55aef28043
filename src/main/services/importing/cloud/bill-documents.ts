import type { SourceDocument, SourceRecord } from '#shared/domain/importing/source-record.ts';
import { createDecimalSum, type DecimalSum } from '#shared/domain/money/decimal-sum.ts';

type Bill = { lines: number; readonly net: DecimalSum; readonly taxes: DecimalSum; taxLines: number };

/** More invoices than this in one bill is no bill: the rest is in the sums of the import only. */
const mostBills = 20_000;

/**
 * Adds up the lines of a cloud bill by invoice: net is the sum of the billed cost of all its lines, taxes among them,
 * which is what the invoice must come to.
 * Source: FOCUS 1.2, InvoiceId: the sum of BilledCost of an invoice's lines equals what is payable.
 */
export const createBillDocuments = () => {
  const bills = new Map<string, Bill>();
  const billOf = (number: string): Bill | null => {
    const known = bills.get(number);
    if (known !== undefined || bills.size >= mostBills) return known ?? null;
    const bill = { lines: 0, net: createDecimalSum(), taxes: createDecimalSum(), taxLines: 0 };
    bills.set(number, bill);
    return bill;
  };
  return {
    add: ({ drafts, amount, problems }: SourceRecord): void => {
      if (problems.length > 0) return;
      const fields = drafts[0]?.fields ?? {};
      const bill = billOf(typeof fields['invoiceNumber'] === 'string' ? fields['invoiceNumber'] : '');
      if (bill === null) return;
      bill.lines += 1;
      if (amount === null) return;
      bill.net.add(amount.decimal);
      if (fields['chargeCategory'] !== 'Tax') return;
      bill.taxes.add(amount.decimal);
      bill.taxLines += 1;
    },
    documents: (): readonly SourceDocument[] =>
      [...bills].map(([number, { lines, net, taxes, taxLines }]) => ({
        number,
        lines,
        net: net.text(2),
        taxes: taxLines === 0 ? [] : [{ code: 'Tax', amount: taxes.text(2) }],
        total: net.text(2),
        tied: true,
        rules: [],
      })),
  };
};
