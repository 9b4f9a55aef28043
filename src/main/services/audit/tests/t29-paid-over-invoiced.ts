import type { RowReference, TestException } from '#shared/domain/audit/test-run.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { amountText, invoiceException } from '../invoice-exceptions.ts';
import { normalisedNumber } from '#shared/domain/text/invoice-number.ts';
import { keepRows, newTally, type Tally } from '../tally.ts';
import { creditLeft, overpaidAccounts } from '../vendor-accounts.ts';

type Payment = RowOf<'payment'>;

/** More paid on an invoice than it asks for, or to a vendor than its invoices do, once credit notes are taken off. */
export const t29: AuditTest = {
  id: 'T29',
  parameters: [],
  reads: ['invoice', 'payment'],
  populationOf: 'invoices-and-payments',
  exclusions: ['credit-note', 'amount-unknown', 'not-paid', 'other-currency', 'no-vendor'],
  run: (input) => {
    const tally = newTally();
    const { facts } = input;
    const ties = tiesOf(input);
    const untied = facts.payments().filter(({ invoiceId }) => invoiceId === null);
    const accounts = {
      invoices: facts.invoices().filter(({ kind }) => kind === 'invoice'),
      payments: untied,
      credits: facts.invoices().filter(ties.isUnnamedCredit),
      contracts: facts.contracts(),
      vendors: facts.organizations(),
      paidOn: ties.paidOn,
      creditedOn: ties.creditedOn,
    };
    return {
      population: facts.invoices().length + untied.length,
      exceptions: [...overpaidInvoices(input, ties, tally), ...overpaidAccounts(accounts, tally)],
      excluded: tally.excluded(),
    };
  },
};

/** What is tied to an invoice. */
type Ties = {
  readonly paymentsOf: (invoice: InvoiceFacts) => readonly Payment[];
  /** In its own currency. */
  readonly paidOn: (invoice: InvoiceFacts) => bigint;
  /** By the credit notes that name it, as far as they were not refunded. */
  readonly creditedOn: (invoice: InvoiceFacts) => bigint;
  /** A credit note that names no invoice of its vendor in the register. */
  readonly isUnnamedCredit: (invoice: InvoiceFacts) => boolean;
};

const tiesOf = ({ facts }: TestInput): Ties => {
  const payments = Map.groupBy(facts.payments(), ({ invoiceId }) => invoiceId);
  const [credits, invoices] = [true, false].map((isCredit) =>
    facts.invoices().filter(({ kind }) => (kind === 'credit-note') === isCredit),
  );
  const named = (credit: InvoiceFacts): string => creditKey(credit, credit.precedingNumber ?? '');
  const byNamed = Map.groupBy(credits ?? [], named);
  const known = new Set((invoices ?? []).map((invoice) => creditKey(invoice, invoice.number)));
  const paymentsOf = ({ id }: InvoiceFacts): readonly Payment[] => payments.get(id) ?? [];
  const paidOn = (invoice: InvoiceFacts): bigint =>
    paidIn(paymentsOf(invoice).filter(({ currency }) => currency === invoice.currency));
  return {
    paymentsOf,
    paidOn,
    creditedOn: (invoice) =>
      (byNamed.get(creditKey(invoice, invoice.number)) ?? []).reduce(
        (sum, credit) => sum + creditLeft(credit, paidOn(credit)),
        0n,
      ),
    isUnnamedCredit: (invoice) => invoice.kind === 'credit-note' && !known.has(named(invoice)),
  };
};

const overpaidInvoices = ({ facts }: TestInput, ties: Ties, tally: Tally): readonly TestException[] =>
  keepRows(
    facts.invoices().filter((invoice) => !ties.isUnnamedCredit(invoice)),
    tally,
    {
      'credit-note': ({ kind }) => kind === 'credit-note',
      'amount-unknown': (invoice) => owedOf(invoice) === null,
      'not-paid': (invoice) => ties.paymentsOf(invoice).length === 0,
      'other-currency': (invoice) =>
        ties.paymentsOf(invoice).some(({ currency }) => currency !== invoice.currency),
    },
  ).flatMap((invoice) => {
    const credited = ties.creditedOn(invoice);
    const paid = paidIn(ties.paymentsOf(invoice));
    const excess = paid - (BigInt(owedOf(invoice) ?? 0) - credited);
    if (excess <= 0n) return [];
    const text = (minor: bigint | number): string | null => amountText(minor, invoice.currency);
    const exception = invoiceException(invoice, excess, {
      invoiced: text(owedOf(invoice) ?? 0),
      credited: text(credited),
      paid: text(paid),
    });
    const rows = ties.paymentsOf(invoice).map(({ id }): RowReference => ({ entity: 'payment', id }));
    return [{ ...exception, rows: [...exception.rows, ...rows] }];
  });

/** What is to be paid; without it, the amount of the invoice. */
const owedOf = ({ payable, amount }: InvoiceFacts): number | null => payable ?? amount;

const creditKey = ({ vendorId, currency }: InvoiceFacts, number: string): string =>
  `${vendorId}|${currency}|${normalisedNumber(number)}`;

const paidIn = (payments: readonly Payment[]): bigint =>
  payments.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
