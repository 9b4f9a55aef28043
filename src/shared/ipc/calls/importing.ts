import { z } from 'zod';
import { gridRow } from '../grid-schemas.ts';
import {
  importInspection,
  importListItem,
  importFormat,
  importOptions,
  importReport,
  importSettings,
  rejectRow,
} from '../import-schemas.ts';
import { id, nothing, procedure } from '../procedure.ts';

/** From a file that was chosen to rows of the register, and back. */
export const importingCalls = {
  /** Asks for files; the token stands for all of them in later calls (paths never come from the page). */
  choose: procedure(nothing, z.object({ token: z.string(), name: z.string(), count: z.number() }).nullable()),
  inspect: procedure(
    z.object({ token: z.string(), options: importOptions, format: importFormat.nullable().optional() }),
    importInspection,
  ),
  /** Reads, checks and stages all files of the token; nothing is visible until `commit`. */
  stage: procedure(
    z.object({ token: z.string(), settings: importSettings, jobId: z.string() }),
    importReport,
  ),
  report: procedure(z.object({ importId: id }), importReport),
  commit: procedure(z.object({ importId: id, acceptValid: z.boolean() }), importReport),
  discard: procedure(z.object({ importId: id }), nothing),
  /** Takes one committed import out of the case, whatever came after it. Fails with import-in-use. */
  undo: procedure(z.object({ importId: id }), nothing),
  list: procedure(nothing, z.array(importListItem)),
  /** Brings the kept files of a staged import back, to be read again. Fails with import-not-open. */
  reopen: procedure(
    z.object({ importId: id }),
    z.object({ token: z.string(), name: z.string(), count: z.number(), settings: importSettings }),
  ),
  rejects: procedure(
    z.object({
      importId: id,
      status: z.enum(['open', 'taken', 'dismissed', 'all']),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(1000),
    }),
    z.object({ rows: z.array(rejectRow), total: z.number() }),
  ),
  /** Takes corrected rows in, each checked again; those that are still wrong come back with their reason. */
  takeRejects: procedure(
    z.object({
      importId: id,
      rows: z
        .array(z.object({ id, cells: z.record(z.string(), z.string()) }))
        .min(1)
        .max(5000),
    }),
    z.object({ taken: z.number(), stillRejected: z.array(rejectRow) }),
  ),
  dismissRejects: procedure(
    z.object({ ids: z.array(id).min(1).max(5000), reason: z.string().max(1000) }),
    nothing,
  ),
  saveProfile: procedure(
    z.object({ name: z.string().min(1).max(200), vendorId: id.nullable(), settings: importSettings }),
    z.object({ id, version: z.number().int() }),
  ),
  /** First lines of a staged import, as they would be in the register. */
  previewLines: procedure(
    z.object({ importId: id, offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
    z.object({ rows: z.array(gridRow), total: z.number() }),
  ),
} as const;
