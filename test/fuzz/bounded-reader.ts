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
const residentBytes = 1200 * 1024 ** 2;

/** Reads files in a thread that is ended, and started anew, when one of them takes too long. */
export const openBoundedReader = (): BoundedReader => {
  let thread: Worker | null = null;
  /** Its time begins when it runs: starting takes long where many other things run. */
  const started = async (): Promise<Worker> => {
    if (thread !== null) return thread;
    thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    await once(thread, 'message');
    return thread;
  };
  const end = async (): Promise<void> => {
    const ending = thread;
    thread = null;
    await ending?.terminate();
  };
  return {
    read: async (path, limits = {}) => {
      const result = await answerOf(await started(), { path, limits });
      if (result === 'hangs' || result instanceof Error) {
        await end();
        return {
          fault: result === 'hangs' ? `still reading after ${patienceMs} ms` : `thread: ${result.message}`,
        };
      }
      const resident = process.memoryUsage.rss();
      if (resident > residentBytes) {
        await end();
        return { fault: `${Math.round(resident / 1024 ** 2)} MB` };
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
