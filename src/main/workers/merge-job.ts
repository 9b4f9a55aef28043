import type { Locale } from '#shared/ipc/contract.ts';
import { mergeReason } from '../services/merging/merge-reason.ts';
import type { PlannedMerge } from '../services/merging/merge-steps.ts';
import type { CaseSession } from './case-session.ts';
import { ofFile } from './of-file.ts';
import type { CallOptions } from './rpc.ts';

type Asked = { readonly path: string; readonly locale: Locale; readonly resourcesUrl: URL };

/** Compares a workbook that came back with the case. Writes nothing; cancelling ends the file thread. */
export const planWorkbookMerge = (
  session: CaseSession,
  { path, locale, resourcesUrl }: Asked,
  { onProgress, onStart }: Pick<CallOptions, 'onProgress' | 'onStart'> = {},
): Promise<PlannedMerge> =>
  ofFile(
    path,
    session.withFileThread(
      (file) =>
        file.planMerge(
          { path, locale, resourcesUrl: resourcesUrl.href },
          onProgress === undefined ? {} : { onProgress },
        ),
      onStart,
    ),
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
    reason: mergeReason(plan),
  });
