import { Button, Group } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/components/Dialog.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { FieldInput } from '#renderer/components/record/FieldInput.tsx';
import { errorOf, useApiMutation } from '#renderer/lib/api.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import styles from '../invoices.module.css';

/** Ties a document that the case keeps already to an invoice. */
export const AttachKeptDialog = ({
  invoiceId,
  onClose,
}: {
  readonly invoiceId: number;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['invoices', 'shell']);
  const insert = useApiMutation('register', 'insert');
  const [fields, setFields] = useState<AnyFields>({ invoiceId, documentId: null, note: null });
  const isComplete = fields['documentId'] !== null;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isComplete) insert.mutate({ entity: 'supportingDocument', rows: [fields] }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('invoices:attachKept.title')} onClose={onClose}>
      <form className={styles['form']} onSubmit={onSubmit}>
        {(['documentId', 'note'] as const).map((column) => (
          <FieldInput
            key={column}
            entity="supportingDocument"
            column={column}
            row={fields}
            value={fields[column] ?? null}
            takesFocus={column === 'documentId'}
            onChange={(value) => {
              if (value !== undefined) setFields({ ...fields, [column]: value });
            }}
          />
        ))}
        {insert.error === null ? null : <ErrorView error={errorOf(insert.error)} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('shell:dialogs.cancel')}
          </Button>
          <Button type="submit" disabled={!isComplete} loading={insert.isPending}>
            {t('invoices:attachKept.attach')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
};
