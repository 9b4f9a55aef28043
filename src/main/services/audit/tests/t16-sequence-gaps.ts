import { numberOf, ppmOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { gapsIn, misplacedIn, seriesNumber, type SeriesNumber } from '#shared/domain/statistics/sequences.ts';
import { compareText } from '#shared/domain/text/compare-text.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { invoiceRow } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';
import { toldApart } from '../told-apart.ts';

type Numbered = { readonly invoice: InvoiceFacts; readonly at: SeriesNumber };

/** Missing numbers in a vendor's series, numbers out of the order of their dates, and long runs: we may be its only client. */
export const t16: AuditTest = {
  id: 'T16',
  parameters: [
    { name: 'largestGap', kind: 'count', default: 5, min: 1, max: 1_000_000, mark: 'judgement', source: '' },
    {
      name: 'completePercent',
      kind: 'percent',
      default: 80,
      min: 0,
      max: 100,
      mark: 'judgement',
      source: '',
    },
    { name: 'orderDays', kind: 'days', default: 7, min: 0, max: 3_660, mark: 'judgement', source: '' },
    { name: 'runLength', kind: 'count', default: 6, min: 2, max: 1_000_000, mark: 'judgement', source: '' },
  ],
  reads: ['invoice'],
  exclusions: ['credit-note', 'no-series'],
  run: (input) => {
    const tally = newTally();
    const kept = keepRows(input.facts.invoices(), tally, {
      'credit-note': ({ kind }) => kind === 'credit-note',
      'no-series': ({ number }) => seriesNumber(number) === null,
    });
    const numbered = kept.flatMap((invoice): Numbered[] => {
      const at = seriesNumber(invoice.number);
      return at === null ? [] : [{ invoice, at }];
    });
    const series = Map.groupBy(numbered, ({ invoice, at }) => `${invoice.vendorId}|${at.prefix}|${at.width}`);
    const largestGap = numberOf(input.parameters, 'largestGap');
    const runLength = numberOf(input.parameters, 'runLength');
    const orderDays = numberOf(input.parameters, 'orderDays');
    const complete = ppmOf(input.parameters, 'completePercent');
    const isComplete = (rows: readonly Numbered[]): boolean =>
      rows.length > 0 && presentPpm(rows) >= complete;
    const exceptionsOf = (rows: readonly Numbered[]): readonly TestException[] => [
      ...(isComplete(rows) ? gapExceptions(rows, largestGap) : []),
      ...orderExceptions(rows, orderDays),
      ...runExceptions(rows, runLength),
    ];
    const exceptions = toldApart(
      [...series.values()].flatMap((rows) => {
        const by = [rows[0]?.at.width ?? null, rows[0]?.invoice.vendor ?? null];
        return exceptionsOf(rows).map((exception) => ({ exception, by }));
      }),
    );
    return {
      population: input.facts.invoices().length,
      excluded: tally.excluded(),
      exceptions,
      profile: [{ series: series.size, completeSeries: [...series.values()].filter(isComplete).length }],
    };
  },
};

/** Share of the numbers from the least to the greatest that we have: of a series that others are invoiced in, it is small. */
const presentPpm = (rows: readonly Numbered[]): number => {
  const values = new Set(rows.map(({ at }) => at.value));
  const sorted = [...values].toSorted((a, b) => a - b);
  return (values.size * 1_000_000) / ((sorted.at(-1) ?? 0) - (sorted[0] ?? 0) + 1);
};

/** An invoice dated well before one with a lower number, or well after one with a higher number. */
const orderExceptions = (rows: readonly Numbered[], orderDays: number): readonly TestException[] => {
  const sorted = rows.toSorted(
    (a, b) =>
      a.at.value - b.at.value ||
      compareText(a.invoice.issuedOn, b.invoice.issuedOn) ||
      a.invoice.id - b.invoice.id,
  );
  return misplacedIn(sorted.map(({ invoice }) => invoice.issuedOn)).flatMap(({ index, before, after }) => {
    const row = sorted[index];
    const [lower, higher] = [sorted[before ?? -1], sorted[after ?? -1]];
    if (row === undefined) return [];
    const early = lower === undefined ? 0 : daysBetween(row.invoice.issuedOn, lower.invoice.issuedOn);
    const late = higher === undefined ? 0 : daysBetween(higher.invoice.issuedOn, row.invoice.issuedOn);
    const days = Math.max(early, late);
    if (days <= orderDays) return [];
    const beside = early >= late ? lower : higher;
    const both = [row, ...(beside === undefined ? [] : [beside])].map(({ invoice }) => invoice);
    const { vendor, vendorKey, issuedOn } = row.invoice;
    return [
      {
        key: exceptionKey('out-of-order', vendorKey, row.at.prefix, row.at.value, issuedOn),
        rows: both.map(invoiceRow),
        currency: null,
        amountAtRisk: null,
        detail: {
          kind: 'out-of-order',
          vendor,
          numbers: both.map(({ number }) => number),
          dates: both.map((invoice) => invoice.issuedOn),
          days,
        },
      },
    ];
  });
};

/** A large gap only says that the vendor has other clients. */
const gapExceptions = (rows: readonly Numbered[], largestGap: number): readonly TestException[] => {
  const byValue = Map.groupBy(rows, ({ at }) => at.value);
  return gapsIn(rows.map(({ at }) => at.value))
    .filter(({ from, to }) => to - from + 1 <= largestGap)
    .map(({ from, to }) => {
      const beside = [...(byValue.get(from - 1) ?? []), ...(byValue.get(to + 1) ?? [])];
      return exceptionOf(beside, 'gap', from, to);
    });
};

const runExceptions = (rows: readonly Numbered[], runLength: number): readonly TestException[] => {
  const sorted = rows.toSorted((a, b) => a.at.value - b.at.value);
  const runs: Numbered[][] = [];
  for (const row of sorted) {
    const last = runs.at(-1)?.at(-1)?.at.value;
    if (last !== undefined && row.at.value - last <= 1) runs.at(-1)?.push(row);
    else runs.push([row]);
  }
  return runs.flatMap((run) => {
    const [from, to] = [run[0]?.at.value ?? 0, run.at(-1)?.at.value ?? 0];
    return to - from + 1 >= runLength ? [exceptionOf(run, 'consecutive', from, to)] : [];
  });
};

const exceptionOf = (
  rows: readonly Numbered[],
  kind: 'gap' | 'consecutive',
  from: number,
  to: number,
): TestException => {
  const { vendor = '', vendorKey = '' } = rows[0]?.invoice ?? {};
  const prefix = rows[0]?.at.prefix ?? '';
  return {
    key: exceptionKey(kind, vendorKey, prefix, from, ...(kind === 'gap' ? [to] : [])),
    rows: rows.map(({ invoice }) => invoiceRow(invoice)),
    currency: null,
    amountAtRisk: null,
    detail: { kind, vendor, prefix, from, to, count: to - from + 1 },
  };
};
