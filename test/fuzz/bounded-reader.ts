import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ReadLimits } from '#main/files/read-limits.ts';
import type { Attempt, Task } from './reading-thread.ts';

export type BoundedReader = {
  /** Reads a file; a fault when that hangs, runs out of memory, or fails in a way that no one has foreseen. */
  readonly read: (path: string, limits?: Partial<ReadLimits>) => Promise<Attempt>;
  readonly close: () => Promise<void>;
};

/** What one small file may cost, with a machine that does other things too. */
const patienceMs = 20_000;
const heapMegabytes = 400;
const grownBytes = 600 * 1024 ** 2;

/** Reads files in a thread that is ended, and started anew, when one of them takes too long. */
export const openBoundedReader = (): BoundedReader => {
  let running: Worker | null = null;
  /** Its time begins when it runs: starting takes long where many other things run. */
  const started = async (): Promise<Worker> => {
    if (running !== null) return running;
    running = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    await once(running, 'message');
    return running;
  };
  const end = async (): Promise<void> => {
    const ending = running;
    running = null;
    await ending?.terminate();
  };
  return {
    read: async (path, limits = {}) => {
      const thread = await started();
      const before = process.memoryUsage.rss();
      const result = await answerOf(thread, { path, limits });
      if (result === 'hangs' || result instanceof Error) {
        await end();
        return {
          fault: result === 'hangs' ? `still reading after ${patienceMs} ms` : `thread: ${result.message}`,
        };
      }
      // Of this file alone: what others left behind is collected when the system wants it.
      const grown = process.memoryUsage.rss() - before;
      if (grown > grownBytes) {
        await end();
        return { fault: `${Math.round(grown / 1024 ** 2)} MB` };
      }
      return result;
    },
    close: end,
  };
};

const answerOf = async (thread: Worker, task: Task): Promise<Attempt | 'hangs' | Error> => {
  const over = new AbortController();
  const { signal } = over;
  // Each way to end is listened to for this file only: the thread's own listeners stay.
  const answer = once(thread, 'message', { signal }).then(([attempt]) => attempt as Attempt);
  const exit = once(thread, 'exit', { signal }).then(() => new Error('ended'));
  const patience = pause(patienceMs, 'hangs' as const, { signal });
  try {
    return await Promise.race([answer, exit, patience, posted(thread, task)]);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    over.abort();
    await Promise.allSettled([answer, exit, patience]);
  }
};

const posted = (thread: Worker, task: Task): Promise<never> => {
  thread.postMessage(task);
  return new Promise(() => undefined);
};
