import type { TestException } from '#shared/domain/audit/test-run.ts';
import { createDecimalSum, type DecimalSum } from '#shared/domain/money/decimal-sum.ts';
import { isBeyond, subtractDecimals } from '#shared/domain/cloud/unit-arithmetic.ts';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { addRow, cloudLines, costAtRisk, groupOf, type LineGroup } from '../cloud-lines.ts';
import { invoiceDetail, invoiceKey, invoiceRow } from '../invoice-exceptions.ts';
import { newTally, type Tally } from '../tally.ts';
import { toldApart } from '../told-apart.ts';

type Bill = LineGroup & {
  readonly number: string;
  readonly vendorId: number | null;
  readonly currency: string;
  readonly billed: DecimalSum;
};

/** Cloud invoices whose lines do not come to what the invoice asks for. */
export const t30: AuditTest = {
  id: 'T30',
  parameters: [
    {
      name: 'tolerance',
      kind: 'amount',
      default: '0.01',
      mark: 'stated',
      source: 'FOCUS 1.2, BilledCost and InvoiceId',
    },
  ],
  reads: ['costRecord', 'invoice'],
  exclusions: ['no-invoice-number', 'no-cost', 'no-register-invoice'],
  run: (input) => {
    const tally = newTally();
    const { population, bills } = billsOf(input, tally);
    const tolerance = String(input.parameters['tolerance'] ?? '0.01');
    const invoices = Map.groupBy(input.facts.invoices(), ({ number }) => sortKey(number));
    const exceptions = bills.flatMap((bill) => {
      const candidates = (invoices.get(bill.number) ?? []).filter((invoice) => isOf(invoice, bill));
      if (candidates.length === 0) tally.exclude('no-register-invoice', bill.lines);
      const differences = candidates.map((invoice) => ({ invoice, ...differenceOf(invoice, bill) }));
      const [first] = differences;
      if (first === undefined || differences.some(({ less }) => !isBeyond(less, tolerance))) return [];
      const { invoice, less, asked } = first;
      const exception: TestException = {
        key: invoiceKey(invoice),
        rows: [invoiceRow(invoice), ...bill.rows],
        currency: bill.currency,
        amountAtRisk: costAtRisk(less, bill.currency),
        detail: {
          ...invoiceDetail(invoice),
          invoiced: asked,
          billed: bill.billed.text(2),
          difference: less,
          lines: bill.lines,
        },
      };
      // Lines that name the vendor and lines that do not are two bills, even of one invoice.
      return [{ exception, by: [bill.vendorId === null ? null : invoice.vendor] }];
    });
    return { population, excluded: tally.excluded(), exceptions: toldApart(exceptions) };
  },
};

const billsOf = (
  input: TestInput,
  tally: Tally,
): { readonly population: number; readonly bills: readonly Bill[] } => {
  const bills = new Map<string, Bill>();
  let population = 0;
  for (const line of cloudLines(input, ['invoiceNumber', 'vendorId', 'currency', 'billedCost'])) {
    population += 1;
    const { id, vendorId, currency, billedCost } = line;
    if (line.invoiceNumber === null) tally.exclude('no-invoice-number');
    else if (billedCost === null) tally.exclude('no-cost');
    else {
      const number = sortKey(line.invoiceNumber);
      const bill = groupOf(bills, `${vendorId}|${currency}|${number}`, () => ({
        number,
        vendorId,
        currency,
        billed: createDecimalSum(),
        lines: 0,
        rows: [],
      }));
      addRow(bill, id);
      bill.billed.add(billedCost);
    }
  }
  return { population, bills: [...bills.values()] };
};

/** Of the vendor who bills, where the bill names one that the register knows. */
const isOf = (invoice: InvoiceFacts, { vendorId, currency }: Bill): boolean =>
  (vendorId === null || invoice.vendorId === vendorId) &&
  invoice.currency === currency &&
  askedOf(invoice) !== null;

const askedOf = ({ payable, amount }: InvoiceFacts): number | null => payable ?? amount;

/** How much more the invoice asks for than its lines come to. */
const differenceOf = (invoice: InvoiceFacts, { billed, currency }: Bill) => {
  const asked = minorToDecimal(askedOf(invoice) ?? 0, currency);
  return { asked, less: subtractDecimals(asked, billed.text()) };
};
