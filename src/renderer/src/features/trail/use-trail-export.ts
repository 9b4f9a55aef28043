import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#renderer/lib/api.ts';
import { newJobId } from '#renderer/lib/jobs.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { TrailFilter } from '#shared/ipc/contract.ts';

/** Writes the events of a filter as CSV, where the person says. */
export const useTrailExport = (
  filter: TrailFilter,
): { readonly isWriting: boolean; readonly start: () => void } => {
  const { t } = useTranslation('trail');
  const { locale } = useFormat();
  const exporting = useApiMutation('exporting', 'trail');
  const onError = useNotifyError();
  return {
    isWriting: exporting.isPending,
    start: () =>
      exporting.mutate(
        { filter, locale, jobId: newJobId() },
        {
          onError,
          onSuccess: (written) => {
            if (written !== null) notifyDone(t('export.done', { count: written.rows }), written.path);
          },
        },
      ),
  };
};
