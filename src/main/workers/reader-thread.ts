import { parentPort } from 'node:worker_threads';
import { openReadable } from '../db/open-database.ts';
import { threadStart } from './ending.ts';
import { createFirstHandlers } from './first-handlers.ts';
import { serve } from './rpc.ts';

/** `check` is false when the writer has just checked the same file. */
export type ReaderStart = { readonly path: string; readonly check: boolean; readonly readOnly: boolean };

const port = parentPort;
if (port === null) throw new Error('a reader runs as a thread only');

const { path, check, readOnly } = threadStart<ReaderStart>();

serve(port, () => {
  const db = openReadable(path, { check });
  return {
    first: createFirstHandlers(db, path, readOnly),
    others: async () => (await import('./reader-handlers.ts')).createReaderHandlers(db, path, readOnly),
  };
});
