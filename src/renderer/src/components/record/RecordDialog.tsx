import { Button, Group } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf, useApiMutation } from '#renderer/lib/api.ts';
import { missingColumns, startOfRow } from '#renderer/lib/new-row.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import { Dialog } from '../Dialog.tsx';
import { ErrorView } from '../ErrorView.tsx';
import { FieldInput } from './FieldInput.tsx';
import styles from './record.module.css';

type RecordDialogProps = {
  readonly entity: EntityName;
  /** What belongs to the screen (the contract of a panel): not asked. */
  readonly given: AnyFields;
  /** Columns of the screen, asked for after those that must be filled in. */
  readonly first: readonly string[];
  readonly title: string;
  readonly onAdded: (id: number) => void;
  readonly onClose: () => void;
};

/** The columns the dialog asks for: those that must be filled in, those of the screen, those that have a start value. */
const askedColumns = ({ entity, given, first }: RecordDialogProps): readonly string[] => {
  const { columns } = definitionOf(entity);
  const required = Object.keys(columns).filter((name) => columns[name]?.required === true);
  const asked = [...missingColumns(entity, startOfRow(entity, given)), ...first, ...required];
  return [...new Set(asked)].filter(
    (name) => columns[name] !== undefined && columns[name].readOnly !== true && !Object.hasOwn(given, name),
  );
};

/** The row as filled in so far, and the columns whose text cannot be read. */
const useNewRow = (entity: EntityName, given: AnyFields) => {
  const [fields, setFields] = useState<AnyFields>(() => startOfRow(entity, given));
  const [unread, setUnread] = useState<readonly string[]>([]);
  const missing = missingColumns(entity, fields);
  return {
    fields,
    missing,
    isComplete: missing.length === 0 && unread.length === 0,
    set: (column: string, value: CellValue | undefined): void => {
      const others = unread.filter((name) => name !== column);
      setUnread(value === undefined ? [...others, column] : others);
      if (value !== undefined) setFields({ ...fields, [column]: value });
    },
  };
};

/** Asks for a new row and adds it. */
export const RecordDialog = (props: RecordDialogProps) => {
  const { entity, given, title, onAdded, onClose } = props;
  const { t } = useTranslation(['grid', 'shell']);
  const words = useRegisterWords();
  const insert = useApiMutation('register', 'insert');
  const [columns] = useState(() => askedColumns(props));
  const { fields, missing, isComplete, set } = useNewRow(entity, given);
  const missingText =
    missing.length === 0
      ? ''
      : t('grid:record.missing', { columns: missing.map((name) => words.column(entity, name)).join(', ') });
  const onSuccess = ({ ids }: { readonly ids: readonly number[] }): void => {
    onClose();
    if (ids[0] !== undefined) onAdded(ids[0]);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isComplete) insert.mutate({ entity, rows: [fields] }, { onSuccess });
  };
  return (
    <Dialog onClose={onClose} title={title} size="lg">
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
              takesFocus={index === 0}
            />
          ))}
        </div>
        {insert.error === null ? null : <ErrorView error={errorOf(insert.error)} />}
        <Group justify="space-between" mt="md" gap="xs">
          <span className={styles['missing']}>{missingText}</span>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shell:dialogs.cancel')}
            </Button>
            <Button type="submit" disabled={!isComplete} loading={insert.isPending}>
              {t('grid:record.add')}
            </Button>
          </Group>
        </Group>
      </form>
    </Dialog>
  );
};
