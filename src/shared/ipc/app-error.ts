import { z } from 'zod';
import { signOffRefusals } from '../domain/findings/sign-off.ts';

/** One refused value: where it is and what is wrong with it. The text is in the catalogues (`problems.<problem>`). */
export const fieldIssue = z.object({
  entity: z.string(),
  id: z.number().nullable(),
  column: z.string(),
  problem: z.enum([
    'required',
    'not-text',
    'too-long',
    'not-integer',
    'out-of-range',
    'not-money',
    'not-decimal',
    'not-a-date',
    'not-a-choice',
    'not-a-currency',
    'unknown-reference',
    'unknown-column',
    'read-only',
    'end-before-start',
    'low-above-high',
    'currency-missing',
    'taken',
    'other-contract',
  ]),
  value: z.union([z.string(), z.number(), z.null()]),
});

export type FieldIssue = z.infer<typeof fieldIssue>;

/**
 * Expected failures, data only: the words are in the catalogues under `errors.<code>`. Anything else that goes
 * wrong is a bug and crosses as `internal` with an incident id that is also in the log.
 */
export const appError = z.discriminatedUnion('code', [
  z.object({ code: z.literal('validation'), issues: z.array(fieldIssue) }),
  z.object({ code: z.literal('not-found'), entity: z.string(), id: z.union([z.number(), z.string()]) }),
  /** The row is used by others (`usedBy` names the entity) and cannot go. */
  z.object({ code: z.literal('in-use'), entity: z.string(), id: z.number(), usedBy: z.string() }),
  z.object({ code: z.literal('nothing-to-undo') }),
  z.object({ code: z.literal('nothing-to-redo') }),
  z.object({ code: z.literal('no-case-open') }),
  z.object({ code: z.literal('case-not-found'), file: z.string() }),
  z.object({ code: z.literal('case-exists'), file: z.string() }),
  /** Not a case: another kind of file or another kind of database. */
  z.object({ code: z.literal('case-foreign'), file: z.string() }),
  z.object({ code: z.literal('case-newer'), file: z.string(), version: z.number(), supported: z.number() }),
  z.object({ code: z.literal('case-corrupt'), file: z.string(), detail: z.string() }),
  z.object({ code: z.literal('case-read-only'), file: z.string() }),
  /** Another instance holds the case. */
  z.object({ code: z.literal('case-locked'), file: z.string(), holder: z.string() }),
  z.object({ code: z.literal('disk-full'), file: z.string() }),
  z.object({ code: z.literal('file-not-found'), file: z.string() }),
  z.object({ code: z.literal('file-locked'), file: z.string() }),
  /** `reason` says why, `catalogues: reasons.<reason>`; `detail` is for the copied details, not for the sentence. */
  z.object({ code: z.literal('file-unreadable'), file: z.string(), reason: z.string(), detail: z.string() }),
  z.object({
    code: z.literal('limit-exceeded'),
    file: z.string(),
    limit: z.string(),
    value: z.number(),
    maximum: z.number(),
  }),
  z.object({
    code: z.literal('sheet-not-found'),
    file: z.string(),
    sheet: z.string(),
    sheets: z.array(z.string()),
  }),
  /** The file has no column for a field that an invoice cannot do without. */
  z.object({ code: z.literal('columns-missing'), file: z.string(), fields: z.array(z.string()) }),
  /** Not a workbook that this program exported. */
  z.object({ code: z.literal('workbook-foreign'), file: z.string() }),
  z.object({ code: z.literal('workbook-other-case'), file: z.string() }),
  z.object({
    code: z.literal('workbook-newer'),
    file: z.string(),
    version: z.number(),
    supported: z.number(),
  }),
  z.object({ code: z.literal('import-not-open'), importId: z.number() }),
  z.object({ code: z.literal('import-has-rejects'), importId: z.number(), rejected: z.number() }),
  /** Rows of the import were changed, removed or used since: it cannot be undone alone. `uses` names the first few. */
  z.object({
    code: z.literal('import-in-use'),
    importId: z.number(),
    file: z.string(),
    uses: z.array(
      z.object({
        kind: z.enum(['changed', 'removed', 'used']),
        entity: z.string(),
        /** Entity of the row that uses it. */
        usedBy: z.string().optional(),
        label: z.string(),
      }),
    ),
    count: z.number(),
  }),
  /** A step of a finding's sign-off; `name` is who would take it, `count` how many review notes are open. */
  z.object({
    code: z.literal('sign-off-refused'),
    reason: z.enum(signOffRefusals),
    name: z.string(),
    count: z.number(),
  }),
  /** Nothing can be drawn; the words are in `sampling:problems.<problem>`. */
  z.object({ code: z.literal('sampling-refused'), problem: z.string() }),
  /** What an event of the trail says cannot be read: it was damaged outside the application. */
  z.object({ code: z.literal('event-damaged'), seq: z.number() }),
  z.object({ code: z.literal('cancelled') }),
  z.object({ code: z.literal('usage'), detail: z.string() }),
  z.object({ code: z.literal('internal'), incident: z.string(), detail: z.string() }),
]);

export type AppError = z.infer<typeof appError>;

// In a module of its own: the window throws failures but checks no schema, and so need not load the checker.
export { AppFailure } from './app-failure.ts';
