import type { GridPlan } from '../grid-plan.ts';
import type { ColumnOf } from './order-rows.ts';

/*
 * A page of an order without ordering everything: rows are counted by the leading part of their key, and only those in
 * the parts that the page lies in are looked at again. Each step is one run over memory.
 */

const digitBits = 12;
const digits = 1 << digitBits;

/** This few rows are ordered by comparing them. */
const fewRows = 2000;

/** One column of the order. Where the greatest comes first, places up to `turned` are turned around; else it is -1. */
type Key = { readonly ranks: Uint32Array; readonly turned: number; readonly largest: number };

/** Some bits of a key. */
type Level = Key & { readonly shift: number };

const keysOf = ({ order }: Pick<GridPlan, 'order'>, columnOf: ColumnOf): Key[] =>
  order.map(({ of, direction }) => {
    const { values, ranks } = columnOf(of);
    // The place behind the last value is that of unknown ones: they stay last in both directions.
    return { ranks, turned: direction === 'asc' ? -1 : values.length - 1, largest: values.length };
  });

const levelsOf = (key: Key): Level[] => {
  const bits = Math.max(1, 32 - Math.clz32(key.largest));
  const first = Math.max(0, bits - digitBits);
  return Array.from({ length: Math.ceil(bits / digitBits) }, (_, level) => ({
    ...key,
    shift: Math.max(0, first - level * digitBits),
  }));
};

const placeOf = ({ ranks, turned }: Key, position: number): number => {
  const rank = ranks[position] ?? 0;
  return rank <= turned ? turned - rank : rank;
};

type Ordering = {
  readonly levels: readonly Level[];
  readonly compare: (a: number, b: number) => number;
};

// The two loops over all rows: plain reads of arrays, which the engine turns into machine code as they stand.
const counted = (positions: Uint32Array, { ranks, turned, shift }: Level): Uint32Array => {
  const counts = new Uint32Array(digits);
  for (let at = 0; at < positions.length; at += 1) {
    const rank = ranks[positions[at] ?? 0] ?? 0;
    const digit = ((rank <= turned ? turned - rank : rank) >>> shift) & (digits - 1);
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  return counts;
};

const within = (
  positions: Uint32Array,
  { ranks, turned, shift }: Level,
  [first, last, count]: readonly [number, number, number],
): Uint32Array => {
  const found = new Uint32Array(count);
  let next = 0;
  for (let at = 0; at < positions.length; at += 1) {
    const position = positions[at] ?? 0;
    const rank = ranks[position] ?? 0;
    const digit = ((rank <= turned ? turned - rank : rank) >>> shift) & (digits - 1);
    if (digit < first || digit > last) continue;
    found[next] = position;
    next += 1;
  }
  return found;
};

type Part = {
  readonly first: number;
  readonly last: number;
  readonly before: number;
  readonly count: number;
};

/** The parts that the places [from, to) lie in; small ones that lie side by side are one. */
const partsOf = (counts: Uint32Array, [from, to]: readonly [number, number]): readonly Part[] => {
  const parts: Part[] = [];
  let before = 0;
  for (const [digit, count] of counts.entries()) {
    if (before >= to) break;
    const last = parts.at(-1);
    if (count > 0 && before + count > from) {
      if (last !== undefined && last.count + count <= fewRows)
        parts[parts.length - 1] = { ...last, last: digit, count: last.count + count };
      else parts.push({ first: digit, last: digit, before, count });
    }
    before += count;
  }
  return parts;
};

/** Places [from, to) of the positions (ascending) in their order, of which the levels before `level` are equal. */
const select = (
  positions: Uint32Array,
  [from, to]: readonly [number, number],
  ordering: Ordering,
  level = 0,
): readonly number[] => {
  if (positions.length <= fewRows) return [...positions].sort(ordering.compare).slice(from, to);
  const digit = ordering.levels[level];
  // Equal in all columns: they stay as they are.
  if (digit === undefined) return [...positions.subarray(from, to)];
  return partsOf(counted(positions, digit), [from, to]).flatMap(({ first, last, before, count }) =>
    select(
      within(positions, digit, [first, last, count]),
      [Math.max(0, from - before), Math.min(count, to - before)],
      ordering,
      level + 1,
    ),
  );
};

/** The positions (ascending) that are at the places [from, to) of the plan's order; equal rows stay as they are. */
export const pageOfOrder = (
  plan: Pick<GridPlan, 'order'>,
  positions: Uint32Array,
  [from, to]: readonly [number, number],
  columnOf: ColumnOf,
): readonly number[] => {
  const keys = keysOf(plan, columnOf);
  const compare = (a: number, b: number): number => {
    for (const key of keys) {
      const difference = placeOf(key, a) - placeOf(key, b);
      if (difference !== 0) return difference;
    }
    return a - b;
  };
  return select(positions, [from, Math.min(to, positions.length)], {
    levels: keys.flatMap(levelsOf),
    compare,
  });
};
