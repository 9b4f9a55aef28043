import { Button, type ButtonProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';

/** Asks where, and writes a copy of a kept document there. */
export const SaveCopyButton = ({ documentId, ...look }: ButtonProps & { readonly documentId: number }) => {
  const { t } = useTranslation('findings');
  const saveCopy = useApiMutation('documents', 'saveCopy');
  const onError = useNotifyError();
  const save = (): void =>
    saveCopy.mutate(
      { id: documentId },
      {
        onSuccess: (saved) => (saved === null ? undefined : notifyDone(t('documents.saved'), saved.path)),
        onError,
      },
    );
  return (
    <Button {...look} loading={saveCopy.isPending} onClick={save}>
      {t('documents.saveCopy')}
    </Button>
  );
};
