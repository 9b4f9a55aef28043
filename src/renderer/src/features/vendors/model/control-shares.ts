import type { OutputOf } from '#renderer/lib/api.ts';
import { addIntervals, type Interval } from '#shared/domain/money/interval.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';

/** What contracts of one country of control and award method come to. */
export type ControlShare = {
  /** Null where the country is not known. */
  readonly country: string | null;
  readonly method: string;
  readonly contracts: number;
  /** Of which this many have no amount at all. */
  readonly unknown: number;
  /** Sum of what is known, in minor units as text; a side that is open in one is open in the sum. Null: nothing is known. */
  readonly value: { readonly low: string | null; readonly high: string | null } | null;
  /** Tenths of a percent of the sum of lower bounds of its currency, rounded half up; null without a lower bound. */
  readonly permille: number | null;
};

export type CurrencyShares = { readonly currency: string; readonly shares: readonly ControlShare[] };

type Control = OutputOf<'sovereignty', 'control'>;

/** What is shared out: what contracts are worth now, what was invoiced, what was paid. */
export const shareMeasures = ['current', 'invoiced', 'paid'] as const;
export type ShareMeasure = (typeof shareMeasures)[number];

/**
 * An amount by country of control and award method, per currency, most first. Programmes contain others: left out.
 * Where a contract has no invoice, what was invoiced is not known; nor is what was paid without a payment.
 */
export const controlShares = (
  rows: readonly OverrunRow[],
  control: Control,
  measure: ShareMeasure = 'current',
): readonly CurrencyShares[] => {
  const countries = new Map(control.map(({ contractId, country }) => [contractId, country]));
  const contracts = rows.filter(({ kind }) => kind !== 'programme');
  return [...Map.groupBy(contracts, ({ currency }) => currency)].map(([currency, alike]) => {
    const groups = [
      ...Map.groupBy(alike, ({ id, awardMethod }) =>
        JSON.stringify([countries.get(id) ?? null, awardMethod]),
      ),
    ].map(([key, members]) => ({
      key,
      members,
      sum: sumOf(members.flatMap((row) => amountOf(row, measure) ?? [])),
    }));
    const total = groups.reduce((sum, group) => sum + (group.sum?.low ?? 0n), 0n);
    return {
      currency,
      shares: groups
        .toSorted((a, b) => Number((b.sum?.low ?? -1n) - (a.sum?.low ?? -1n)) || a.key.localeCompare(b.key))
        .map(({ key, members, sum }) => {
          const [country, method] = JSON.parse(key) as [string | null, string];
          return {
            country,
            method,
            contracts: members.length,
            unknown: members.filter((row) => amountOf(row, measure) === null).length,
            value: sum === null ? null : { low: textOf(sum.low), high: textOf(sum.high) },
            permille: permilleOf(sum?.low ?? null, total),
          };
        }),
    };
  });
};

const amountOf = (row: OverrunRow, measure: ShareMeasure): Interval | null => {
  if (measure === 'current')
    return row.current === null ? null : { low: bigOf(row.current.low), high: bigOf(row.current.high) };
  if (row.provenance[measure] === null) return null;
  const amount = BigInt(row[measure]);
  return { low: amount, high: amount };
};

const sumOf = (amounts: readonly Interval[]): Interval | null =>
  amounts.reduce<Interval | null>((sum, one) => (sum === null ? one : addIntervals(sum, one)), null);

const bigOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
const textOf = (minor: bigint | null): string | null => minor?.toString() ?? null;

const permilleOf = (low: bigint | null, total: bigint): number | null =>
  low === null || total <= 0n ? null : Number((low * 2000n + total) / (2n * total));
