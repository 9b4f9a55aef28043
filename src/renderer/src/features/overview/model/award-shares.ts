import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';

/** What one award method weighs in the current value, as far as it is known. */
export type AwardShare = {
  readonly method: string;
  readonly contracts: number;
  /** Sum of the lower bounds, in minor units. */
  readonly minor: string;
  /** Whole percent of the sum; the shares of one currency add up to exactly 100. */
  readonly percent: number;
};

export type AwardShares = {
  readonly currency: string;
  readonly shares: readonly AwardShare[];
  /** Contracts whose current value has no lower bound: they weigh nothing in the shares. */
  readonly unmeasured: number;
};

/** Whole percents by largest remainder, so that the parts add up to 100. Amounts must not be negative. */
export const wholePercents = (amounts: readonly bigint[]): number[] => {
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  if (total <= 0n) return amounts.map(() => 0);
  const floors = amounts.map((amount) => (amount * 100n) / total);
  const missing = Number(100n - floors.reduce((sum, floor) => sum + floor, 0n));
  const byRemainder = amounts
    .map((amount, index) => ({ index, remainder: (amount * 100n) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  const raised = new Set(byRemainder.slice(0, missing).map((entry) => entry.index));
  return floors.map((floor, index) => Number(floor) + (raised.has(index) ? 1 : 0));
};

const measuredMinor = (row: OverrunRow): bigint | null => {
  const low = row.current?.low ?? null;
  if (low === null) return null;
  const minor = BigInt(low);
  return minor < 0n ? null : minor;
};

const sharesOf = (rows: readonly OverrunRow[]): { shares: AwardShare[]; unmeasured: number } => {
  const sums = new Map<string, { minor: bigint; contracts: number }>();
  let unmeasured = 0;
  for (const row of rows) {
    const minor = measuredMinor(row);
    if (minor === null) {
      unmeasured += 1;
      continue;
    }
    const sum = sums.get(row.awardMethod) ?? { minor: 0n, contracts: 0 };
    sums.set(row.awardMethod, { minor: sum.minor + minor, contracts: sum.contracts + 1 });
  }
  const entries = [...sums].sort(([, a], [, b]) => (a.minor === b.minor ? 0 : a.minor < b.minor ? 1 : -1));
  const percents = wholePercents(entries.map(([, sum]) => sum.minor));
  const shares = entries.map(([method, sum], index) => ({
    method,
    contracts: sum.contracts,
    minor: sum.minor.toString(),
    percent: percents[index] ?? 0,
  }));
  return { shares, unmeasured };
};

/** Share of each award method in the current value, one entry per currency. Programmes are left out by the caller. */
export const awardShares = (rows: readonly OverrunRow[]): AwardShares[] =>
  [...new Set(rows.map((row) => row.currency))].map((currency) => ({
    currency,
    ...sharesOf(rows.filter((row) => row.currency === currency)),
  }));
