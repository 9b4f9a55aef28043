import { isDeepStrictEqual } from 'node:util';
import type { ReadLimits } from '../files/read-limits.ts';
import type { FileHandlers } from './file-thread.ts';
import type { CallOptions, Remote } from './rpc.ts';
import type { Thread } from './thread.ts';

/** Threads for jobs on files, one job at a time in each. */
type FileThreads = {
  /** Cancelling ends the thread, and the job fails as cancelled. */
  readonly run: <T>(
    work: (file: Remote<FileHandlers>) => Promise<T>,
    onStart: CallOptions['onStart'],
  ) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** How long a thread waits for the next job: an import follows the recognition of its file at once. */
const patienceMs = 5000;

type Waiting = {
  readonly thread: Thread<FileHandlers>;
  readonly limits: ReadLimits;
  readonly timer: NodeJS.Timeout;
};

/** Keeps one thread at most, and ends it when nobody has asked for it in time. */
const createWaitingPlace = () => {
  let waiting: Waiting | null = null;
  let isClosed = false;
  const take = (): Waiting | null => {
    const taken = waiting;
    waiting = null;
    clearTimeout(taken?.timer);
    return taken;
  };
  const end = async (): Promise<void> => take()?.thread.terminate();
  return {
    /** The thread that waits, unless it reads by other limits: then nobody will want it. */
    take: (asked: ReadLimits): Thread<FileHandlers> | null => {
      const taken = take();
      if (taken === null || isDeepStrictEqual(taken.limits, asked)) return taken?.thread ?? null;
      void taken.thread.terminate();
      return null;
    },
    keep: async (thread: Thread<FileHandlers>, limits: ReadLimits): Promise<void> => {
      if (waiting !== null || isClosed) return thread.terminate();
      const kept = { thread, limits, timer: setTimeout(() => void end(), patienceMs).unref() };
      waiting = kept;
      // It may end by itself: nobody must be given a thread that is gone.
      void thread.ended.then(() => {
        if (waiting === kept) take();
      });
    },
    close: (): Promise<void> => {
      isClosed = true;
      return end();
    },
  };
};

/**
 * A thread whose job went well is kept for the next one, a few seconds at most: it need not load and compile everything
 * again. One whose job failed or was cancelled ends with it.
 * @param limits asked for each job anew
 */
export const openFileThreads = (
  start: (limits: ReadLimits) => Thread<FileHandlers>,
  limits: () => ReadLimits,
): FileThreads => {
  const place = createWaitingPlace();
  return {
    run: async (work, onStart) => {
      const asked = limits();
      const thread = place.take(asked) ?? start(asked);
      let isDone = false;
      onStart?.(() => {
        // Too late, it would end the thread of another job.
        if (!isDone) void thread.terminate();
      });
      try {
        const value = await work(thread.remote);
        isDone = true;
        await place.keep(thread, asked);
        return value;
      } catch (error) {
        await thread.terminate();
        throw error;
      }
    },
    close: place.close,
  };
};
