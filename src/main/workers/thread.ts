import { Worker } from 'node:worker_threads';
import type { AppError } from '#shared/ipc/app-error.ts';
import { endMessage, flagEnding, type ThreadData } from './ending.ts';
import { connect, type Remote, type ThreadHandlers } from './rpc.ts';

export type Thread<H extends ThreadHandlers> = {
  readonly remote: Remote<H>;
  /** Open calls fail as cancelled at once; resolves when the thread has ended. */
  readonly terminate: () => Promise<void>;
  /** Resolves when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
};

export type ThreadName = 'writer' | 'reader' | 'file';

/**
 * Where the threads' modules are: beside this build (`.js`) or in the sources (`.ts`), with what the threads need
 * to know to start.
 */
export type ThreadLocation = {
  readonly folder: URL;
  readonly extension: 'ts' | 'js';
  /** What a file thread may hold, where it is not the usual. */
  readonly heapMegabytes?: number;
};

/** The sources' own location, for the command line and the tests: plain Node runs TypeScript. */
export const sourceThreads: ThreadLocation = { folder: new URL('./', import.meta.url), extension: 'ts' };

/** How long a thread may take to notice that it is to end, before it is stopped wherever it is. */
const patienceMs = 5000;

/**
 * What a file thread may hold. The last resort beyond all limits of reading: a file that nobody has thought of ends its
 * thread, not the application.
 */
const usualHeapMegabytes = 2048;

/**
 * Room for what a thread makes and drops again. A batch of rows lives for longer than the usual room lasts, and would be
 * moved about and kept: with more, an import takes a fifth less of the processors' time, and less memory.
 */
const youngMegabytes = 96;

/** Why a thread ended by itself. */
const errorOfEnd = (name: ThreadName, thrown: unknown, heapMegabytes: number): AppError => {
  const isOutOfMemory =
    thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (name === 'file' && isOutOfMemory) {
    const bytes = heapMegabytes * 1024 ** 2;
    return { code: 'limit-exceeded', file: '', limit: 'memory', value: bytes, maximum: bytes };
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', incident: name, detail };
};

/** Starts a thread. `start` reaches its module through `threadStart`. */
export const startThread = <H extends ThreadHandlers>(
  location: ThreadLocation,
  name: ThreadName,
  start: unknown,
): Thread<H> => {
  const { heapMegabytes = usualHeapMegabytes } = location;
  const ending = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const worker = new Worker(new URL(`${name}-thread.${location.extension}`, location.folder), {
    workerData: { start, ending } satisfies ThreadData,
    name: `constat-${name}`,
    resourceLimits: {
      maxYoungGenerationSizeMb: youngMegabytes,
      ...(name === 'file' ? { maxOldGenerationSizeMb: heapMegabytes } : {}),
    },
  });
  const { remote, failAll } = connect<H>(worker);
  const gone = (error: AppError): void => failAll(error);
  worker.on('error', (thrown) => gone(errorOfEnd(name, thrown, heapMegabytes)));
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      gone({ code: 'cancelled' });
      resolve();
    });
  });
  return {
    remote,
    ended,
    terminate: async () => {
      // At once, not when the thread has ended: what it may still say is no longer wanted.
      gone({ code: 'cancelled' });
      flagEnding(ending);
      worker.postMessage(endMessage);
      // Stopped inside a call of SQLite's binding, a thread can take the whole process with it: it ends by itself
      // between two steps of its work, and only one that hangs is stopped.
      const patience = setTimeout(() => void worker.terminate(), patienceMs);
      await ended;
      clearTimeout(patience);
    },
  };
};
