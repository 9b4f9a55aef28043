import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { invoiceException } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** What an invoice needs to be checked against something. */
const supports: Readonly<Record<string, (invoice: InvoiceFacts) => boolean>> = {
  period: ({ hasPeriod }) => hasPeriod,
  contract: ({ underContractId, contractReference, purchaseOrder }) =>
    underContractId !== null || contractReference !== null || purchaseOrder !== null,
  lines: ({ lineCount }) => lineCount > 0,
};

/** An invoice that says neither when, nor under what, nor for what in detail: one of these is missing. */
export const t28: AuditTest = {
  id: 'T28',
  parameters: [],
  reads: ['invoice'],
  exclusions: ['credit-note'],
  run: (input) => {
    const tally = newTally();
    const kept = keepRows(input.facts.invoices(), tally, {
      'credit-note': ({ kind }) => kind === 'credit-note',
    });
    const exceptions = kept.flatMap((invoice) => {
      const missing = Object.keys(supports).filter((name) => supports[name]?.(invoice) === false);
      return missing.length === 0 ? [] : [invoiceException(invoice, invoice.amount, { missing })];
    });
    return { population: input.facts.invoices().length, excluded: tally.excluded(), exceptions };
  },
};
