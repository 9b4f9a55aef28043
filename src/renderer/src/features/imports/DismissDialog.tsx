import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '#renderer/components/ConfirmDialog.tsx';
import { useApiMutation } from '#renderer/lib/api.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';

/** Asks why rejected rows are set aside: the reason goes to the trail. */
export const DismissDialog = ({
  ids,
  onClose,
}: {
  readonly ids: readonly number[];
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('imports');
  const notifyError = useNotifyError();
  const dismiss = useApiMutation('importing', 'dismissRejects');
  const [reason, setReason] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const confirm = (): void => {
    if (reason.trim() === '') {
      setIsRefused(true);
      return;
    }
    dismiss.mutate({ ids: [...ids], reason: reason.trim() }, { onSuccess: onClose, onError: notifyError });
  };
  return (
    <ConfirmDialog
      title={t('dismiss.title', { count: ids.length })}
      confirmLabel={t('dismiss.confirm')}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{t('dismiss.explained')}</p>
      <Textarea
        mt="sm"
        label={t('dismiss.reason')}
        error={isRefused && reason.trim() === '' ? t('dismiss.reasonMissing') : null}
        value={reason}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
};
