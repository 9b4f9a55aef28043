import { z } from 'zod';
import { id, nothing, procedure } from '../procedure.ts';

/** Documents kept in the case. Their columns are read and written through `register`; the bytes come by these. */
export const documentsCalls = {
  /** Asks for files of any kind; the token stands for all of them (paths never come from the page). */
  choose: procedure(nothing, z.object({ token: z.string(), name: z.string(), count: z.number() }).nullable()),
  /**
   * Keeps the files of a token, with the next index numbers (`under` another one: `A-1` gives `A-1.1`). One undo step.
   * Throws limit-exceeded, file-not-found, file-unreadable.
   */
  keep: procedure(
    z.object({ token: z.string(), under: z.string().max(60).nullable() }),
    z.object({ ids: z.array(id) }),
  ),
  /** Asks where, and writes a copy. Null when the person gave up. Throws not-found, case-corrupt. */
  saveCopy: procedure(z.object({ id }), z.object({ path: z.string() }).nullable()),
} as const;
