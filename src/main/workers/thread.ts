import { Worker } from 'node:worker_threads';
import type { AppError } from '#shared/ipc/app-error.ts';
import { connect, type Remote, type ThreadHandlers } from './rpc.ts';

export type Thread<H extends ThreadHandlers> = {
  readonly remote: Remote<H>;
  /** Ends the thread at once; open calls fail as cancelled. */
  readonly terminate: () => Promise<void>;
};

export type ThreadName = 'writer' | 'reader' | 'file';

/**
 * Where the threads' modules are: beside this build (`.js`) or in the sources (`.ts`), with what the threads need
 * to know to start.
 */
export type ThreadLocation = { readonly folder: URL; readonly extension: 'ts' | 'js' };

/** The sources' own location, for the command line and the tests: plain Node runs TypeScript. */
export const sourceThreads: ThreadLocation = { folder: new URL('./', import.meta.url), extension: 'ts' };

/** Starts a thread. `threadStart` reaches its module as `workerData`. */
export const startThread = <H extends ThreadHandlers>(
  location: ThreadLocation,
  name: ThreadName,
  threadStart: unknown,
): Thread<H> => {
  const worker = new Worker(new URL(`${name}-thread.${location.extension}`, location.folder), {
    workerData: threadStart,
    name: `constat-${name}`,
  });
  const { remote, failAll } = connect<H>(worker);
  const gone = (error: AppError): void => failAll(error);
  worker.on('error', (thrown) =>
    gone({
      code: 'internal',
      incident: name,
      detail: thrown instanceof Error ? thrown.message : String(thrown),
    }),
  );
  worker.on('exit', () => gone({ code: 'cancelled' }));
  return {
    remote,
    terminate: async () => {
      // At once, not when the thread has ended: what it may still say is no longer wanted.
      gone({ code: 'cancelled' });
      await worker.terminate();
    },
  };
};
