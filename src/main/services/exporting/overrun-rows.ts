import type { Interval, PercentInterval } from '#shared/domain/money/interval.ts';
import { addIntervals, exactly, percentGrowth, percentOf } from '#shared/domain/money/interval.ts';
import { invoicedInterval, knownInterval } from '#shared/domain/overrun/cost.ts';
import type { OverrunFacts } from '#shared/domain/overrun/overrun-facts.ts';
import { overrunAmounts, overrunRow, type OverrunAmounts } from '#shared/domain/overrun/overrun-row.ts';
import { toPortfolio } from '#shared/domain/overrun/portfolio.ts';
import type { MoneyIntervalText, OverrunPortfolio, OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { LoadedFacts } from '../overruns/load-facts.ts';
import { countedAmounts } from './register-rows.ts';

/** A contract of the overrun sheet: what overruns.portfolio says of it, and what the formulas go through on the way. */
export type OverrunSheetRow = {
  readonly row: OverrunRow;
  /** Label of a choice: not in the overrun row. */
  readonly taxBasis: string;
  readonly baselineId: number | null;
  readonly isBaselineOriginal: boolean;
  /** Amounts counted as invoiced; without any, nothing is known of invoicing. */
  readonly countedAmounts: number;
  /** Amendments in percent of the original value. */
  readonly amendmentPercent: PercentInterval | null;
  /** What was invoiced beyond the original value, in percent of it. */
  readonly invoicedPercent: PercentInterval | null;
  /** Whether it counts in the total overrun. */
  readonly isComparable: boolean;
};

export type OverrunTotalRow = {
  readonly total: OverrunPortfolio['totals'][number];
  /** Sum of the original values of the contracts whose overrun is known. */
  readonly comparableOriginal: Interval | null;
};

/** The overruns of a case on `today`, worst first, with their totals, from facts of the same state of the case. */
export const readOverruns = (
  db: ReadableDb,
  { facts, rules }: LoadedFacts,
  today: string,
): { readonly rows: readonly OverrunSheetRow[]; readonly totals: readonly OverrunTotalRow[] } => {
  const counted = countedAmounts(db);
  const byId = new Map(
    facts.map((of) => {
      const row = sheetRow(of, overrunRow(of, rules, today), overrunAmounts(of, today));
      return [row.row.id, { ...row, countedAmounts: counted.get(row.row.id) ?? 0 }];
    }),
  );
  const portfolio = toPortfolio([...byId.values()].map(({ row }) => row));
  const rows = portfolio.contracts.flatMap(({ id }) => byId.get(id) ?? []);
  return {
    rows,
    totals: portfolio.totals.map((total) => ({
      total,
      comparableOriginal: comparable(rows, total.currency),
    })),
  };
};

const sheetRow = (
  { contract, billing }: OverrunFacts,
  row: OverrunRow,
  { original, amendments, baseline }: OverrunAmounts,
): Omit<OverrunSheetRow, 'countedAmounts'> => {
  const invoiced = invoicedInterval(billing);
  return {
    row,
    taxBasis: contract.taxBasis,
    baselineId: baseline?.id ?? null,
    isBaselineOriginal:
      baseline === null || (baseline.kind === 'original' && isSame(row.baseline, row.original)),
    amendmentPercent: bothOf(amendments, original, percentOf),
    invoicedPercent: bothOf(original, invoiced, percentGrowth),
    isComparable: row.kind !== 'programme' && row.original !== null && row.overrunOriginal !== null,
  };
};

const bothOf = <T>(
  a: Interval | null,
  b: Interval | null,
  combine: (a: Interval, b: Interval) => T | null,
): T | null => (a === null || b === null ? null : combine(a, b));

const isSame = (a: MoneyIntervalText | null, b: MoneyIntervalText | null): boolean =>
  a?.low === b?.low && a?.high === b?.high;

const comparable = (rows: readonly OverrunSheetRow[], currency: string): Interval | null => {
  const originals = rows
    .filter(({ isComparable, row }) => isComparable && row.currency === currency)
    .flatMap(({ row }) => row.original ?? []);
  const sum = originals.map(toInterval).reduce(addIntervals, exactly(0));
  return originals.length === 0 ? null : knownInterval(sum);
};

const toInterval = ({ low, high }: MoneyIntervalText): Interval => ({
  low: low === null ? null : BigInt(low),
  high: high === null ? null : BigInt(high),
});
