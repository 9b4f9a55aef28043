import { z } from 'zod';
import { signOffSteps } from '../../domain/findings/sign-off.ts';
import { moneyInterval } from '../overrun-schemas.ts';
import { id, nothing, procedure } from '../procedure.ts';

/** A piece of evidence and what it points to. */
export const findingEvidence = z.object({
  id,
  /** Its own, else that of the document it is. */
  indexNumber: z.string().nullable(),
  kind: z.enum(['document', 'figure', 'exception', 'row']),
  /** What it points to is called so; null when that is gone or has no name. */
  label: z.string().nullable(),
  /** The row that it is about, for opening it; null for an exception. */
  target: z.object({ entity: z.string(), id }).nullable(),
  /** False when what it points to is no longer there. */
  isPresent: z.boolean(),
  place: z.string().nullable(),
  note: z.string().nullable(),
  /** Of an exception: as the last run found it; `runId` null when no stored run has it. */
  exception: z
    .object({
      test: z.string(),
      key: z.string(),
      runId: id.nullable(),
      currency: z.string().nullable(),
      amountAtRisk: moneyInterval.nullable(),
    })
    .nullable(),
});

/** Findings: their evidence, sign-off and numbers. Their columns are read and written through `register`. */
export const findingsCalls = {
  /** Numbers that the next finding and the next document would get. */
  suggest: procedure(nothing, z.object({ finding: z.string(), document: z.string() })),
  /** The evidence of a finding, by index number, and how many review notes are open. Throws not-found. */
  evidence: procedure(
    z.object({ id }),
    z.object({ evidence: z.array(findingEvidence), openNotes: z.number() }),
  ),
  /** A step of the sign-off, in the name of whoever acts. Throws not-found, sign-off-refused. */
  sign: procedure(z.object({ id, step: z.enum(signOffSteps) }), nothing),
  /**
   * A draft from an exception of a stored run, which becomes its evidence: with its amount at risk, and its contract when all
   * its rows are of one. Throws not-found.
   */
  fromException: procedure(
    z.object({
      test: z.string().max(20),
      key: z.string().max(1000),
      /** What the test is called, in the language in use. */
      title: z.string().min(1).max(500),
      /** What was found, in words. */
      condition: z.string().max(20_000).nullable(),
    }),
    z.object({ id }),
  ),
} as const;

export type FindingEvidence = z.infer<typeof findingEvidence>;
