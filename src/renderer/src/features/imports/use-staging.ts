import { useState } from 'react';
import { useApiMutation } from '#renderer/lib/api.ts';
import { forgetJob, newJobId } from '#renderer/lib/jobs.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { settingsOf } from './model/mapping.ts';
import type { Mapping } from './model/mapping.ts';

/** Checks a whole file as a job that can be cancelled; `jobId` is null while none is under way. */
export const useStaging = (
  token: string,
): { readonly jobId: string | null; readonly stage: (mapping: Mapping) => Promise<ImportReport | null> } => {
  const [jobId, setJobId] = useState<string | null>(null);
  const staging = useApiMutation('importing', 'stage');
  const notifyError = useNotifyError();
  const stage = async (mapping: Mapping): Promise<ImportReport | null> => {
    const id = newJobId();
    setJobId(id);
    try {
      return await staging.mutateAsync({ token, settings: settingsOf(mapping), jobId: id });
    } catch (thrown) {
      notifyError(thrown);
      return null;
    } finally {
      setJobId(null);
      forgetJob(id);
    }
  };
  return { jobId, stage };
};
