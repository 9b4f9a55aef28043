import type { JobProgress } from '#shared/ipc/events.ts';

/** Running jobs that the window can cancel, by the id it gave them. */
export type Jobs = {
  /** What a job passes on while it runs: progress to the window (at most ten times a second), and how to stop it. */
  readonly start: (jobId: string) => {
    readonly onProgress: (phase: string, done: number, total: number | null) => void;
    readonly onStart: (cancel: () => void) => void;
    readonly end: () => void;
  };
  readonly cancel: (jobId: string) => void;
};

const shortestPauseMs = 100;

export const createJobs = (push: (progress: JobProgress) => void, now: () => number): Jobs => {
  const cancels = new Map<string, Set<() => void>>();
  return {
    start: (jobId) => {
      const own = new Set<() => void>();
      cancels.set(jobId, own);
      let lastPush = 0;
      let lastPhase = '';
      return {
        onProgress: (phase, done, total) => {
          const isDue = phase !== lastPhase || now() - lastPush >= shortestPauseMs || done === total;
          if (!isDue) return;
          lastPush = now();
          lastPhase = phase;
          push({ jobId, phase, done, total });
        },
        onStart: (cancel) => {
          own.add(cancel);
        },
        end: () => {
          cancels.delete(jobId);
        },
      };
    },
    cancel: (jobId) => {
      for (const cancel of cancels.get(jobId) ?? []) cancel();
    },
  };
};
