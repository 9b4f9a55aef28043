import { minorOf, numberOf } from '#shared/domain/audit/parameters.ts';
import { currencyExponent } from '#shared/domain/money/currency.ts';
import type { AuditTest } from '../audit-test.ts';
import { amountText, invoiceException } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** Invoices whose amount before tax is a round number. */
export const t20: AuditTest = {
  id: 'T20',
  parameters: [
    { name: 'zeros', kind: 'count', default: 3, min: 1, max: 12, mark: 'judgement', source: '' },
    { name: 'smallest', kind: 'amount', default: '1000', mark: 'judgement', source: '' },
  ],
  reads: ['invoice'],
  exclusions: ['credit-note', 'no-net', 'too-small'],
  run: (input) => {
    const tally = newTally();
    const zeros = numberOf(input.parameters, 'zeros');
    const kept = keepRows(input.facts.invoices(), tally, {
      'credit-note': ({ kind }) => kind === 'credit-note',
      'no-net': ({ netAmount }) => netAmount === null,
      'too-small': ({ netAmount, currency }) =>
        (netAmount ?? 0) < Math.max(minorOf(input.parameters, 'smallest', currency) ?? 0, 1),
    });
    const round = kept.filter(
      ({ netAmount, currency }) => (netAmount ?? 1) % 10 ** (zeros + currencyExponent(currency)) === 0,
    );
    return {
      population: input.facts.invoices().length,
      excluded: tally.excluded(),
      exceptions: round.map((invoice) =>
        invoiceException(invoice, invoice.netAmount, {
          net: amountText(invoice.netAmount, invoice.currency),
        }),
      ),
      profile: [{ examined: kept.length, round: round.length }],
    };
  },
};
