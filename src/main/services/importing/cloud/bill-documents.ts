import type { SourceDocument, SourceRecord } from '#shared/domain/importing/source-record.ts';
import { createDecimalSum, type DecimalSum } from '#shared/domain/money/decimal-sum.ts';

type Bill = {
  readonly number: string;
  readonly currency: string;
  vendorId: number | null;
  lines: number;
  taxLines: number;
  readonly net: DecimalSum;
  readonly taxes: DecimalSum;
};

/** More invoices than this in one bill is no bill: the rest is in the sums of the import only. */
const mostBills = 20_000;

/**
 * Adds up the lines of a cloud bill by invoice: net is the sum of the billed cost of all its lines, taxes among them,
 * which is what the invoice must come to. Two currencies under one number are two documents.
 * Source: FOCUS 1.2, InvoiceId: the sum of BilledCost of an invoice's lines equals what is payable.
 */
export const createBillDocuments = () => {
  const bills = new Map<string, Bill>();
  const billOf = (number: string, currency: string): Bill | null => {
    const key = `${currency} ${number}`;
    const known = bills.get(key);
    if (known !== undefined || bills.size >= mostBills) return known ?? null;
    const sums = { net: createDecimalSum(), taxes: createDecimalSum() };
    const bill = { number, currency, vendorId: null, lines: 0, taxLines: 0, ...sums };
    bills.set(key, bill);
    return bill;
  };
  return {
    add: ({ drafts, amount, problems }: SourceRecord): void => {
      if (problems.length > 0) return;
      const fields = drafts[0]?.fields ?? {};
      const bill = billOf(textOf(fields['invoiceNumber']), textOf(fields['currency']));
      if (bill === null) return;
      bill.lines += 1;
      if (typeof fields['vendorId'] === 'number') bill.vendorId = fields['vendorId'];
      if (amount === null) return;
      bill.net.add(amount.decimal);
      if (fields['chargeCategory'] !== 'Tax') return;
      bill.taxes.add(amount.decimal);
      bill.taxLines += 1;
    },
    documents: (): readonly SourceDocument[] =>
      [...bills.values()].map(({ number, currency, vendorId, lines, net, taxes, taxLines }) => ({
        number,
        lines,
        net: shortText(net),
        taxes: taxLines === 0 ? [] : [{ code: 'Tax', amount: shortText(taxes) }],
        total: shortText(net),
        tied: true,
        rules: [],
        bill: { vendorId, currency },
      })),
  };
};

/** To the cent, and beyond only the decimals that say something: lines are written with ten and more. */
export const shortText = (sum: DecimalSum): string => sum.text(2).replace(/(\.\d\d\d*?)0+$/u, '$1');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
