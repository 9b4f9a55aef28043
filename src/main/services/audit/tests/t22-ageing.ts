import { daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { numberOf } from '#shared/domain/audit/parameters.ts';
import type { Detail } from '#shared/domain/audit/test-run.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { amountText, invoiceException } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

type Payment = RowOf<'payment'>;

type Aged = {
  readonly invoice: InvoiceFacts;
  /** Null while something is left to pay. */
  readonly paidOn: string | null;
  readonly outstanding: bigint;
  /** From the due date to the last payment, or to now; negative before it. */
  readonly days: number;
};

const bands = [
  { band: 'not-late', to: -1 },
  { band: '0-30', to: 30 },
  { band: '31-60', to: 60 },
  { band: '61-90', to: 90 },
  { band: 'over-90', to: Infinity },
] as const;

/** How long after they were due invoices were paid, or are still owed. */
export const t22: AuditTest = {
  id: 'T22',
  parameters: [
    { name: 'days', kind: 'days', default: 90, min: 0, max: 3_660, mark: 'judgement', source: '' },
  ],
  reads: ['invoice'],
  exclusions: ['credit-note', 'no-due-date', 'amount-unknown', 'other-currency', 'payment-undated'],
  run: (input) => {
    if (input.facts.invoices().every(({ dueOn }) => dueOn === null)) return { needs: ['due-dates'] };
    const tally = newTally();
    const payments = Map.groupBy(input.facts.payments(), ({ invoiceId }) => invoiceId);
    const paymentsOf = ({ id }: InvoiceFacts): readonly Payment[] => payments.get(id) ?? [];
    const kept = keepRows(input.facts.invoices(), tally, {
      'credit-note': ({ kind }) => kind === 'credit-note',
      'no-due-date': ({ dueOn }) => dueOn === null,
      'amount-unknown': (invoice) => owedOf(invoice) === null,
      'other-currency': (invoice) =>
        paymentsOf(invoice).some(({ currency }) => currency !== invoice.currency),
      'payment-undated': (invoice) => paymentsOf(invoice).some(({ paidOn }) => paidOn === null),
    });
    const aged = kept.map((invoice) => ageOf(invoice, paymentsOf(invoice), input));
    return {
      population: input.facts.invoices().length,
      excluded: tally.excluded(),
      exceptions: aged
        .filter(({ days }) => days > numberOf(input.parameters, 'days'))
        .map(({ invoice, paidOn, outstanding, days }) =>
          invoiceException(invoice, outstanding, {
            dueOn: invoice.dueOn,
            paidOn,
            days,
            outstanding: amountText(outstanding, invoice.currency),
          }),
        ),
      profile: bandsOf(aged),
    };
  },
};

const owedOf = ({ payable, amount }: InvoiceFacts): number | null => payable ?? amount;

const ageOf = (invoice: InvoiceFacts, payments: readonly Payment[], { today }: TestInput): Aged => {
  const left = payments.reduce((sum, { amount }) => sum - BigInt(amount), BigInt(owedOf(invoice) ?? 0));
  const outstanding = left > 0n ? left : 0n;
  const paidOn =
    outstanding > 0n
      ? null
      : (payments
          .map(({ paidOn: on }) => on ?? '')
          .toSorted()
          .at(-1) ?? null);
  return { invoice, paidOn, outstanding, days: daysBetween(invoice.dueOn ?? today, paidOn ?? today) };
};

/** Every band of every currency, also where nothing is in it. */
const bandsOf = (aged: readonly Aged[]): readonly Detail[] =>
  [...Map.groupBy(aged, ({ invoice }) => invoice.currency)].flatMap(([currency, of]) =>
    bands.map(({ band, to }, index): Detail => {
      const from = bands[index - 1]?.to ?? -Infinity;
      const within = of.filter(({ days }) => days > from && days <= to);
      const sum = within.reduce((total, { invoice }) => total + BigInt(owedOf(invoice) ?? 0), 0n);
      const outstanding = within.reduce((total, one) => total + one.outstanding, 0n);
      return {
        band,
        currency,
        count: within.length,
        sum: amountText(sum, currency),
        outstanding: amountText(outstanding, currency),
      };
    }),
  );
