import { parentPort } from 'node:worker_threads';
import type { ImportOptions } from '#shared/ipc/import-schemas.ts';
import { inspectFile } from '../services/importing/inspect-file.ts';
import type { Profile } from '../services/importing/profiles.ts';
import { readInvoices, type ReadInput } from '../services/importing/read-invoices.ts';
import { serve, type JobContext } from './rpc.ts';

export type FileStart = { readonly path: string };

/** Jobs on files. A thread of their own: a file that takes long, or hangs a parser, is ended with its thread. */
const createFileHandlers = () => ({
  inspect: ({
    path,
    options,
    profiles,
  }: {
    path: string;
    options: ImportOptions;
    profiles: readonly Profile[];
  }) => inspectFile(path, options, profiles),
  readInvoices: (input: ReadInput, job: JobContext) => readInvoices(input, job.progress),
});

export type FileHandlers = ReturnType<typeof createFileHandlers>;

const port = parentPort;
if (port === null) throw new Error('a file thread runs as a thread only');

serve(port, createFileHandlers);
