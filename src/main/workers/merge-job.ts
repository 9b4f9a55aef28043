import type { Locale } from '#shared/ipc/contract.ts';
import type { MergePlan } from '#shared/ipc/merge-schemas.ts';
import type { PlannedMerge } from '../services/merging/merge-steps.ts';
import type { CaseSession } from './case-session.ts';
import type { CallOptions } from './rpc.ts';

type Asked = { readonly path: string; readonly locale: Locale; readonly resourcesUrl: URL };

/** Compares a workbook that came back with the case. Writes nothing; cancelling ends the file thread. */
export const planWorkbookMerge = (
  session: CaseSession,
  { path, locale, resourcesUrl }: Asked,
  { onProgress, onStart }: Pick<CallOptions, 'onProgress' | 'onStart'> = {},
): Promise<PlannedMerge> =>
  session.withFileThread(
    (file) =>
      file.planMerge(
        { path, locale, resourcesUrl: resourcesUrl.href },
        onProgress === undefined ? {} : { onProgress },
      ),
    onStart,
  );

/**
 * Writes the items that were accepted. What changed in the case since the plan was made is not overwritten: then
 * nothing is written, and the items concerned come back.
 */
export const applyPlannedMerge = (
  session: CaseSession,
  { plan, steps }: PlannedMerge,
  items: readonly number[],
): Promise<{ readonly stale: readonly number[] }> =>
  session.writer().applyMerge({
    accepted: items.map((item) => ({ item, steps: steps[item] ?? [] })),
    reason: reasonOf(plan),
  });

/** On every event: which workbook, by its hash, and who saved it last. */
const reasonOf = ({ file, sha256, savedBy }: MergePlan): string =>
  [file, `SHA-256 ${sha256}`, ...(savedBy === null ? [] : [savedBy])].join(' · ');
