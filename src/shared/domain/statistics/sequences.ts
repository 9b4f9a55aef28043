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

/** Groups of the same key with more than one member, in the order in which the groups were first seen. */
export const duplicatesBy = <T>(rows: readonly T[], key: (row: T) => string): readonly (readonly T[])[] =>
  [...Map.groupBy(rows, key).values()].filter((group) => group.length > 1);
