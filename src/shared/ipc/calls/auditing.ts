import { z } from 'zod';
import {
  battery,
  batteryResult,
  exceptionDetail,
  exceptionRow,
  libraryTest,
  runComparison,
  runDetail,
  runSummary,
  testPage,
  verdict,
} from '../auditing-schemas.ts';
import { id, locale, nothing, procedure } from '../procedure.ts';

const test = z.string().max(20);
const key = z.string().max(4000);
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(1000) };

/**
 * Tests, their stored runs, and what was decided of their exceptions. Runs and exceptions never change. After `run` the
 * event `data:changed` names `testRun`; after a disposition `disposition` (undo and redo name it too).
 */
export const auditingCalls = {
  /** The library, in its order, each test with its last stored run. */
  tests: procedure(nothing, z.array(libraryTest)),
  /** What a person should know of a test, as plain text in a language. Throws not-found. */
  page: procedure(z.object({ test, locale }), testPage),
  /**
   * Runs tests and stores the runs. Progress: the phase is the id of the test under way, then `store`. Cancelling (jobs.cancel)
   * ends at once and stores the runs that were done. Throws usage for a test, parameter or value that there is not
   * (`detail` is `T08.percent=abc`), case-read-only.
   */
  run: procedure(
    z.object({
      /** Ids; none means all. */
      tests: z.array(test).max(200),
      /** By test and parameter, values as text: `7.5` (with a point), `30`, `true`, `first-two`. Others are at their default. */
      settings: z.record(test, z.record(z.string().max(60), z.string().max(4000))),
      jobId: z.string(),
    }),
    batteryResult,
  ),
  /** Commands that ran tests, newest first. */
  batteries: procedure(z.object(page), z.object({ rows: z.array(battery), total: z.number() })),
  /** Stored runs, newest first: of one test, of one battery, or all. */
  runs: procedure(
    z.object({ test: test.optional(), battery: id.optional(), ...page }),
    z.object({ rows: z.array(runSummary), total: z.number() }),
  ),
  /** All of one run but its exceptions. Throws not-found. */
  getRun: procedure(z.object({ runId: id }), runDetail),
  /** Exceptions of a run, most at risk first. */
  exceptions: procedure(
    z.object({
      runId: id,
      /** `gone`: those of the run before that this one does not have; they come in no other list. */
      status: z.enum(['all', 'new', 'changed', 'same', 'gone']),
      /** `open`: without a disposition; `decided`: with any; `stale`: decided before the exception changed. */
      verdict: z.union([z.enum(['all', 'open', 'decided', 'stale']), verdict]),
      currency: z.string().max(3).optional(),
      /** In key and detail. */
      search: z.string().max(200).optional(),
      ...page,
    }),
    z.object({ rows: z.array(exceptionRow), total: z.number() }),
  ),
  /** One exception with the rows behind it (at most 1,000) and where imported rows were read. Throws not-found. */
  exception: procedure(z.object({ runId: id, key }), exceptionDetail),
  /**
   * Decides on exceptions of a run, all in one undo step. What was decided of them before is replaced; null as verdict takes
   * it away. Without a note each keeps its own. Throws not-found for a key that the run does not have.
   */
  dispose: procedure(
    z.object({
      runId: id,
      keys: z.array(key).min(1).max(20_000),
      verdict: verdict.nullable(),
      note: z.string().max(10_000).nullable().optional(),
    }),
    z.object({ changed: z.number() }),
  ),
  /**
   * Takes over what was decided of a key that is gone to one of this run: the decision stays under the old key too. Throws
   * not-found, and validation (`taken`) when the new key has a decision of its own.
   */
  takeOver: procedure(z.object({ runId: id, fromKey: key, toKey: key }), z.object({ id })),
  /** Two runs of one test. Throws not-found, usage for runs of different tests. */
  compare: procedure(
    z.object({
      beforeId: id,
      afterId: id,
      status: z.enum(['all', 'new', 'gone', 'changed', 'same']),
      ...page,
    }),
    runComparison,
  ),
} as const;
