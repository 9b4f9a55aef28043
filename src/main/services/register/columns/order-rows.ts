import type { Condition, Expression, GridPlan } from '../grid-plan.ts';
import { placesBetween, placesIn, placesKnown, placesLike, type EncodedColumn } from './encoded-column.ts';

const placesOf = (column: EncodedColumn, condition: Condition): Uint8Array => {
  switch (condition.type) {
    case 'like':
      return placesLike(column, condition.text);
    case 'in':
      return placesIn(column, condition.values);
    case 'between':
      return placesBetween(column, condition.low, condition.high);
    default:
      return placesKnown(column, condition.type === 'known');
  }
};

/** Those of the positions (null: all rows) for which one of the conditions holds. */
const rowsWhereAny = (
  any: readonly Condition[],
  { rows, among, columnOf }: { rows: number; among: Uint32Array | null; columnOf: ColumnOf },
): Uint32Array => {
  const size = among === null ? rows : among.length;
  const holds = new Uint8Array(size);
  let count = 0;
  for (const condition of any) {
    const column = columnOf(condition.of);
    const places = placesOf(column, condition);
    if (places.includes(1))
      count +=
        among === null ? markAll(holds, column.ranks, places) : markAmong(holds, among, column.ranks, places);
  }
  const positions = new Uint32Array(count);
  let next = 0;
  for (let at = 0; at < size; at += 1) {
    if (holds[at] === 0) continue;
    positions[next] = among === null ? at : (among[at] ?? 0);
    next += 1;
  }
  return positions;
};

const markAll = (holds: Uint8Array, ranks: Uint32Array, places: Uint8Array): number => {
  let count = 0;
  for (let row = 0; row < holds.length; row += 1) {
    if (places[ranks[row] ?? 0] === 0 || holds[row] === 1) continue;
    holds[row] = 1;
    count += 1;
  }
  return count;
};

const markAmong = (holds: Uint8Array, among: Uint32Array, ranks: Uint32Array, places: Uint8Array): number => {
  let count = 0;
  for (let at = 0; at < holds.length; at += 1) {
    if (places[ranks[among[at] ?? 0] ?? 0] === 0 || holds[at] === 1) continue;
    holds[at] = 1;
    count += 1;
  }
  return count;
};

export type ColumnOf = (of: Expression) => EncodedColumn;

/** Positions of the rows for which the plan's conditions hold, ascending; null for all rows. */
export const selectRows = (
  { conditions }: Pick<GridPlan, 'conditions'>,
  rows: number,
  columnOf: ColumnOf,
): Uint32Array | null => {
  // Those about one column first: they are quick and leave less for the search in all columns.
  const terms = conditions.toSorted((a, b) => a.length - b.length);
  return terms.reduce<Uint32Array | null>((among, any) => rowsWhereAny(any, { rows, among, columnOf }), null);
};

const digitBits = 11;
const digits = 1 << digitBits;

/** One pass of a radix sort: `keys` by their digit at `shift`, equal ones as they were. */
const passOver = (positions: Uint32Array, keys: Uint32Array, shift: number): Uint32Array => {
  const digitOf = (position: number): number => ((keys[position] ?? 0) >>> shift) & (digits - 1);
  const next = new Uint32Array(digits + 1);
  for (const position of positions) {
    const above = digitOf(position) + 1;
    next[above] = (next[above] ?? 0) + 1;
  }
  for (let digit = 1; digit <= digits; digit += 1) next[digit] = (next[digit] ?? 0) + (next[digit - 1] ?? 0);
  const ordered = new Uint32Array(positions.length);
  for (const position of positions) {
    const digit = digitOf(position);
    const place = next[digit] ?? 0;
    ordered[place] = position;
    next[digit] = place + 1;
  }
  return ordered;
};

/** Places so that the greatest value comes first; what is not known stays last. */
const reversed = ({ values, ranks }: EncodedColumn): Uint32Array => {
  const last = values.length - 1;
  const keys = new Uint32Array(ranks.length);
  for (let row = 0; row < ranks.length; row += 1) {
    const rank = ranks[row] ?? 0;
    keys[row] = rank > last ? rank : last - rank;
  }
  return keys;
};

/** The positions in the plan's order; equal rows stay as they are. The last column first, each pass keeps the order. */
export const orderRows = (
  { order }: Pick<GridPlan, 'order'>,
  positions: Uint32Array,
  columnOf: ColumnOf,
): Uint32Array =>
  order.toReversed().reduce((ordered, { of, direction }) => {
    const column = columnOf(of);
    const keys = direction === 'asc' ? column.ranks : reversed(column);
    let sorted = ordered;
    for (let shift = 0; 2 ** shift <= column.values.length; shift += digitBits)
      sorted = passOver(sorted, keys, shift);
    return sorted;
  }, positions);
