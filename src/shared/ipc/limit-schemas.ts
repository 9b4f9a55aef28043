import { z } from 'zod';
import { adjustableLimits } from '../domain/importing/reading-limits.ts';

const bounded = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.number().int().min(least).max(most);

/** Limits of reading, each within its bounds. */
export const readingLimits = z.object({
  fileBytes: bounded(adjustableLimits.fileBytes),
  expandedBytes: bounded(adjustableLimits.expandedBytes),
  ratio: bounded(adjustableLimits.ratio),
  entries: bounded(adjustableLimits.entries),
  rows: bounded(adjustableLimits.rows),
  columns: bounded(adjustableLimits.columns),
  cellChars: bounded(adjustableLimits.cellChars),
  depth: bounded(adjustableLimits.depth),
  milliseconds: bounded(adjustableLimits.milliseconds),
});
