import type { InvoiceFacts } from './audit-facts.ts';
import type { TestInput } from './audit-test.ts';
import { normalisedNumber } from '#shared/domain/text/invoice-number.ts';
import { keepRows, type Tally } from './tally.ts';

/** Why an invoice is not looked at by the tests for duplicates. */
export const duplicateExclusions = ['credit-note', 'amount-unknown', 'not-positive', 'credited'] as const;

export type Candidate = InvoiceFacts & { readonly amount: number };

/**
 * Invoices that could be paid twice: with a positive amount, and not taken back in full by a credit note that names
 * them. A cancelled invoice that is issued anew is no duplicate.
 */
export const duplicateCandidates = ({ facts }: TestInput, tally: Tally): readonly Candidate[] => {
  const invoices = facts.invoices();
  const credited = creditedKeys(invoices);
  return keepRows(invoices, tally, {
    'credit-note': ({ kind }) => kind === 'credit-note',
    'amount-unknown': ({ amount }) => amount === null,
    'not-positive': ({ amount }) => (amount ?? 0) <= 0,
    credited: (invoice) => credited.has(creditKey(invoice, invoice.number)),
  }).filter(hasAmount);
};

const hasAmount = (invoice: InvoiceFacts): invoice is Candidate => invoice.amount !== null;

const creditKey = ({ vendorId, currency, amount }: InvoiceFacts, number: string): string =>
  `${vendorId}|${currency}|${Math.abs(amount ?? 0)}|${normalisedNumber(number)}`;

const creditedKeys = (invoices: readonly InvoiceFacts[]): ReadonlySet<string> =>
  new Set(
    invoices.flatMap((invoice) =>
      invoice.kind === 'credit-note' && invoice.precedingNumber !== null && invoice.amount !== null
        ? [creditKey(invoice, invoice.precedingNumber)]
        : [],
    ),
  );
