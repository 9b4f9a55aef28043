import { z } from 'zod';
import { parameterUses } from '../domain/audit/parameters.ts';
import { moneyInterval } from './overrun-schemas.ts';
import { id } from './procedure.ts';

/*
 * Words are in the catalogue `audit`: `titles.<test>`, `parameters.<name>`, `kinds.<kind>`, `marks.<mark>`, `needs.<need>`,
 * `exclusions.<reason>`. Amounts are minor units as decimal strings in the currency beside them; a null side is open, a
 * null interval says that no amount is known to be at risk.
 */

export const parameterValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const parameterValues = z.record(z.string(), parameterValue);
/** Values that a sentence is made of; amounts in it are decimal text in main units. */
const detail = z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string())]));

export const verdict = z.enum(['exception', 'explained', 'not-relevant', 'follow-up']);

/** One setting of a test and where its default comes from. */
export const testParameter = z.object({
  name: z.string(),
  kind: z.enum(['percent', 'ratio', 'days', 'count', 'amount', 'decimal', 'list', 'flag', 'choice']),
  default: parameterValue,
  mark: z.enum(['stated', 'computed', 'judgement']),
  /** Address or citation; empty for our own judgement. */
  source: z.string(),
  /** Where it counts beside dated rules: `uses.<use>` in the catalogue; null: everywhere. */
  uses: z.enum(parameterUses).nullable(),
  /** Of numbers. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Of choices. */
  values: z.array(z.string()).nullable(),
});

/** What two runs of one test differ in, by key: `same` means that nothing but row numbers may differ. */
const comparisonCounts = z.object({
  new: z.number(),
  gone: z.number(),
  changed: z.number(),
  same: z.number(),
});

/** A stored run of one test, without its exceptions. */
export const runSummary = z.object({
  id,
  /** The first run of the command that this one was part of. */
  battery: id,
  test: z.string(),
  /** A test that failed for a bug is not stored. */
  status: z.enum(['done', 'not-applicable']),
  /** Epoch ms. */
  startedAt: z.number(),
  actor: z.string(),
  /** Of the application, whose code the test is. */
  version: z.string(),
  parameters: parameterValues,
  /** Names of those that were not left at their default. */
  changedParameters: z.array(z.string()),
  /** Names of those that were set and had no effect: a dated rule, the register or another parameter went before them. */
  unusedParameters: z.array(z.string()),
  /** Rows looked at, the excluded ones included, and what they are: `needs.<kind>` in the catalogue. */
  population: z.number(),
  populationOf: z.string().nullable(),
  excluded: z.array(z.object({ reason: z.string(), count: z.number() })),
  /** What it would need; empty when done. */
  needs: z.array(z.string()),
  exceptionCount: z.number(),
  /** Values that there were, and that it takes: too few for the test to conclude anything. */
  tooFew: z.object({ n: z.number(), least: z.number() }).nullable(),
  /** What is at risk in all, by currency; `unknown` exceptions have a currency but no amount. */
  amounts: z.array(z.object({ currency: z.string(), amount: moneyInterval, unknown: z.number() })),
  /** The run of this test before, if that one could be run, and what differs. */
  previousId: id.nullable(),
  comparison: comparisonCounts.nullable(),
  /** How many exceptions have which disposition now; `stale` of them were decided before the exception changed. */
  dispositions: z.object({
    exception: z.number(),
    explained: z.number(),
    notRelevant: z.number(),
    followUp: z.number(),
    open: z.number(),
    stale: z.number(),
  }),
  /** Whether the register has changed since the run; dispositions and runs do not count. */
  isOutdated: z.boolean(),
});

/** A rule as it was when the test ran. */
const ruleVersion = z.object({
  code: z.string(),
  ruleId: z.number().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** Decimal text in main units. */
  amount: z.string().nullable(),
  limitPpm: z.number().nullable(),
  limitDays: z.number().nullable(),
  article: z.string().nullable(),
  url: z.string().nullable(),
  mark: z.string(),
});

export const runDetail = z.object({
  run: runSummary,
  ruleVersions: z.array(ruleVersion),
  /** Rows of the table or chart that shows all of the population: bands, digits. */
  profile: z.array(detail),
  /** Head of the trail that the run saw. */
  trailHead: z.string(),
  /** SHA-256 over its exceptions, as the trail has it. */
  digest: z.string(),
});

/** One test of the library. */
export const libraryTest = z.object({
  id: z.string(),
  /** Entities that it reads; the first is the population. */
  reads: z.array(z.string()),
  parameters: z.array(testParameter),
  exclusions: z.array(z.string()),
  /** What is missing for it to be run now; empty when it can be. It may still answer that dates or amounts are missing. */
  missing: z.array(z.string()),
  lastRun: runSummary.nullable(),
});

export const disposition = z.object({
  id,
  verdict,
  note: z.string().nullable(),
  decidedBy: z.string(),
  /** ISO date. */
  decidedOn: z.string(),
  /** The exception has changed since: to be looked at again. */
  isStale: z.boolean(),
});

/** `first`: there is no run before to compare with. `gone` rows are those of the run before. */
export const exceptionStatus = z.enum(['first', 'new', 'changed', 'same', 'gone']);

export const exceptionRow = z.object({
  /** The run that it is of: the one before for those that are gone. */
  runId: id,
  /** By amount at risk, from 1. */
  rank: z.number(),
  key: z.string(),
  hash: z.string(),
  currency: z.string().nullable(),
  amountAtRisk: moneyInterval.nullable(),
  rowCount: z.number(),
  detail,
  status: exceptionStatus,
  disposition: disposition.nullable(),
});

/** A row of the register behind an exception. */
export const resolvedRow = z.object({
  entity: z.string(),
  id,
  /** How the row is called; null when it has no name, or is gone. */
  label: z.string().nullable(),
  /** False when the row was removed, or its import undone. */
  isPresent: z.boolean(),
  /**
   * Where an imported row was read, also when its import was undone; sheet and row are null where the format has none. Null
   * for a row that a person added, or removed.
   */
  source: z
    .object({
      importId: id,
      file: z.string(),
      sheet: z.string().nullable(),
      row: z.number().nullable(),
      /** Of the kept file. */
      sha256: z.string().nullable(),
    })
    .nullable(),
});

export const exceptionDetail = z.object({
  exception: exceptionRow,
  /** As it was in the run before, when it has changed. */
  before: exceptionRow.nullable(),
  rows: z.array(resolvedRow),
});

/** One key in two runs. */
export const comparedException = z.object({
  status: z.enum(['new', 'gone', 'changed', 'same']),
  key: z.string(),
  before: exceptionRow.nullable(),
  after: exceptionRow.nullable(),
});

export const runComparison = z.object({
  before: runSummary,
  after: runSummary,
  counts: comparisonCounts,
  /** Parameters that differ. */
  parameters: z.array(z.object({ name: z.string(), before: parameterValue, after: parameterValue })),
  /** Dated rules that differ: corrected, added or no longer in force between the two. */
  rules: z.array(
    z.object({ code: z.string(), before: ruleVersion.nullable(), after: ruleVersion.nullable() }),
  ),
  rows: z.array(comparedException),
  /** Rows that match what was asked for. */
  total: z.number(),
});

export const testPage = z.object({
  id: z.string(),
  title: z.string(),
  /** Null for a test that awaits its data: it has no page yet. */
  text: z
    .object({
      finds: z.string(),
      signal: z.string(),
      method: z.string(),
      example: z.string(),
      falsePositive: z.string(),
    })
    .nullable(),
  reads: z.array(z.string()),
  parameters: z.array(testParameter.extend({ meaning: z.string() })),
  exclusions: z.array(z.string()),
});

export const batteryResult = z.object({
  /** Null when nothing was stored: cancelled before the first test was done. */
  battery: id.nullable(),
  runs: z.array(runSummary),
  /** Tests that failed for a bug, with the incident in the log. */
  failed: z.array(z.object({ test: z.string(), incident: z.string() })),
  /** The runs that were done before are stored. */
  isCancelled: z.boolean(),
});

export const battery = z.object({
  id,
  startedAt: z.number(),
  actor: z.string(),
  version: z.string(),
  tests: z.number(),
  notApplicable: z.number(),
  exceptions: z.number(),
  /** Against the runs of the same tests before. */
  comparison: comparisonCounts.nullable(),
});

export type Verdict = z.infer<typeof verdict>;
export type TestParameter = z.infer<typeof testParameter>;
export type ComparisonCounts = z.infer<typeof comparisonCounts>;
export type RunSummary = z.infer<typeof runSummary>;
export type RunDetail = z.infer<typeof runDetail>;
export type LibraryTest = z.infer<typeof libraryTest>;
export type ExceptionRow = z.infer<typeof exceptionRow>;
export type ResolvedRow = z.infer<typeof resolvedRow>;
export type ExceptionDetail = z.infer<typeof exceptionDetail>;
export type ComparedException = z.infer<typeof comparedException>;
export type RunComparison = z.infer<typeof runComparison>;
export type TestPageContent = z.infer<typeof testPage>;
export type BatteryResult = z.infer<typeof batteryResult>;
export type Battery = z.infer<typeof battery>;
