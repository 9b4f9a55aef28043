import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '#renderer/components/ConfirmDialog.tsx';
import { useApiMutation } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';

/** Asks before a whole import is taken out of the case, although others came after it. */
export const UndoImportDialog = ({
  importId,
  file,
  lines,
  onClose,
}: {
  readonly importId: number;
  readonly file: string;
  readonly lines: number;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('imports');
  const notifyError = useNotifyError();
  const undo = useApiMutation('importing', 'undo');
  const confirm = (): void =>
    undo.mutate(
      { importId },
      {
        onSuccess: () => notifyDone(t('undo.done', { file }), t('undo.doneHint')),
        onError: notifyError,
        onSettled: onClose,
      },
    );
  return (
    <ConfirmDialog
      title={t('undo.title', { file })}
      confirmLabel={t('undo.confirm')}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{t('undo.explained', { count: lines })}</p>
      <p>{t('undo.later')}</p>
    </ConfirmDialog>
  );
};
