import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { AppError } from '#shared/ipc/app-error.ts';

/** What helps with a case that does not open: its last backup, or looking without touching. */
const offersFor = (
  problem: AppError,
): { readonly backup: string | null; readonly readOnly: string | null } => {
  switch (problem.code) {
    case 'case-corrupt':
      return { backup: problem.file, readOnly: null };
    case 'case-read-only':
    case 'case-locked':
      return { backup: null, readOnly: problem.file };
    default:
      return { backup: null, readOnly: null };
  }
};

/** Why a case did not open, in place of the case, with the ways out. */
export const CaseProblem = ({
  problem,
  onOpenBackup,
  onOpenReadOnly,
  onClose,
}: {
  readonly problem: AppError;
  readonly onOpenBackup: (path: string) => void;
  readonly onOpenReadOnly: (path: string) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['screens', 'shell']);
  const { backup, readOnly } = offersFor(problem);
  const newest = useApiQuery('cases', 'newestBackup', { path: backup ?? '' }, { enabled: backup !== null });
  const format = useFormat();
  return (
    <ErrorView
      error={problem}
      actions={
        <>
          {backup === null || newest.data === undefined || newest.data === null ? null : (
            <Button title={format.instant(newest.data.savedAt)} onClick={() => onOpenBackup(backup)}>
              {t('welcome.openBackup')}
            </Button>
          )}
          {readOnly === null ? null : (
            <Button onClick={() => onOpenReadOnly(readOnly)}>{t('welcome.openReadOnly')}</Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('shell:dialogs.close')}
          </Button>
          {backup !== null && newest.data === null ? <p>{t('welcome.noBackup')}</p> : null}
        </>
      }
    />
  );
};
