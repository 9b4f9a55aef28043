import { z } from 'zod';
import { cell, id } from './procedure.ts';

/** A row as a grid shows it: stored columns, `labels` for the columns that point to other rows. */
export const gridRow = z.object({
  id,
  values: z.record(z.string(), cell),
  labels: z.record(z.string(), z.string()),
});

export const gridFilter = z.discriminatedUnion('type', [
  z.object({ type: z.literal('contains'), column: z.string(), text: z.string().max(500) }),
  z.object({ type: z.literal('equals'), column: z.string(), value: cell }),
  z.object({ type: z.literal('in'), column: z.string(), values: z.array(cell).max(1000) }),
  /** Inclusive bounds; null leaves a side open. For money in minor units, for dates as ISO text. */
  z.object({ type: z.literal('between'), column: z.string(), low: cell, high: cell }),
  z.object({ type: z.literal('unknown'), column: z.string() }),
  z.object({ type: z.literal('known'), column: z.string() }),
]);

/** What a grid shows: an entity, narrowed and ordered. The same query always gives the same rows in the same order. */
export const gridQuery = z.object({
  entity: z.string(),
  filters: z.array(gridFilter).max(50),
  sort: z.array(z.object({ column: z.string(), direction: z.enum(['asc', 'desc']) })).max(5),
  search: z.string().max(200),
});

export type GridQuery = z.infer<typeof gridQuery>;
export type GridFilter = z.infer<typeof gridFilter>;
export type GridRow = z.infer<typeof gridRow>;
