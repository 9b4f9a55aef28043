import { Button, Group, Modal } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf, useApiMutation } from '#renderer/lib/api.ts';
import { ErrorView } from '../ErrorView.tsx';
import { missingColumns, startOfRow } from '#renderer/lib/new-row.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import { FieldInput } from './FieldInput.tsx';
import styles from './record.module.css';

/** The columns the dialog asks for: those that must be filled in, those of the screen, the rest on demand. */
const askedColumns = (entity: EntityName, given: AnyFields, first: readonly string[]): readonly string[] => {
  const { columns } = definitionOf(entity);
  const required = Object.keys(columns).filter((name) => columns[name]?.required === true);
  const asked = [...missingColumns(entity, startOfRow(entity, given)), ...first, ...required];
  return [...new Set(asked)].filter(
    (name) => columns[name]?.readOnly !== true && !Object.hasOwn(given, name),
  );
};

/** Asks for a new row and adds it. What belongs to the screen (`given`: the contract of a panel) is not asked. */
export const RecordDialog = ({
  entity,
  given,
  first,
  title,
  onAdded,
  onClose,
}: {
  readonly entity: EntityName;
  readonly given: AnyFields;
  readonly first: readonly string[];
  readonly title: string;
  readonly onAdded: (id: number) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['grid', 'shell']);
  const words = useRegisterWords();
  const insert = useApiMutation('register', 'insert');
  const [fields, setFields] = useState<AnyFields>(() => startOfRow(entity, given));
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());
  const [columns] = useState(() => askedColumns(entity, given, first));
  const missing = missingColumns(entity, fields);
  const set = (column: string, value: CellValue | undefined): void => {
    setUnread(
      new Set([...unread].filter((name) => name !== column).concat(value === undefined ? [column] : [])),
    );
    if (value !== undefined) setFields({ ...fields, [column]: value });
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (missing.length > 0 || unread.size > 0) return;
    insert.mutate(
      { entity, rows: [fields] },
      {
        onSuccess: ({ ids }) => {
          onClose();
          if (ids[0] !== undefined) onAdded(ids[0]);
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shell:dialogs.close') }}
    >
      <form onSubmit={onSubmit}>
        <div className={styles['form']}>
          {columns.map((column, index) => (
            <FieldInput
              key={column}
              entity={entity}
              column={column}
              row={fields}
              value={fields[column] ?? null}
              onChange={(value) => set(column, value)}
              autoFocus={index === 0}
            />
          ))}
        </div>
        {insert.error === null ? null : <ErrorView error={errorOf(insert.error)} />}
        <Group justify="space-between" mt="md" gap="xs">
          <span className={styles['missing']}>
            {missing.length === 0
              ? ''
              : t('grid:record.missing', {
                  columns: missing.map((name) => words.column(entity, name)).join(', '),
                })}
          </span>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shell:dialogs.cancel')}
            </Button>
            <Button type="submit" disabled={missing.length > 0 || unread.size > 0} loading={insert.isPending}>
              {t('grid:record.add')}
            </Button>
          </Group>
        </Group>
      </form>
    </Modal>
  );
};
