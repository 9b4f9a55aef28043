import { z } from 'zod';
import { appError } from './app-error.ts';
import { auditingCalls } from './calls/auditing.ts';
import { documentsCalls } from './calls/documents.ts';
import { figuresCalls } from './calls/figures.ts';
import { findingsCalls } from './calls/findings.ts';
import { importingCalls } from './calls/importing.ts';
import { progressCalls } from './calls/progress.ts';
import { rulesCalls } from './calls/rules.ts';
import { samplingCalls } from './calls/sampling.ts';
import { sovereigntyCalls } from './calls/sovereignty.ts';
import { costGrouping, costSum } from './cloud-schemas.ts';
import { overrunContract, overrunPortfolio, packageMeasures } from './overrun-schemas.ts';
import { gridFilter, gridQuery, gridRow } from './grid-schemas.ts';
import { readingLimits } from './limit-schemas.ts';
import { mergePlan } from './merge-schemas.ts';
import type { ipcMethods } from './methods.ts';
import { cell, id, locale, nothing, procedure } from './procedure.ts';

const cellChange = z.object({ id, column: z.string(), value: cell });
const fields = z.record(z.string(), cell);

const preferences = z.object({
  locale,
  theme: z.enum(['light', 'dark', 'system']),
  actor: z.string().max(200),
  limits: readingLimits,
});

export const caseInfo = z.object({
  path: z.string(),
  title: z.string(),
  isSample: z.boolean(),
  readOnly: z.boolean(),
  schemaVersion: z.number(),
  events: z.number(),
  head: z.string(),
  counts: z.record(z.string(), z.number()),
  openRejects: z.number(),
});

const recentCase = z.object({ path: z.string(), title: z.string(), exists: z.boolean() });

const appState = z.object({
  version: z.string(),
  preferences,
  systemActor: z.string(),
  /** False until the user has said, once, under which name the trail records changes. */
  actorConfirmed: z.boolean(),
  case: caseInfo.nullable(),
  recent: z.array(recentCase),
  /** Why the case given at start-up did not open, if it did not. */
  startError: appError.nullable(),
  /** The case given at start-up is being opened: neither `case` nor `startError` is known yet. */
  isOpening: z.boolean(),
});

export const trailEvent = z.object({
  seq: z.number(),
  at: z.number(),
  actor: z.string(),
  /** What the user did, e.g. `register.update`; the same for all events of a change. */
  command: z.string(),
  /** What happened to this one row: `insert`, `update`, `remove`, or a fact about the case. */
  action: z.string(),
  /** Sequence of the first event of the change: one undo step. */
  change: z.number(),
  /** The change that this one undoes or redoes. */
  target: z.number().nullable(),
  entity: z.string().nullable(),
  entityId: z.number().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  prevHash: z.string(),
  hash: z.string(),
});

/** What events of the trail are asked for; `from` and `until` are instants, the second left out. */
export const trailFilter = z.object({
  entity: z.string().optional(),
  entityId: id.optional(),
  actor: z.string().optional(),
  command: z.string().optional(),
  from: z.number().int().optional(),
  until: z.number().int().optional(),
});

export const verifyReport = z.object({
  ok: z.boolean(),
  events: z.number(),
  head: z.string(),
  /** Whether the hash that was asked about is still part of the chain; null when none was asked. */
  headFound: z.boolean().nullable(),
  firstMismatch: z
    .object({
      kind: z.string(),
      seq: z.number().nullable(),
      entity: z.string().nullable(),
      id: z.number().nullable(),
      column: z.string().nullable(),
      expected: z.string().nullable(),
      found: z.string().nullable(),
    })
    .nullable(),
});

const backupEntry = z.object({ path: z.string(), savedAt: z.number() });
const historyState = z.object({
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  undoAction: z.string().nullable(),
  redoAction: z.string().nullable(),
});

/**
 * The one contract between window and main. Inputs are checked in main before a handler runs; the types of both
 * sides are derived from it (api.ts).
 */
export const ipcContract = {
  app: {
    state: procedure(nothing, appState),
    setPreferences: procedure(preferences.partial(), appState),
    loadLayout: procedure(
      z.object({ key: z.string().max(100) }),
      z.object({ layout: z.string().nullable() }),
    ),
    saveLayout: procedure(z.object({ key: z.string().max(100), layout: z.string().max(200_000) }), nothing),
    showInFolder: procedure(z.object({ path: z.string() }), nothing),
  },
  cases: {
    /** Asks where to put it. Null when the user gave up. */
    create: procedure(z.object({ sample: z.boolean() }), caseInfo.nullable()),
    open: procedure(nothing, caseInfo.nullable()),
    openRecent: procedure(z.object({ path: z.string(), readOnly: z.boolean().optional() }), caseInfo),
    forgetRecent: procedure(z.object({ path: z.string() }), appState),
    /** Restores the newest backup of a case that does not open, beside it, and opens the copy. */
    openBackup: procedure(z.object({ path: z.string() }), caseInfo),
    /** The backup that `openBackup` would restore; null when there is none. */
    newestBackup: procedure(z.object({ path: z.string() }), backupEntry.nullable()),
    saveCopy: procedure(nothing, z.object({ path: z.string() }).nullable()),
    close: procedure(nothing, nothing),
    info: procedure(nothing, z.object({ info: caseInfo, backups: z.array(backupEntry) })),
  },
  register: {
    page: procedure(
      z.object({
        query: gridQuery,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(1000),
      }),
      z.object({ rows: z.array(gridRow), total: z.number() }),
    ),
    /** Count and exact sums (decimal strings of minor units) per money column and currency. */
    aggregate: procedure(
      z.object({ query: gridQuery }),
      z.object({
        count: z.number(),
        sums: z.array(
          z.object({ column: z.string(), currency: z.string(), minor: z.string(), unknown: z.number() }),
        ),
      }),
    ),
    get: procedure(z.object({ entity: z.string(), id }), gridRow),
    /** Rows to choose from for a reference column, best match first. */
    options: procedure(
      z.object({
        entity: z.string(),
        search: z.string().max(200),
        limit: z.number().int().min(1).max(200),
        /** Only what belongs to this contract: of entities that do. */
        contractId: id.optional(),
      }),
      z.array(z.object({ id, label: z.string() })),
    ),
    insert: procedure(
      z.object({ entity: z.string(), rows: z.array(fields).min(1).max(10_000) }),
      z.object({ ids: z.array(id) }),
    ),
    /** One undo step, however many cells. */
    update: procedure(
      z.object({
        entity: z.string(),
        changes: z.array(cellChange).min(1).max(100_000),
        reason: z.string().max(1000).optional(),
      }),
      nothing,
    ),
    /** Cells changed and rows added by one paste: one undo step. */
    paste: procedure(
      z.object({
        entity: z.string(),
        changes: z.array(cellChange).max(100_000),
        rows: z.array(fields).max(10_000),
      }),
      z.object({ ids: z.array(id) }),
    ),
    remove: procedure(z.object({ entity: z.string(), ids: z.array(id).min(1).max(10_000) }), nothing),
    duplicate: procedure(
      z.object({ entity: z.string(), ids: z.array(id).min(1).max(1000) }),
      z.object({ ids: z.array(id) }),
    ),
    /** Distinct values of a choice or currency column, for filters. */
    columnValues: procedure(z.object({ entity: z.string(), column: z.string() }), z.array(cell)),
  },
  history: {
    state: procedure(nothing, historyState),
    undo: procedure(nothing, historyState),
    redo: procedure(nothing, historyState),
    events: procedure(
      z.object({
        ...trailFilter.shape,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      }),
      z.object({
        events: z.array(trailEvent),
        total: z.number(),
        /** What the rows are called now that the events speak of, by `entity:id`; absent for those that are gone. */
        names: z.record(z.string(), z.string()),
      }),
    ),
    /** Who wrote in the trail, and by which commands: what it can be narrowed to. */
    scopes: procedure(nothing, z.object({ actors: z.array(z.string()), commands: z.array(z.string()) })),
  },
  proof: {
    /** Writes the seal of the case, a page and a text, into a folder that is asked for. Null when none was given. */
    seal: procedure(z.object({ locale }), z.object({ path: z.string(), head: z.string() }).nullable()),
    verify: procedure(
      z.object({ head: z.string().max(100).optional(), jobId: z.string().optional() }),
      verifyReport,
    ),
  },
  importing: importingCalls,
  overruns: {
    portfolio: procedure(nothing, overrunPortfolio),
    contract: procedure(z.object({ id }), overrunContract),
    /** Of one contract. */
    workPackages: procedure(z.object({ id }), packageMeasures),
  },
  progress: progressCalls,
  cloud: {
    /** Lines of cloud bills added up, with the filters of their grid. */
    sums: procedure(z.object({ by: costGrouping, filters: z.array(gridFilter).max(50) }), z.array(costSum)),
  },
  exporting: {
    workbook: procedure(z.object({ locale, jobId: z.string() }), z.object({ path: z.string() }).nullable()),
    /** Writes what a grid shows as CSV. */
    grid: procedure(
      z.object({ query: gridQuery, columns: z.array(z.string()), locale, jobId: z.string() }),
      z.object({ path: z.string(), rows: z.number() }).nullable(),
    ),
    /** Writes events of the trail as CSV, a line for each value that changed. */
    trail: procedure(
      z.object({ filter: trailFilter, locale, jobId: z.string() }),
      z.object({ path: z.string(), rows: z.number() }).nullable(),
    ),
  },
  merging: {
    /** Whether the file says that it is a workbook of this program, to be merged rather than imported. */
    recognise: procedure(z.object({ token: z.string() }), z.object({ isOurs: z.boolean() })),
    /** Compares a workbook that came back with the case; writes nothing. */
    plan: procedure(z.object({ token: z.string(), jobId: z.string() }), mergePlan),
    /** Writes the accepted items of the last plan of the file; none when `stale` names some that changed since. */
    apply: procedure(
      z.object({ token: z.string(), items: z.array(z.number().int().min(0)).min(1).max(2_000_000) }),
      z.object({ stale: z.array(z.number()) }),
    ),
  },
  auditing: auditingCalls,
  sampling: samplingCalls,
  figures: figuresCalls,
  findings: findingsCalls,
  documents: documentsCalls,
  rules: rulesCalls,
  sovereignty: sovereigntyCalls,
  search: {
    find: procedure(
      z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(100) }),
      z.array(z.object({ entity: z.string(), id, label: z.string(), detail: z.string() })),
    ),
  },
  jobs: {
    cancel: procedure(z.object({ jobId: z.string() }), nothing),
  },
} as const satisfies {
  [N in keyof typeof ipcMethods]: Record<
    (typeof ipcMethods)[N][number],
    { input: z.ZodType; output: z.ZodType }
  >;
};

export type IpcContract = typeof ipcContract;
export type CaseInfo = z.infer<typeof caseInfo>;
export type AppState = z.infer<typeof appState>;
export type Preferences = z.infer<typeof preferences>;
export type TrailFilter = z.infer<typeof trailFilter>;
export type TrailEvent = z.infer<typeof trailEvent>;
export type VerifyReport = z.infer<typeof verifyReport>;
export type HistoryState = z.infer<typeof historyState>;
export type Locale = z.infer<typeof locale>;
