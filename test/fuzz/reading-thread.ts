import { parentPort } from 'node:worker_threads';
import { defaultLimits, type ReadLimits } from '#main/files/read-limits.ts';
import { readFile } from '#main/services/reading/read-file.ts';
import { appError, type AppError } from '#shared/ipc/app-error.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';

/** What became of one file: its kind, or the code of a failure that may be with its reason or limit; or what may not be. */
export type Attempt = { readonly outcome: string; readonly detail: string } | { readonly fault: string };

export type Task = { readonly path: string; readonly limits: Partial<ReadLimits> };

/** Reads a file as `constat read --cells` does. */
const attempt = async ({ path, limits }: Task): Promise<Attempt> => {
  try {
    const reading = await readFile(path, {
      sheet: null,
      encoding: null,
      delimiter: null,
      limits: { ...defaultLimits, ...limits },
    });
    try {
      for (const sheet of reading.sheets) for await (const _ of sheet.cells());
    } finally {
      reading.close();
    }
    return { outcome: reading.kind, detail: '' };
  } catch (error) {
    if (
      error instanceof AppFailure &&
      error.error.code !== 'internal' &&
      appError.safeParse(error.error).success
    )
      return { outcome: error.error.code, detail: detailOf(error.error) };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

const detailOf = (error: AppError): string => {
  if (error.code === 'file-unreadable') return error.reason;
  return error.code === 'limit-exceeded' ? error.limit : '';
};

const port = parentPort;
if (port === null) throw new Error('runs as a thread only');

port.on('message', (task: Task) => {
  void attempt(task).then((result) => port.postMessage(result));
});

port.postMessage('ready');
