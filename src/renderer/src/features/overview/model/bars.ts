import { certaintyOf, directionOf, extentOf } from '#renderer/components/chart/interval.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';

/** One drawn piece of a bar, in shares of the width (0 to 1). */
export type BarPart = {
  readonly kind: 'base' | 'base-range' | 'over' | 'over-range' | 'unspent';
  readonly from: number;
  readonly to: number;
};

/** One contract of the "worst first" picture. Without parts there is nothing to compare and the row says so. */
export type OverrunBar = {
  readonly row: OverrunRow;
  readonly parts: readonly BarPart[];
  /** The cost is "at least": an arrow says that it goes on. */
  readonly isOpenEnded: boolean;
  /** Where the last piece ends, as a share of the width. */
  readonly end: number;
};

/** Bars that share one scale, because they share one currency. */
export type BarGroup = {
  readonly currency: string;
  readonly contracts: readonly OverrunBar[];
  /** Apart: a programme contains contracts and would count them twice. */
  readonly programmes: readonly OverrunBar[];
};

type Extent = { readonly low: number; readonly high: number };

const partsOf = (original: Extent, cost: Extent, scale: number): BarPart[] => {
  const overFrom = Math.max(original.high, cost.low);
  const pieces: BarPart[] = [
    { kind: 'base', from: 0, to: Math.min(original.low, cost.low) },
    { kind: 'base-range', from: Math.min(original.low, cost.low), to: Math.min(original.high, cost.low) },
    { kind: 'over', from: original.high, to: overFrom },
    { kind: 'over-range', from: cost.low, to: cost.high },
    { kind: 'unspent', from: cost.high, to: original.high },
  ];
  return pieces
    .filter((piece) => piece.to > piece.from)
    .map((piece) => ({ ...piece, from: piece.from / scale, to: piece.to / scale }));
};

const farthestOf = (row: OverrunRow): number => {
  const ends = [row.original, row.cost].map((interval) =>
    interval === null ? 0 : (extentOf(interval)?.high ?? 0),
  );
  return Math.max(0, ...ends);
};

const barOf = (row: OverrunRow, scale: number): OverrunBar => {
  const original = row.original === null ? null : extentOf(row.original);
  const cost = row.cost === null ? null : extentOf(row.cost);
  if (original === null || cost === null || scale <= 0) return { row, parts: [], isOpenEnded: false, end: 0 };
  const parts = partsOf(original, cost, scale);
  return {
    row,
    parts,
    isOpenEnded: certaintyOf(row.cost) === 'at-least',
    end: Math.max(0, ...parts.map((part) => part.to)),
  };
};

/** Rows that belong in a picture of overruns: what grew or may have, and what nobody can tell. */
const isShown = (row: OverrunRow): boolean =>
  row.original === null ||
  row.cost === null ||
  !['none', 'under'].includes(directionOf(row.overrunOriginal?.amount ?? null));

const shownOf = (rows: readonly OverrunRow[], limit: number): OverrunRow[] =>
  rows.filter(isShown).slice(0, limit);

/**
 * The rows as bars, in the order given (worst first), one group per currency: amounts in different currencies
 * never share a scale. Contracts that stayed within their value are left out. At most `limit` contracts and as many
 * programmes per currency are kept.
 */
export const barGroups = (rows: readonly OverrunRow[], limit: number): BarGroup[] =>
  [...new Set(rows.map((row) => row.currency))]
    .map((currency) => {
      const ofCurrency = rows.filter((row) => row.currency === currency);
      const contracts = shownOf(
        ofCurrency.filter((row) => row.kind !== 'programme'),
        limit,
      );
      const programmes = shownOf(
        ofCurrency.filter((row) => row.kind === 'programme'),
        limit,
      );
      const scale = Math.max(0, ...[...contracts, ...programmes].map(farthestOf));
      return {
        currency,
        contracts: contracts.map((row) => barOf(row, scale)),
        programmes: programmes.map((row) => barOf(row, scale)),
      };
    })
    .filter((group) => group.contracts.length + group.programmes.length > 0);
