type Sums = { accepted: bigint; rejected: bigint; ignored: bigint };

/** What has been staged so far. Sums are in minor units by currency. */
export type StagingCounts = {
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
  readonly sums: ReadonlyMap<string, Readonly<Sums>>;
  readonly warnings: readonly {
    readonly row: number;
    readonly column: string | null;
    readonly code: string;
  }[];
  readonly warningCount: number;
  readonly rejectCodes: ReadonlyMap<string, number>;
  readonly unknownVendors: readonly string[];
  readonly unknownContracts: readonly string[];
};

export type StagingTally = {
  readonly count: (
    outcome: 'accepted' | 'rejected' | 'ignored',
    currency: string,
    amount: number | null,
  ) => void;
  readonly countCode: (code: string) => void;
  readonly warn: (row: number, column: string | null, code: string) => void;
  readonly addUnknown: (what: 'vendor' | 'contract', name: string | null) => void;
  readonly counts: () => StagingCounts;
};

/** A bad file has one in each row: what is kept of them is bounded, what is counted is not. */
const keptWarnings = 1000;
const keptNames = 500;

export const createStagingTally = (): StagingTally => {
  const rows = { accepted: 0, rejected: 0, ignored: 0 };
  const sums = new Map<string, Sums>();
  const warnings: { row: number; column: string | null; code: string }[] = [];
  const rejectCodes = new Map<string, number>();
  const unknown = { vendor: new Set<string>(), contract: new Set<string>() };
  let warningCount = 0;
  return {
    count: (outcome, currency, amount) => {
      rows[outcome] += 1;
      const sum = sums.get(currency) ?? { accepted: 0n, rejected: 0n, ignored: 0n };
      sum[outcome] += BigInt(amount ?? 0);
      sums.set(currency, sum);
    },
    countCode: (code) => rejectCodes.set(code, (rejectCodes.get(code) ?? 0) + 1),
    warn: (row, column, code) => {
      warningCount += 1;
      if (warnings.length < keptWarnings) warnings.push({ row, column, code });
    },
    addUnknown: (what, name) => {
      if (name !== null && unknown[what].size < keptNames) unknown[what].add(name);
    },
    counts: () => ({
      accepted: rows.accepted,
      rejected: rows.rejected,
      duplicates: rows.ignored,
      sums,
      warningCount,
      warnings: warnings.toSorted((a, b) => a.row - b.row),
      rejectCodes,
      unknownVendors: [...unknown.vendor],
      unknownContracts: [...unknown.contract],
    }),
  };
};
