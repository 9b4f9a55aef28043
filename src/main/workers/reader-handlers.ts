import type { GridQuery } from '#shared/ipc/contract.ts';
import type { ReadableDb } from '../db/types.ts';
import { caseInfo } from '../services/case/case-info.ts';
import { importedLines, importRejects, listImports } from '../services/importing/list-imports.ts';
import { importReport } from '../services/importing/import-row.ts';
import { readProfiles } from '../services/importing/profiles.ts';
import { historyState } from '../services/history/history.ts';
import { overrunContract } from '../services/overruns/overrun-contract.ts';
import { overrunPortfolio } from '../services/overruns/overrun-portfolio.ts';
import { verifyCase } from '../services/proof/verify.ts';
import {
  columnValues,
  gridAggregate,
  gridPage,
  gridRow,
  refOptions,
} from '../services/register/grid-queries.ts';
import { findEverywhere } from '../services/search/find-everywhere.ts';
import { trailHead } from '../services/trail/events.ts';
import { trailPage, type TrailFilter } from '../services/trail/trail-page.ts';
import type { JobContext } from './rpc.ts';

/** Queries on one read-only connection. Served by reader threads, and by the writer where it must be alone. */
export const createReaderHandlers = (db: ReadableDb, path: string, readOnly: boolean) => ({
  info: () => caseInfo(db, path, readOnly),
  eventCount: () => trailHead(db).seq,
  page: ({ query, offset, limit }: { query: GridQuery; offset: number; limit: number }) =>
    gridPage(db, query, offset, limit),
  aggregate: ({ query }: { query: GridQuery }) => gridAggregate(db, query),
  get: ({ entity, id }: { entity: string; id: number }) => gridRow(db, entity, id),
  options: ({ entity, search, limit }: { entity: string; search: string; limit: number }) =>
    refOptions(db, entity, search, limit),
  columnValues: ({ entity, column }: { entity: string; column: string }) => columnValues(db, entity, column),
  historyState: () => historyState(db),
  events: (filter: TrailFilter) => trailPage(db, filter),
  verify: ({ head }: { head?: string | undefined }, job: JobContext) =>
    verifyCase(db, { onProgress: job.progress, ...(head === undefined ? {} : { head }) }),
  overrunPortfolio: ({ today }: { today: string }) => overrunPortfolio(db, today),
  overrunContract: ({ id, today }: { id: number; today: string }) => overrunContract(db, id, today),
  profiles: () => readProfiles(db),
  importReport: ({ importId }: { importId: number }) => importReport(db, importId),
  imports: () => listImports(db),
  importRejects: (input: Parameters<typeof importRejects>[1]) => importRejects(db, input),
  importedLines: (input: Parameters<typeof importedLines>[1]) => importedLines(db, input),
  find: ({ text, limit }: { text: string; limit: number }) => findEverywhere(db, text, limit),
});

export type ReaderHandlers = ReturnType<typeof createReaderHandlers>;
