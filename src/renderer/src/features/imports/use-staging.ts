import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { forgetJob, newJobId } from '#renderer/lib/jobs.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { settingsOf } from './model/mapping.ts';
import type { Mapping } from './model/mapping.ts';

/**
 * Checks a whole file as a job that can be cancelled; `jobId` is null while none is under way. Nothing of the case
 * changes yet, so that only the list of imports is read again. A failure becomes a notice and gives null.
 */
export const useStaging = (
  token: string,
): { readonly jobId: string | null; readonly stage: (mapping: Mapping) => Promise<ImportReport | null> } => {
  const { api } = useBridge();
  const queries = useQueryClient();
  const notifyError = useNotifyError();
  const [jobId, setJobId] = useState<string | null>(null);
  const stage = async (mapping: Mapping): Promise<ImportReport | null> => {
    const id = newJobId();
    setJobId(id);
    try {
      const input = { token, settings: settingsOf(mapping), jobId: id };
      const report = await callApi(api, ['importing', 'stage'], input);
      void queries.invalidateQueries({ queryKey: ['importing', 'list'] });
      return report;
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
