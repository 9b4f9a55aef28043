import { listOf, minorOf, type ParameterValues } from '#shared/domain/audit/parameters.ts';
import type { Detail } from '#shared/domain/audit/test-run.ts';
import { isDecimalText } from '#shared/domain/money/decimal.ts';
import { decimalToMinor } from '#shared/domain/money/money.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { amountText, invoiceException } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** Invoices by bands of amounts: it describes, and reports only what is above an amount that is set. */
export const t23: AuditTest = {
  id: 'T23',
  parameters: [
    {
      name: 'bands',
      kind: 'list',
      default: '0,1000,5000,25000,100000,1000000',
      mark: 'judgement',
      source: '',
    },
    { name: 'reportFrom', kind: 'amount', default: null, mark: 'judgement', source: '' },
  ],
  reads: ['invoice'],
  exclusions: ['amount-unknown'],
  run: ({ facts, parameters }) => {
    const tally = newTally();
    const kept = keepRows(facts.invoices(), tally, {
      'amount-unknown': (invoice) => amountOf(invoice) === null,
    });
    const byCurrency = Map.groupBy(kept, ({ currency }) => currency);
    return {
      population: facts.invoices().length,
      excluded: tally.excluded(),
      exceptions: kept.flatMap((invoice) => {
        const from = minorOf(parameters, 'reportFrom', invoice.currency);
        const amount = amountOf(invoice) ?? 0;
        return from === null || amount < from
          ? []
          : [invoiceException(invoice, amount, { amount: amountText(amount, invoice.currency) })];
      }),
      profile: [...byCurrency].flatMap(([currency, invoices]) => strataOf(currency, invoices, parameters)),
    };
  },
};

const amountOf = ({ netAmount, amount }: InvoiceFacts): number | null => netAmount ?? amount;

/** Where bands begin, in minor units; what is no amount of the currency is no band. */
const edgesOf = (parameters: ParameterValues, currency: string): readonly number[] =>
  [
    ...new Set(
      listOf(parameters, 'bands').flatMap((text) => {
        const minor = isDecimalText(text) ? decimalToMinor(text, currency) : null;
        return minor?.ok === true ? [minor.value] : [];
      }),
    ),
  ].toSorted((a, b) => a - b);

/** A band holds what it begins with, and not what the next one begins with. One pass over the invoices. */
const strataOf = (
  currency: string,
  invoices: readonly InvoiceFacts[],
  parameters: ParameterValues,
): readonly Detail[] => {
  const edges = edgesOf(parameters, currency);
  const strata = Array.from({ length: edges.length + 1 }, () => ({ count: 0, sum: 0n, min: 0, max: 0 }));
  let total = 0n;
  for (const invoice of invoices) {
    const amount = amountOf(invoice) ?? 0;
    const above = edges.findIndex((edge) => amount < edge);
    const stratum = strata[above === -1 ? edges.length : above];
    if (stratum === undefined) continue;
    stratum.min = stratum.count === 0 ? amount : Math.min(stratum.min, amount);
    stratum.max = stratum.count === 0 ? amount : Math.max(stratum.max, amount);
    stratum.count += 1;
    stratum.sum += BigInt(amount);
    total += BigInt(amount);
  }
  const text = (minor: number | bigint | undefined): string | null => amountText(minor ?? null, currency);
  return strata.map(({ count, sum, min, max }, index) => ({
    currency,
    from: text(edges[index - 1]),
    to: text(edges[index]),
    count,
    sum: text(sum),
    percent: total === 0n ? null : percentText(sum, total),
    min: count === 0 ? null : text(min),
    max: count === 0 ? null : text(max),
  }));
};

/** Percentage with one decimal. A share that rounds to nothing is 0.0, on whichever side of zero it is. */
const percentText = (part: bigint, whole: bigint): string => {
  const text = ((Number(part) / Number(whole)) * 100).toFixed(1);
  return text === '-0.0' ? '0.0' : text;
};
