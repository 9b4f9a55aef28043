import type { MergePlan } from '#shared/ipc/merge-schemas.ts';

/** What every event of a merge says: which workbook, by its hash, and who saved it last. */
export const mergeReason = ({ file, sha256, savedBy }: MergePlan): string =>
  [file, `SHA-256 ${sha256}`, ...(savedBy === null ? [] : [savedBy])].join(' · ');
