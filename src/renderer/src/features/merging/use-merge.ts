import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callApi, errorOf, useApiMutation } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { forgetJob, newJobId } from '#renderer/lib/jobs.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { MergePlan } from '#shared/ipc/merge-schemas.ts';

type State =
  | { readonly kind: 'comparing'; readonly jobId: string }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'planned'; readonly plan: MergePlan };

export type Merge = {
  readonly state: State;
  readonly compare: () => void;
  /** Writes the items; what changed in the case meanwhile is compared again instead. */
  readonly apply: (items: readonly number[]) => void;
  readonly isApplying: boolean;
};

/** Compares a workbook that came back as soon as it is shown. */
export const useMerge = (token: string, onDone: () => void): Merge => {
  const { api } = useBridge();
  const { t } = useTranslation('merging');
  const notifyError = useNotifyError();
  const applying = useApiMutation('merging', 'apply');
  const [state, setState] = useState<State>(() => ({ kind: 'comparing', jobId: newJobId() }));
  const jobId = state.kind === 'comparing' ? state.jobId : null;
  useEffect(() => {
    if (jobId === null) return undefined;
    let isShown = true;
    const show = (next: State): void => {
      forgetJob(jobId);
      if (isShown) setState(next);
    };
    callApi(api, ['merging', 'plan'], { token, jobId })
      .then((plan) => show({ kind: 'planned', plan }))
      .catch((thrown: unknown) => show({ kind: 'failed', error: errorOf(thrown) }));
    return () => {
      isShown = false;
    };
  }, [api, token, jobId]);
  const compare = (): void => setState({ kind: 'comparing', jobId: newJobId() });
  const apply = (items: readonly number[]): void =>
    applying.mutate(
      { token, items: [...items] },
      {
        onSuccess: ({ stale }) => {
          if (stale.length > 0) {
            notifyDone(t('stale', { count: stale.length }));
            compare();
            return;
          }
          notifyDone(t('done', { count: items.length }));
          onDone();
        },
        onError: notifyError,
      },
    );
  return { state, compare, apply, isApplying: applying.isPending };
};
