import type { Exclusion } from '#shared/domain/audit/test-run.ts';

/** Counts the rows that a test leaves out, by reason. */
export type Tally = {
  readonly exclude: (reason: string, count?: number) => void;
  readonly excluded: () => readonly Exclusion[];
};

export const newTally = (): Tally => {
  const counts = new Map<string, number>();
  return {
    exclude: (reason, count = 1) => {
      if (count > 0) counts.set(reason, (counts.get(reason) ?? 0) + count);
    },
    excluded: () => [...counts].map(([reason, count]) => ({ reason, count })),
  };
};

/** The rows that no reason speaks against; each other one counts under the first reason that does. */
export const keepRows = <T>(
  rows: readonly T[],
  tally: Tally,
  reasons: Readonly<Record<string, (row: T) => boolean>>,
): readonly T[] => {
  const tests = Object.entries(reasons);
  return rows.filter((row) => {
    const against = tests.find(([, applies]) => applies(row));
    if (against !== undefined) tally.exclude(against[0]);
    return against === undefined;
  });
};
