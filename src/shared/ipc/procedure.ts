import { z } from 'zod';

/* The words in which the contract describes its calls. A namespace that is more than a few calls has a file in `calls/`. */

/** A call: what main checks before its handler runs, and what the handler answers. */
export const procedure = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
});
export const nothing = z.strictObject({});
export const id = z.number().int().positive();
export const cell = z.union([z.string(), z.number(), z.null()]);
export const locale = z.enum(['fr', 'en']);
