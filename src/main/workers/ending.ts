import { parentPort, workerData } from 'node:worker_threads';

/** What every thread is started with: its own part, and a flag in memory that both sides see. */
export type ThreadData = { readonly start: unknown; readonly ending: SharedArrayBuffer };

/** The message that follows the flag: read by a thread that waits, while the flag is seen by one that works. */
export const endMessage = { end: true } as const;

/** What this thread was started with. */
export const threadStart = <T>(): T => (workerData as ThreadData).start as T;

/** Asks a thread to end: from its parent. */
export const flagEnding = (ending: SharedArrayBuffer): void => {
  Atomics.store(new Int32Array(ending), 0, 1);
};

/** True in a thread once its parent no longer wants what it does. */
export const isEnding = (): boolean => {
  const { ending } = (workerData ?? {}) as Partial<ThreadData>;
  return parentPort !== null && ending !== undefined && Atomics.load(new Int32Array(ending), 0) === 1;
};
