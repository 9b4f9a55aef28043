import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation, type InputOf, type OutputOf } from '#renderer/lib/api.ts';
import { forgetJob, newJobId } from '#renderer/lib/jobs.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';

type Attach = Omit<InputOf<'documents', 'attach'>, 'jobId'>;

/** Attaches chosen files as a job that can be cancelled, and says what came of it; `jobId` is null while none is under way. */
export const useAttach = (): {
  readonly jobId: string | null;
  readonly attach: (asked: Attach) => Promise<OutputOf<'documents', 'attach'> | null>;
} => {
  const { t } = useTranslation('invoices');
  const { mutateAsync } = useApiMutation('documents', 'attach');
  const onError = useNotifyError();
  const [jobId, setJobId] = useState<string | null>(null);
  const attach = async (asked: Attach) => {
    const id = newJobId();
    setJobId(id);
    try {
      const done = await mutateAsync({ ...asked, jobId: id });
      notifyDone(
        t('attach.done', { count: done.attached }),
        done.already === 0 ? '' : t('attach.already', { count: done.already }),
      );
      return done;
    } catch (thrown) {
      onError(thrown);
      return null;
    } finally {
      setJobId(null);
      forgetJob(id);
    }
  };
  return { jobId, attach };
};

/** Asks for files and attaches all of them to one invoice. */
export const useAttachHere = (
  invoiceId: number,
): { readonly jobId: string | null; readonly attach: () => void } => {
  const choose = useApiMutation('documents', 'choose');
  const { jobId, attach } = useAttach();
  const onError = useNotifyError();
  return {
    jobId,
    attach: () =>
      choose.mutate(
        {},
        {
          onSuccess: (chosen) => {
            if (chosen === null) return;
            const attachments = Array.from({ length: chosen.count }, (_one, file) => ({ file, invoiceId }));
            void attach({ token: chosen.token, attachments });
          },
          onError,
        },
      ),
  };
};
