import { z } from 'zod';
import { nothing, procedure } from '../procedure.ts';

/** The rules that the application ships. Those of the case are rows, read and written through `register`. */
export const rulesCalls = {
  /** How many rules of the pack the case lacks. */
  missing: procedure(nothing, z.object({ count: z.number() })),
  /** Adds them as one change; what was corrected stays. */
  addMissing: procedure(nothing, z.object({ added: z.number() })),
};
