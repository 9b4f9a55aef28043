import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog.tsx';

/** Asks before something that takes a decision. Enter confirms, Esc gives up; the focus starts on the safe button. */
export const ConfirmDialog = ({
  title,
  children,
  confirmLabel,
  destructive = false,
  onConfirm,
  onCancel,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly destructive?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}) => {
  const { t } = useTranslation('shell');
  return (
    <Dialog onClose={onCancel} title={title}>
      {children}
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('dialogs.cancel')}
        </Button>
        <Button {...(destructive ? { color: 'red' } : {})} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </Group>
    </Dialog>
  );
};
