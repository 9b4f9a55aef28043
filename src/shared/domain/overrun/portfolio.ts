import type { MoneyIntervalText, OverrunPortfolio, OverrunRow } from '../../ipc/overrun-schemas.ts';
import type { Interval } from '../money/interval.ts';
import { addIntervals, exactly, percentOf } from '../money/interval.ts';
import { weakest } from '../provenance/provenance.ts';
import { sortKey } from '../text/sort-key.ts';
import { knownInterval, tenths } from './cost.ts';
import { compareText } from '../text/compare-text.ts';

type Total = OverrunPortfolio['totals'][number];
type Group = OverrunPortfolio['byVendor'][number];

/**
 * The rows worst first (by the overrun that is certain, in percent of the original value; unknown last), with totals
 * per currency, public body and vendor. Programmes contain contracts: shown, not totalled. An unknown value is left
 * out of its sum and counted beside it.
 */
export const toPortfolio = (rows: readonly OverrunRow[]): OverrunPortfolio => {
  const counted = rows.filter((row) => row.kind !== 'programme');
  return {
    contracts: rows.toSorted(
      (a, b) =>
        compareWorst(certainPercent(a), certainPercent(b)) ||
        compareText(sortKey(a.reference), sortKey(b.reference)),
    ),
    totals: totalsOf(counted),
    byPublicBody: groupsOf(counted, (row) => ({ id: row.publicBodyId, name: row.publicBody })),
    byVendor: groupsOf(counted, (row) => ({ id: row.vendorId, name: row.vendor })),
  };
};

const certainPercent = (row: OverrunRow): string | null => row.overrunOriginal?.percent?.low ?? null;

/** Greatest first, unknown last. */
const compareWorst = (a: string | null, b: string | null): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return tenths(a) === tenths(b) ? 0 : tenths(a) > tenths(b) ? -1 : 1;
};

const totalsOf = (rows: readonly OverrunRow[]): Total[] => {
  const byCurrency = Map.groupBy(rows, (row) => row.currency);
  return [...byCurrency]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([currency, group]) => totalOf(currency, group));
};

const totalOf = (currency: string, rows: readonly OverrunRow[]): Total => {
  const original = rows.flatMap((row) => row.original ?? []);
  const current = rows.flatMap((row) => row.current ?? []);
  const cost = rows.flatMap((row) => row.cost ?? []);
  const grown = rows.flatMap(({ overrunOriginal, original: of }) =>
    overrunOriginal === null || of === null ? [] : [{ growth: overrunOriginal.amount, of }],
  );
  const overrun = sumOf(grown.map(({ growth }) => growth));
  // In percent of the originals of the same contracts: one that is unknown would dilute or inflate the rest.
  const base = sumOf(grown.map(({ of }) => of));
  return {
    currency,
    contracts: rows.length,
    original: asText(sumOf(original)),
    originalUnknown: rows.length - original.length,
    current: asText(sumOf(current)),
    currentUnknown: rows.length - current.length,
    invoiced: String(rows.reduce((sum, row) => sum + BigInt(row.invoiced), 0n)),
    paid: String(rows.reduce((sum, row) => sum + BigInt(row.paid), 0n)),
    cost: asText(sumOf(cost)),
    costUnknown: rows.length - cost.length,
    overrun: asText(overrun),
    percent: overrun === null || base === null ? null : knownInterval(percentOf(overrun, base)),
    provenance: totalProvenance(rows),
  };
};

/** The overrun is known only with its original value, and counted with it. */
const totalProvenance = (rows: readonly OverrunRow[]): Total['provenance'] => {
  const of = (name: keyof OverrunRow['provenance']) =>
    weakest(rows.map(({ provenance }) => provenance[name]));
  return {
    original: of('original'),
    current: of('current'),
    invoiced: of('invoiced'),
    paid: of('paid'),
    cost: of('cost'),
    overrun: of('overrunOriginal'),
  };
};

const groupsOf = (
  rows: readonly OverrunRow[],
  keyOf: (row: OverrunRow) => { readonly id: number | null; readonly name: string | null },
): Group[] =>
  [...Map.groupBy(rows, (row) => keyOf(row).id)]
    .map(([id, group]) => ({
      id,
      name: group[0] === undefined ? null : keyOf(group[0]).name,
      totals: totalsOf(group),
    }))
    .toSorted(
      (a, b) =>
        compareWorst(worstTotal(a), worstTotal(b)) ||
        compareText(sortKey(a.name ?? ''), sortKey(b.name ?? '')),
    );

const worstTotal = (group: Group): string | null =>
  group.totals.map((total) => total.percent?.low ?? null).toSorted(compareWorst)[0] ?? null;

/** Sum of what is known; null without any term. */
const sumOf = (terms: readonly MoneyIntervalText[]): Interval | null =>
  terms.length === 0 ? null : terms.map(fromText).reduce(addIntervals, exactly(0));

const fromText = ({ low, high }: MoneyIntervalText): Interval => ({
  low: low === null ? null : BigInt(low),
  high: high === null ? null : BigInt(high),
});

/** Open on both sides when nothing is known: never zero. */
const asText = (interval: Interval | null): MoneyIntervalText => ({
  low: interval?.low?.toString() ?? null,
  high: interval?.high?.toString() ?? null,
});
