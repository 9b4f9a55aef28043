import { numberOf } from '#shared/domain/audit/parameters.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { amountText, invoiceException } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

const amountOf = ({ netAmount, amount }: InvoiceFacts): number => netAmount ?? amount ?? 0;

/** A vendor's largest invoice, many times its second largest. */
export const t24: AuditTest = {
  id: 'T24',
  parameters: [
    { name: 'factor', kind: 'ratio', default: 10, min: 1, max: 1_000_000, mark: 'judgement', source: '' },
  ],
  reads: ['invoice'],
  exclusions: ['credit-note', 'amount-unknown', 'not-positive', 'only-one'],
  run: (input) => {
    const tally = newTally();
    const factor = numberOf(input.parameters, 'factor');
    const kept = keepRows(input.facts.invoices(), tally, {
      'credit-note': ({ kind }) => kind === 'credit-note',
      'amount-unknown': ({ netAmount, amount }) => netAmount === null && amount === null,
      'not-positive': (invoice) => amountOf(invoice) <= 0,
    });
    const byVendor = Map.groupBy(kept, ({ vendorId, currency }) => `${vendorId}|${currency}`);
    const exceptions = [...byVendor.values()].flatMap((group) => {
      const [largest, second] = group.toSorted((a, b) => amountOf(b) - amountOf(a) || a.id - b.id);
      if (largest === undefined || second === undefined) {
        tally.exclude('only-one', group.length);
        return [];
      }
      const [most, next] = [amountOf(largest), amountOf(second)];
      if (most < next * factor) return [];
      const detail = {
        largest: amountText(most, largest.currency),
        second: amountText(next, largest.currency),
        factor: (most / next).toFixed(2),
      };
      return [invoiceException(largest, most - next, detail)];
    });
    return { population: input.facts.invoices().length, excluded: tally.excluded(), exceptions };
  },
};
