/** What a long export tells, and asks, while it runs. */
export type ExportProgress = {
  readonly onProgress?: (phase: string, done: number, total: number | null) => void;
  /** Asked now and then; true makes the export stop with AppFailure `cancelled`, leaving nothing behind. */
  readonly isCancelled?: () => boolean;
};
