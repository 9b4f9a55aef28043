import { parentPort } from 'node:worker_threads';
import { openReadable } from '../db/open-database.ts';
import { createReaderHandlers } from './reader-handlers.ts';
import { threadStart } from './ending.ts';
import { serve } from './rpc.ts';

/** `check` is false when the writer has just checked the same file. */
export type ReaderStart = { readonly path: string; readonly check: boolean; readonly readOnly: boolean };

const port = parentPort;
if (port === null) throw new Error('a reader runs as a thread only');

const { path, check, readOnly } = threadStart<ReaderStart>();

serve(port, () => createReaderHandlers(openReadable(path, { check }), path, readOnly));
