import type { AnyFields } from './entities.ts';

/** The two bounds of an amount and the column that says how they are meant. */
const boundColumns = [
  { low: 'originalLow', high: 'originalHigh', hedge: 'originalHedge' },
  { low: 'low', high: 'high', hedge: 'hedge' },
] as const;

const rangeHedges: readonly unknown[] = ['at-least', 'at-most', 'between'];

/**
 * Completes a change of one bound: an amount stated as one number (exact, about) is stored as two equal bounds, and
 * whoever changes the number means both. Changes of a range, or of both bounds, come back as they are.
 * @param row the row before the change
 */
export const withBothBounds = (row: AnyFields, patch: AnyFields): AnyFields => {
  let completed = patch;
  for (const { low, high, hedge } of boundColumns) {
    const [hasLow, hasHigh] = [low in patch, high in patch];
    if (hasLow === hasHigh || (row[low] ?? null) !== (row[high] ?? null)) continue;
    if (rangeHedges.includes(patch[hedge] ?? row[hedge])) continue;
    const value = (hasLow ? patch[low] : patch[high]) ?? null;
    completed = { ...completed, [low]: value, [high]: value };
  }
  return completed;
};
