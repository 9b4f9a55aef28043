import type { Locale, TrailFilter } from '#shared/ipc/contract.ts';
import type { ReadableDb } from '../db/types.ts';
import { createAuditReaderHandlers } from '../services/audit/runs/reader-handlers.ts';
import { costSums } from '../services/cloud/cost-sums.ts';
import { statedFigures } from '../services/figures/stated-figures.ts';
import { createFindingReaderHandlers } from '../services/findings/handlers.ts';
import { importedLines, importRejects } from '../services/importing/list-imports.ts';
import { importReport } from '../services/importing/import-row.ts';
import { writeKeptFiles } from '../services/importing/write-kept-files.ts';
import { readProfiles } from '../services/importing/profiles.ts';
import { overrunContract } from '../services/overruns/overrun-contract.ts';
import { packageMeasures } from '../services/overruns/package-measures.ts';
import { contractProgress, portfolioProgress } from '../services/progress/contract-progress.ts';
import { verifyCase } from '../services/proof/verify.ts';
import type { SampleRequest } from '#shared/ipc/calls/sampling.ts';
import { checkSample } from '../services/sampling/check-sample.ts';
import { planSample } from '../services/sampling/plan-sample.ts';
import { listSamples, readItems, readSample } from '../services/sampling/read-sample.ts';
import { knownRules } from '../services/rules/known-rules.ts';
import { findEverywhere } from '../services/search/find-everywhere.ts';
import { contractSovereignty } from '../services/sovereignty/contract-sovereignty.ts';
import { controlCountries } from '../services/sovereignty/control-countries.ts';
import { vendorLobbying } from '../services/sovereignty/vendor-lobbying.ts';
import { trailPage, trailScopes, type Page } from '../services/trail/trail-page.ts';
import { createFirstHandlers, readerOf, type Asked } from './first-handlers.ts';
import type { JobContext } from './rpc.ts';

/** All queries on one read-only connection. Served by reader threads, and by the writer where it must be alone. */
export const createReaderHandlers = (db: ReadableDb, path: string, readOnly: boolean) => ({
  ...createFirstHandlers(db, path, readOnly),
  events: ({ locale, today, offset, limit, ...filter }: TrailFilter & Page & Asked) =>
    trailPage(db, filter, { offset, limit }, readerOf({ locale, today }).locale),
  trailScopes: () => trailScopes(db),
  verify: ({ head }: { head?: string | undefined }, job: JobContext) =>
    verifyCase(db, { onProgress: job.progress, ...(head === undefined ? {} : { head }) }),
  overrunContract: ({ id, today }: { id: number; today: string }) => overrunContract(db, id, today),
  packageMeasures: ({ id }: { id: number | null }) => packageMeasures(db, id),
  contractProgress: ({ id, today }: { id: number; today: string }) => contractProgress(db, id, today),
  portfolioProgress: ({ today }: { today: string }) => portfolioProgress(db, today),
  contractSovereignty: ({ id, locale }: { id: number; locale: Locale }) =>
    contractSovereignty(db, id, locale),
  vendorLobbying: ({ id, today }: { id: number; today: string }) => vendorLobbying(db, id, today),
  controlCountries: () => controlCountries(db),
  costSums: (input: Parameters<typeof costSums>[1]) => costSums(db, input),
  statedFigures: (input: Parameters<typeof statedFigures>[1]) => statedFigures(db, input),
  ...createAuditReaderHandlers(db),
  ...createFindingReaderHandlers(db),
  planSample: (request: SampleRequest) => planSample(db, request),
  samples: () => listSamples(db),
  sample: ({ id }: { id: number }) => readSample(db, id),
  sampleItems: ({ id }: { id: number }) => readItems(db, id),
  checkSample: ({ id }: { id: number }) => checkSample(db, id),
  knownRules: () => knownRules(db),
  profiles: () => readProfiles(db),
  importReport: ({ importId }: { importId: number }) => importReport(db, importId),
  /** Writes files, not the case. */
  writeKeptFiles: ({ importId, folder }: { importId: number; folder: string }) =>
    writeKeptFiles(db, importId, folder),
  importRejects: (input: Parameters<typeof importRejects>[1]) => importRejects(db, input),
  importedLines: (input: Parameters<typeof importedLines>[1]) => importedLines(db, input),
  find: ({ text, limit, ...asked }: { text: string; limit: number } & Asked) =>
    findEverywhere(db, { text, limit, locale: readerOf(asked).locale }),
});

export type ReaderHandlers = ReturnType<typeof createReaderHandlers>;
