import type { RowReference } from '#shared/domain/audit/test-run.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { amountText, invoiceException } from '../invoice-exceptions.ts';
import { normalisedNumber } from '#shared/domain/text/invoice-number.ts';
import { keepRows, newTally } from '../tally.ts';

type Payment = RowOf<'payment'>;

/** More paid on an invoice than it asks for, once the credit notes that name it are taken off. */
export const t29: AuditTest = {
  id: 'T29',
  parameters: [],
  reads: ['invoice', 'payment'],
  exclusions: ['credit-note', 'amount-unknown', 'not-paid', 'other-currency'],
  run: (input) => {
    const tally = newTally();
    const payments = Map.groupBy(input.facts.payments(), ({ invoiceId }) => invoiceId);
    const paymentsOf = ({ id }: InvoiceFacts): readonly Payment[] => payments.get(id) ?? [];
    const credits = Map.groupBy(
      input.facts.invoices().filter(({ kind }) => kind === 'credit-note'),
      (credit) => creditKey(credit, credit.precedingNumber ?? ''),
    );
    const kept = keepRows(input.facts.invoices(), tally, {
      'credit-note': ({ kind }) => kind === 'credit-note',
      'amount-unknown': (invoice) => owedOf(invoice) === null,
      'not-paid': (invoice) => paymentsOf(invoice).length === 0,
      'other-currency': (invoice) =>
        paymentsOf(invoice).some(({ currency }) => currency !== invoice.currency),
    });
    const exceptions = kept.flatMap((invoice) => {
      const credited = sumOf((credits.get(creditKey(invoice, invoice.number)) ?? []).map(creditSize));
      const paid = sumOf(paymentsOf(invoice).map(({ amount }) => amount ?? 0));
      const excess = paid - (BigInt(owedOf(invoice) ?? 0) - credited);
      if (excess <= 0n) return [];
      const text = (minor: bigint | number): string | null => amountText(minor, invoice.currency);
      const exception = invoiceException(invoice, excess, {
        invoiced: text(owedOf(invoice) ?? 0),
        credited: text(credited),
        paid: text(paid),
      });
      const rows = paymentsOf(invoice).map(({ id }): RowReference => ({ entity: 'payment', id }));
      return [{ ...exception, rows: [...exception.rows, ...rows] }];
    });
    return { population: input.facts.invoices().length, excluded: tally.excluded(), exceptions };
  },
};

/** What is to be paid; without it, the amount of the invoice. */
const owedOf = ({ payable, amount }: InvoiceFacts): number | null => payable ?? amount;

const creditKey = ({ vendorId, currency }: InvoiceFacts, number: string): string =>
  `${vendorId}|${currency}|${normalisedNumber(number)}`;

/** Some registers write credit notes with a plus sign. */
const creditSize = ({ amount }: InvoiceFacts): number => Math.abs(amount ?? 0);

const sumOf = (amounts: readonly number[]): bigint =>
  amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
