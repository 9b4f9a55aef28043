import { create } from 'zustand';
import type { JobProgress } from '#shared/ipc/events.ts';

type Jobs = { readonly progress: Readonly<Record<string, JobProgress>> };

const useJobs = create<Jobs>(() => ({ progress: {} }));

let started = 0;

/** A name for a job that this window starts; unique as long as the window lives. */
export const newJobId = (): string => `window-${Math.round(performance.timeOrigin)}-${(started += 1)}`;

/** Keeps the last progress of a job; called by the shell for every `job:progress`. */
export const keepProgress = (progress: JobProgress): void =>
  useJobs.setState((jobs) => ({ progress: { ...jobs.progress, [progress.jobId]: progress } }));

/** Forgets a finished job. */
export const forgetJob = (jobId: string): void =>
  useJobs.setState((jobs) => ({
    progress: Object.fromEntries(Object.entries(jobs.progress).filter(([id]) => id !== jobId)),
  }));

/** The last progress of a job; undefined before its first. */
export const useJobProgress = (jobId: string | null): JobProgress | undefined =>
  useJobs((jobs) => (jobId === null ? undefined : jobs.progress[jobId]));
