/** A range of exact minor units (or of percentage points), as text; a null side is open. */
export type IntervalText = { readonly low: string | null; readonly high: string | null };

/** How an amount is known: decides between "458,4 M$", "au moins 1,1 G$", "de … à …" and "inconnu". */
export type Certainty = 'exact' | 'at-least' | 'at-most' | 'between' | 'unknown';

/** An interval without any bound says as little as no interval at all: both are unknown. */
export const certaintyOf = (interval: IntervalText | null): Certainty => {
  if (interval === null || (interval.low === null && interval.high === null)) return 'unknown';
  if (interval.high === null) return 'at-least';
  if (interval.low === null) return 'at-most';
  return interval.low === interval.high ? 'exact' : 'between';
};

/**
 * A coordinate for a drawing, from exact minor units. The only place where an amount becomes a float: what is drawn
 * is a picture, what is written beside it always comes from the exact text.
 */
export const coordinateOf = (minor: string): number => Number(minor);

/** Which way an amount went, as far as its bounds allow to say. `mixed`: it may be either. */
export type Direction = 'over' | 'under' | 'none' | 'mixed' | 'unknown';

const signOf = (text: string): number => Math.sign(Number(text));

/** Direction of a growth interval. Something that is certainly not below zero and may be above is `over`. */
export const directionOf = (growth: IntervalText | null): Direction => {
  if (growth === null || certaintyOf(growth) === 'unknown') return 'unknown';
  // An open side may reach as far as it likes: as good as a sign of its own.
  const low = growth.low === null ? -1 : signOf(growth.low);
  const high = growth.high === null ? 1 : signOf(growth.high);
  if (low === 0 && high === 0) return 'none';
  if (low >= 0) return 'over';
  return high <= 0 ? 'under' : 'mixed';
};

/** The drawn extent of an interval: an open side is drawn up to the bound that is known. */
export const extentOf = (interval: IntervalText): { readonly low: number; readonly high: number } | null => {
  const low = interval.low ?? interval.high;
  const high = interval.high ?? interval.low;
  if (low === null || high === null) return null;
  return { low: coordinateOf(low), high: coordinateOf(high) };
};

/** Orders two exact amounts in minor units without passing through a float. */
export const compareMinor = (left: string, right: string): number => {
  const a = BigInt(left);
  const b = BigInt(right);
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
