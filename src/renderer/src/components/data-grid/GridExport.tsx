import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#renderer/lib/api.ts';
import { forgetJob, newJobId, useJobProgress } from '#renderer/lib/jobs.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import { JobBar } from '../JobBar.tsx';

/** Writes what a grid shows as CSV, where the person says; `jobId` while that runs. */
export const useGridExport = (
  query: GridQuery,
  shownColumns: () => readonly string[],
): { readonly jobId: string | null; readonly start: () => void } => {
  const { t } = useTranslation('grid');
  const { locale } = useFormat();
  const [jobId, setJobId] = useState<string | null>(null);
  const exporting = useApiMutation('exporting', 'grid');
  const onError = useNotifyError();
  const start = (): void => {
    const started = newJobId();
    setJobId(started);
    exporting.mutate(
      { query, columns: [...shownColumns()], locale, jobId: started },
      {
        onError,
        onSuccess: (written) => {
          if (written !== null) notifyDone(t('export.done', { count: written.rows }), written.path);
        },
        onSettled: () => {
          setJobId(null);
          forgetJob(started);
        },
      },
    );
  };
  return { jobId, start };
};

/** How far the export is, once it writes: not while the person still chooses where. */
export const GridExportBar = ({ jobId }: { readonly jobId: string | null }) => {
  const { t } = useTranslation('grid');
  const progress = useJobProgress(jobId);
  return jobId === null || progress === undefined ? null : (
    <JobBar jobId={jobId} label={t('export.writing')} />
  );
};
