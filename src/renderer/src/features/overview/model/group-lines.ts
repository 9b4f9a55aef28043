import { certaintyOf, coordinateOf } from '#renderer/components/chart/interval.ts';
import type { OverrunPortfolio } from '#shared/ipc/overrun-schemas.ts';

type Group = OverrunPortfolio['byPublicBody'][number];

/** Total of one group in one currency. */
export type GroupLine = {
  readonly id: number | null;
  readonly name: string | null;
  readonly total: Group['totals'][number];
};

const certainOverrun = (line: GroupLine): number =>
  certaintyOf(line.total.overrun) === 'unknown' ? -Infinity : coordinateOf(line.total.overrun.low ?? '0');

/**
 * One line per group and currency, largest certain overrun first; currencies stay together, and what belongs to no
 * group comes last in its currency.
 */
export const groupLines = (groups: readonly Group[]): GroupLine[] => {
  const lines = groups.flatMap((group) =>
    group.totals.map((total) => ({ id: group.id, name: group.name, total })),
  );
  const weight = (currency: string): number =>
    lines.filter((line) => line.total.currency === currency).length;
  return lines.sort(
    (a, b) =>
      weight(b.total.currency) - weight(a.total.currency) ||
      a.total.currency.localeCompare(b.total.currency) ||
      Number(a.id === null) - Number(b.id === null) ||
      certainOverrun(b) - certainOverrun(a),
  );
};
