import type { RawCell, TypedCell } from '../table.ts';
import type { MergedRows } from './merged-ranges.ts';

/** Gives the rows of a merged range the value of its first one, marked as coming from there; the first one is marked too. */
export type MergeFiller = { readonly fill: (row: number, cells: RawCell[]) => void };

type ActiveMerge = MergedRows & { readonly value: Exclude<RawCell, null> };

/** @param merges ordered by their first row; rows are filled in their order */
export const createMergeFiller = (merges: readonly MergedRows[]): MergeFiller => {
  let next = 0;
  // One for each column: ranges of a sheet do not overlap, and a file in which they do costs no more.
  const active = new Map<number, ActiveMerge>();

  const start = (row: number, cells: RawCell[]): void => {
    for (let merge = merges[next]; merge !== undefined && merge.from <= row; merge = merges[next]) {
      next += 1;
      const value = merge.from === row ? (cells[merge.column] ?? null) : null;
      if (value === null) continue;
      active.set(merge.column, { ...merge, value });
      cells[merge.column] = firstCell(value);
    }
  };

  return {
    fill: (row, cells) => {
      for (const [column, { from, to, value }] of active) {
        if (row > to) {
          active.delete(column);
          continue;
        }
        while (cells.length <= column) cells.push(null);
        cells[column] ??= mergedCell(value, from);
      }
      start(row, cells);
    },
  };
};

const firstCell = (value: Exclude<RawCell, null>): TypedCell =>
  typeof value === 'string'
    ? { type: 'text', text: value, value, startsMerge: true }
    : { ...value, startsMerge: true };

const mergedCell = (value: Exclude<RawCell, null>, from: number): TypedCell =>
  typeof value === 'string'
    ? { type: 'text', text: value, value, mergedFrom: from }
    : { ...value, mergedFrom: from };
