import { z } from 'zod';

/** What the lines of cloud bills are added up by. `month` is that of the billing period. */
export const costGroupings = ['invoice', 'account', 'service', 'region', 'month'] as const;

export const costGrouping = z.enum(costGroupings);

/**
 * Lines with the same key and currency, added up exactly: decimal text. A null key is of lines that do not say; a sum
 * is null when none of its lines has that cost, and leaves out those that do not have it.
 */
export const costSum = z.object({
  key: z.string().nullable(),
  currency: z.string(),
  lines: z.number(),
  billed: z.string().nullable(),
  effective: z.string().nullable(),
  list: z.string().nullable(),
});

export type CostGrouping = z.infer<typeof costGrouping>;
export type CostSum = z.infer<typeof costSum>;
