import { parentPort } from 'node:worker_threads';
import type { Locale } from '#shared/ipc/contract.ts';
import { asFailure } from '../db/sqlite-failure.ts';
import type { Profile } from '../services/importing/profiles.ts';
import { previewDocument, type PreviewRequest } from '../services/documents/preview/preview-document.ts';
import { readInvoices, type ReadInput } from '../services/importing/read-invoices.ts';
import { chooseReader } from '../services/importing/records/choose-reader.ts';
import { inspectAny, type Asked } from '../services/importing/records/inspect-records.ts';
import { readRecords, type RecordsInput } from '../services/importing/records/read-records.ts';
import { planMerge } from '../services/merging/plan-merge.ts';
import { saysItIsOurs } from '../services/merging/workbook-origin.ts';
import type { ReadLimits } from '../files/read-limits.ts';
import { threadStart } from './ending.ts';
import { createExportHandlers, withReader } from './export-handlers.ts';
import { serve, type JobContext } from './rpc.ts';

export type FileStart = { readonly path: string; readonly limits: ReadLimits };

type MergeJob = { readonly path: string; readonly locale: Locale; readonly resourcesUrl: string };

/** Says what is wrong with the file where the readers pass on an error of the file system as it is. */
const reading = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw asFailure(error, path);
  }
};

/** Jobs on files. A thread of their own: a file that takes long, or hangs a parser, is ended with its thread. */
const createFileHandlers = ({ path: casePath, limits }: FileStart) => ({
  ...createExportHandlers(casePath),
  inspect: ({ path, asked, profiles }: { path: string; asked: Asked; profiles: readonly Profile[] }) =>
    reading(path, () => inspectAny(path, asked, { profiles, limits })),
  readInvoices: (input: Omit<ReadInput, 'limits'>, job: JobContext) =>
    reading(input.path, () => readInvoices({ ...input, limits }, job.progress)),
  readRecords: (input: Omit<RecordsInput, 'limits'>, job: JobContext) =>
    readRecords({ ...input, limits }, chooseReader, job.progress),
  previewDocument: (request: PreviewRequest) => reading(request.path, () => previewDocument(request, limits)),
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
});

export type FileHandlers = ReturnType<typeof createFileHandlers>;

const port = parentPort;
if (port === null) throw new Error('a file thread runs as a thread only');

serve(port, () => ({ first: createFileHandlers(threadStart<FileStart>()) }));
