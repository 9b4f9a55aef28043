export type Fences = {
  readonly q1: number;
  readonly q3: number;
  readonly low: number;
  readonly high: number;
};

/** Quantile by linear interpolation between order statistics (R's type 7). @param sorted ascending, not empty */
export const quantile = (sorted: readonly number[], share: number): number => {
  const position = (sorted.length - 1) * share;
  const [below, above] = [Math.floor(position), Math.ceil(position)];
  const low = sorted[below] ?? Number.NaN;
  return low + ((sorted[above] ?? low) - low) * (position - below);
};

/**
 * Tukey's fences, Q1 − 1.5 IQR and Q3 + 1.5 IQR. Null where they would say nothing: fewer than `least` values, or
 * all values the same.
 */
export const fencesOf = (values: readonly number[], least: number): Fences | null => {
  if (values.length < Math.max(least, 1)) return null;
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted[0] === sorted.at(-1)) return null;
  const [q1, q3] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  const reach = 1.5 * (q3 - q1);
  return { q1, q3, low: q1 - reach, high: q3 + reach };
};
