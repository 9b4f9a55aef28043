import type { JobProgress } from '#shared/ipc/events.ts';

/** What a job passes on while it runs: progress to the window (at most ten times a second), and how to stop it. */
export type Job = {
  readonly onProgress: (phase: string, done: number, total: number | null) => void;
  readonly onStart: (cancel: () => void) => void;
};

/** Running jobs that the window can cancel, by the id it gave them. */
export type Jobs = {
  /** Runs a job; it can be cancelled until `work` settles. */
  readonly run: <T>(jobId: string, work: (job: Job) => Promise<T>) => Promise<T>;
  readonly cancel: (jobId: string) => void;
};

const shortestPauseMs = 100;

export const createJobs = (push: (progress: JobProgress) => void, now: () => number): Jobs => {
  const cancels = new Map<string, Set<() => void>>();
  const progressOf = (jobId: string): Job['onProgress'] => {
    let lastPush = 0;
    let lastPhase = '';
    return (phase, done, total) => {
      const isDue = phase !== lastPhase || now() - lastPush >= shortestPauseMs || done === total;
      if (!isDue) return;
      lastPush = now();
      lastPhase = phase;
      push({ jobId, phase, done, total });
    };
  };
  return {
    run: async (jobId, work) => {
      const own = new Set<() => void>();
      cancels.set(jobId, own);
      try {
        return await work({ onProgress: progressOf(jobId), onStart: (cancel) => own.add(cancel) });
      } finally {
        cancels.delete(jobId);
      }
    },
    cancel: (jobId) => {
      for (const cancel of cancels.get(jobId) ?? []) cancel();
    },
  };
};
