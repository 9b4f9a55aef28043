import { parentPort } from 'node:worker_threads';
import { defaultLimits } from '#main/files/read-limits.ts';
import { readFile } from '#main/services/reading/read-file.ts';
import { appError } from '#shared/ipc/app-error.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';

/** What became of one file: the code of a failure that may be, or what may not be. */
export type Attempt = { readonly outcome: string } | { readonly fault: string };

const options = { sheet: null, encoding: null, delimiter: null, limits: defaultLimits };

/** Reads a file as `constat read --cells` does. */
const attempt = async (path: string): Promise<Attempt> => {
  try {
    const reading = await readFile(path, options);
    try {
      for (const sheet of reading.sheets) for await (const _ of sheet.cells());
    } finally {
      reading.close();
    }
    return { outcome: reading.kind };
  } catch (error) {
    if (
      error instanceof AppFailure &&
      error.error.code !== 'internal' &&
      appError.safeParse(error.error).success
    )
      return { outcome: error.error.code };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

const port = parentPort;
if (port === null) throw new Error('runs as a thread only');

port.on('message', (path: string) => {
  void attempt(path).then((result) => port.postMessage(result));
});
