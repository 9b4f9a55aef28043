import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { JobBar } from '#renderer/components/JobBar.tsx';
import { useJobProgress } from '#renderer/lib/jobs.ts';

/** Progress of a workbook being written. Shown from its first progress on: before it, the file is being chosen. */
export const ExportDialog = ({ jobId }: { readonly jobId: string }) => {
  const { t } = useTranslation('shell');
  const progress = useJobProgress(jobId);
  if (progress === undefined) return null;
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <JobBar jobId={jobId} label={t('notices.exporting')} />
    </Modal>
  );
};
