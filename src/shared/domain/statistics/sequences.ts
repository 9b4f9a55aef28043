/** A number that ends in digits: `FAC-0012` is 12 of the series `FAC-` with 4 digits. */
export type SeriesNumber = { readonly prefix: string; readonly width: number; readonly value: number };

/** Whole numbers that are missing, from the first to the last of a run. */
export type Gap = { readonly from: number; readonly to: number };

/**
 * Splits a document number into its series and its place in it. The width counts only where the digits start with a
 * zero: 99 and 100 are of one series, 0099 and 100 are not. Null without digits at the end, or with too many to count.
 */
export const seriesNumber = (text: string): SeriesNumber | null => {
  const match = /^(.*?)([0-9]{1,15})$/u.exec(text.trim());
  const digits = match?.[2];
  if (digits === undefined) return null;
  const prefix = (match?.[1] ?? '').toUpperCase();
  // A prefix that ends in a digit means that the digits were cut.
  if (/[0-9]$/u.test(prefix)) return null;
  return { prefix, width: digits.startsWith('0') ? digits.length : 0, value: Number(digits) };
};

/** The missing numbers between the least and the greatest of a series, as runs. Repeated numbers do not matter. */
export const gapsIn = (values: readonly number[]): readonly Gap[] => {
  const sorted = [...new Set(values)].toSorted((a, b) => a - b);
  return sorted.flatMap((value, index): Gap[] => {
    const next = sorted[index + 1];
    return next === undefined || next === value + 1 ? [] : [{ from: value + 1, to: next - 1 }];
  });
};

/** Of places in a sequence: where it is out of order, with the nearest places before and after that are in order. */
export type Misplaced = {
  readonly index: number;
  readonly before: number | null;
  readonly after: number | null;
};

/**
 * The fewest places whose removal leaves values that never go back: what is not in the longest run that does not
 * decrease. One wrong value is one place, however many come after it.
 */
export const misplacedIn = (values: readonly string[]): readonly Misplaced[] => {
  // Patience sorting: the place of the least value that ends a run of each length, and what it follows.
  const ends: number[] = [];
  const follows: (number | null)[] = [];
  for (const [index, value] of values.entries()) {
    const length = lengthBelow(ends, (end) => (values[end] ?? '') <= value);
    follows.push(length === 0 ? null : (ends[length - 1] ?? null));
    ends[length] = index;
  }
  const isKept = new Set<number>();
  for (let at = ends.at(-1) ?? null; at !== null; at = follows[at] ?? null) isKept.add(at);
  return besideKept(values.length, isKept);
};

/** The places that are not kept, with the nearest kept ones: one look from the start, and one back from the end. */
const besideKept = (count: number, isKept: ReadonlySet<number>): readonly Misplaced[] => {
  const found: { index: number; before: number | null; after: number | null }[] = [];
  let before: number | null = null;
  for (let index = 0; index < count; index += 1)
    if (isKept.has(index)) before = index;
    else found.push({ index, before, after: null });
  let after: number | null = null;
  let next = count - 1;
  for (const place of found.toReversed()) {
    for (; next > place.index; next -= 1) if (isKept.has(next)) after = next;
    place.after = after;
  }
  return found;
};

/** How many of a list satisfy a condition that holds for the first ones only. */
const lengthBelow = (ends: readonly number[], holds: (end: number) => boolean): number => {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(ends[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Groups of the same key with more than one member, in the order in which the groups were first seen. */
export const duplicatesBy = <T>(rows: readonly T[], key: (row: T) => string): readonly (readonly T[])[] =>
  [...Map.groupBy(rows, key).values()].filter((group) => group.length > 1);
