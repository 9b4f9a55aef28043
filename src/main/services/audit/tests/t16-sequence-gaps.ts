import { numberOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { gapsIn, seriesNumber, type SeriesNumber } from '#shared/domain/statistics/sequences.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { invoiceRow } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

type Numbered = { readonly invoice: InvoiceFacts; readonly at: SeriesNumber };

/** Missing numbers in a vendor's series, and long runs without any: then we may be its only client. */
export const t16: AuditTest = {
  id: 'T16',
  parameters: [
    { name: 'largestGap', kind: 'count', default: 5, min: 1, max: 1_000_000, mark: 'judgement', source: '' },
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
    const exceptions = [...series.values()].flatMap((rows) => [
      ...gapExceptions(rows, largestGap),
      ...runExceptions(rows, runLength),
    ]);
    return { population: input.facts.invoices().length, excluded: tally.excluded(), exceptions };
  },
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
