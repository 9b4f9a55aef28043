import { parentPort } from 'node:worker_threads';
import type { ImportOptions } from '#shared/ipc/import-schemas.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { openReadable } from '../db/open-database.ts';
import { asFailure } from '../db/sqlite-failure.ts';
import type { ReadableDb } from '../db/types.ts';
import type { GridExport } from '../services/exporting/export-grid.ts';
import type { SampleExport } from '../services/exporting/sample-workbook.ts';
import type { Profile } from '../services/importing/profiles.ts';
import { readInvoices, type ReadInput } from '../services/importing/read-invoices.ts';
import { chooseReader } from '../services/importing/records/choose-reader.ts';
import { inspectAny } from '../services/importing/records/inspect-records.ts';
import { readRecords, type RecordsInput } from '../services/importing/records/read-records.ts';
import { planMerge } from '../services/merging/plan-merge.ts';
import { saysItIsOurs } from '../services/merging/workbook-origin.ts';
import type { ReadLimits } from '../files/read-limits.ts';
import { threadStart } from './ending.ts';
import { serve, type JobContext } from './rpc.ts';

export type FileStart = { readonly path: string; readonly limits: ReadLimits };

type ExportInput = {
  readonly path: string;
  readonly locale: Locale;
  readonly today: string;
  readonly resourcesUrl: string;
};

type GridExportInput = Omit<GridExport, 'resourcesUrl' | 'onProgress' | 'isCancelled'> & {
  readonly resourcesUrl: string;
};

type SampleExportInput = Pick<SampleExport, 'id' | 'path' | 'locale'> & { readonly resourcesUrl: string };

type MergeJob = { readonly path: string; readonly locale: Locale; readonly resourcesUrl: string };

/** A connection of its own: the export holds one state of the case while it writes. */
const withReader = async <T>(path: string, work: (db: ReadableDb) => Promise<T>): Promise<T> => {
  const db = openReadable(path, { check: false });
  try {
    return await work(db);
  } finally {
    db.close();
  }
};

/** Says what is wrong with the file where the readers pass on an error of the file system as it is. */
const reading = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw asFailure(error, path);
  }
};

/** Loaded when a job needs it: ExcelJS takes a third of a second, which every import would wait for, twice. */
const exporting = {
  workbook: () => import('../services/exporting/export-workbook.ts'),
  grid: () => import('../services/exporting/export-grid.ts'),
  sample: () => import('../services/exporting/sample-workbook.ts'),
};

/** Jobs on files. A thread of their own: a file that takes long, or hangs a parser, is ended with its thread. */
const createFileHandlers = ({ path: casePath, limits }: FileStart) => ({
  inspect: ({
    path,
    options,
    profiles,
  }: {
    path: string;
    options: ImportOptions;
    profiles: readonly Profile[];
  }) => reading(path, () => inspectAny(path, options, { profiles, limits })),
  readInvoices: (input: Omit<ReadInput, 'limits'>, job: JobContext) =>
    reading(input.path, () => readInvoices({ ...input, limits }, job.progress)),
  readRecords: (input: Omit<RecordsInput, 'limits'>, job: JobContext) =>
    readRecords({ ...input, limits }, chooseReader, job.progress),
  exportWorkbook: (input: ExportInput, job: JobContext) =>
    withReader(casePath, async (db) => {
      const { exportWorkbook } = await exporting.workbook();
      return exportWorkbook(db, {
        ...input,
        casePath,
        resourcesUrl: new URL(input.resourcesUrl),
        onProgress: job.progress,
        isCancelled: job.isCancelled,
      });
    }),
  exportSample: (input: SampleExportInput, job: JobContext) =>
    withReader(casePath, async (db) => {
      const { exportSample } = await exporting.sample();
      return exportSample(db, {
        ...input,
        resourcesUrl: new URL(input.resourcesUrl),
        onProgress: job.progress,
        isCancelled: job.isCancelled,
      });
    }),
  saysItIsOurs: ({ path }: { path: string }) => reading(path, () => saysItIsOurs(path, limits)),
  planMerge: ({ resourcesUrl, ...input }: MergeJob, job: JobContext) =>
    reading(input.path, () =>
      withReader(casePath, (db) =>
        planMerge(db, {
          ...input,
          limits,
          resourcesUrl: new URL(resourcesUrl),
          onProgress: job.progress,
          isCancelled: job.isCancelled,
        }),
      ),
    ),
  exportGrid: (input: GridExportInput, job: JobContext) =>
    withReader(casePath, async (db) => {
      const { exportGrid } = await exporting.grid();
      return exportGrid(db, {
        ...input,
        resourcesUrl: new URL(input.resourcesUrl),
        onProgress: job.progress,
        isCancelled: job.isCancelled,
      });
    }),
});

export type FileHandlers = ReturnType<typeof createFileHandlers>;

const port = parentPort;
if (port === null) throw new Error('a file thread runs as a thread only');

serve(port, () => createFileHandlers(threadStart<FileStart>()));
