import { minorOf, numberOf } from '#shared/domain/audit/parameters.ts';
import { currencyExponent } from '#shared/domain/money/currency.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
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
      profile: [
        {
          examined: kept.length,
          round: round.length,
          percent: shareText(round.length, kept.length),
          expectedPercent: shareText(expectedCount(kept, zeros), kept.length),
        },
      ],
    };
  },
};

/** How many would be round if the last digits came up equally often: of k digits and the decimals, all are zero. */
const expectedCount = (invoices: readonly InvoiceFacts[], zeros: number): number =>
  invoices.reduce((sum, { currency }) => sum + 10 ** -(zeros + currencyExponent(currency)), 0);

/** A share in percent, to two digits that count: what is expected is thousandths of a percent. */
const shareText = (part: number, whole: number): string | null => {
  if (whole === 0) return null;
  const percent = (100 * part) / whole;
  const decimals = percent === 0 ? 0 : Math.max(0, 1 - Math.floor(Math.log10(percent)));
  return percent.toFixed(Math.min(decimals, 20));
};
