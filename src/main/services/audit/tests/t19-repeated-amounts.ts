import { numberOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type Detail, type TestException } from '#shared/domain/audit/test-run.ts';
import { benfordTest, leadingDigits } from '#shared/domain/statistics/benford.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { amountText, invoiceRow } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

type Repeated = { readonly digits: number; readonly invoices: readonly InvoiceFacts[] };

const spikeZ = 1.96;

/** Exact amounts that come up again and again where leading digits stand out from Benford's law. */
export const t19: AuditTest = {
  id: 'T19',
  parameters: [
    {
      name: 'most',
      kind: 'count',
      default: 20,
      min: 1,
      max: 1_000,
      mark: 'stated',
      source: 'http://ideascripting.com/Number-Duplication-Test',
    },
    { name: 'count', kind: 'count', default: 3, min: 2, max: 1_000_000, mark: 'judgement', source: '' },
    {
      name: 'least',
      kind: 'count',
      default: 1_146,
      min: 500,
      max: 1_000_000_000,
      mark: 'computed',
      source: 'n · log10(1 + 1/99) ≥ 5',
    },
  ],
  reads: ['invoice'],
  exclusions: ['amount-unknown', 'not-positive', 'too-few-digits', 'no-spike'],
  run: ({ facts, parameters }) => {
    const tally = newTally();
    const digitsOf = ({ netAmount }: InvoiceFacts): number | null =>
      leadingDigits(netAmount ?? 0, 'first-two');
    const kept = keepRows(facts.invoices(), tally, {
      'amount-unknown': ({ netAmount }) => netAmount === null,
      'not-positive': ({ netAmount }) => (netAmount ?? 0) <= 0,
      'too-few-digits': (invoice) => digitsOf(invoice) === null,
    });
    const { counts } = benfordTest(
      kept.flatMap((invoice) => digitsOf(invoice) ?? []),
      'first-two',
    );
    const spikes = counts.filter(({ count, expected, z }) => z > spikeZ && count > expected);
    const isSpike = new Set(spikes.map(({ digits }) => digits));
    const inSpikes = keepRows(kept, tally, {
      'no-spike': (invoice) => !isSpike.has(digitsOf(invoice) ?? 0),
    });
    const repeated = [
      ...Map.groupBy(inSpikes, ({ netAmount, currency }) => `${netAmount}|${currency}`).values(),
    ]
      .map((invoices): Repeated => ({
        digits: invoices[0] === undefined ? 0 : (digitsOf(invoices[0]) ?? 0),
        invoices,
      }))
      .filter(({ invoices }) => invoices.length >= numberOf(parameters, 'count'))
      .toSorted((a, b) => b.invoices.length - a.invoices.length || amountOf(b) - amountOf(a))
      .slice(0, numberOf(parameters, 'most'));
    const least = numberOf(parameters, 'least');
    const tooFew = kept.length < least ? { n: kept.length, least } : null;
    return {
      population: facts.invoices().length,
      excluded: tally.excluded(),
      exceptions: tooFew === null ? repeated.map(toException) : [],
      tooFew,
      profile: [
        {
          n: kept.length,
          least,
          spikes: spikes.map(({ digits }) => String(digits)),
        },
        ...repeated.map(detailOf),
      ],
    };
  },
};

const amountOf = ({ invoices }: Repeated): number => invoices[0]?.netAmount ?? 0;

const detailOf = (repeated: Repeated): Detail => {
  const currency = repeated.invoices[0]?.currency ?? '';
  return {
    digits: repeated.digits,
    amount: amountText(amountOf(repeated), currency),
    currency,
    count: repeated.invoices.length,
    vendors: [...new Set(repeated.invoices.map(({ vendor }) => vendor))].slice(0, 10),
  };
};

/** A repeated amount is no loss: nothing is said to be at risk. */
const toException = (repeated: Repeated): TestException => {
  const currency = repeated.invoices[0]?.currency ?? '';
  return {
    key: exceptionKey(amountText(amountOf(repeated), currency), currency),
    rows: repeated.invoices.map(invoiceRow),
    currency,
    amountAtRisk: null,
    detail: detailOf(repeated),
  };
};
