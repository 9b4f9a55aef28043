import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf, useApiMutation } from '#renderer/lib/api.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { FieldInput } from './FieldInput.tsx';
import styles from './record.module.css';

/** All columns of one row as a form. Each field is saved by itself when it is left: one change of the case each. */
export const RecordDetails = ({
  entity,
  row,
  isEditable,
}: {
  readonly entity: EntityName;
  readonly row: GridRow;
  readonly isEditable: boolean;
}) => {
  const words = useRegisterWords();
  const { columns } = definitionOf(entity);
  return (
    <div className={styles['details']}>
      {Object.entries(columns).map(([column, definition]) => (
        <div key={column} className={styles['field']}>
          <span className={styles['label']}>{words.column(entity, column)}</span>
          <SavedField
            // A value changed elsewhere (grid, undo) starts the field anew.
            key={JSON.stringify([row.id, row.values[column], row.values['currency']])}
            entity={entity}
            column={column}
            row={row}
            isEditable={isEditable && definition.readOnly !== true}
          />
        </div>
      ))}
    </div>
  );
};

const savedAtOnce = new Set(['choice', 'flag', 'ref']);

/** One column of a row as a field that is saved when it is left; without its label. */
export const SavedField = ({
  entity,
  column,
  row,
  isEditable,
}: {
  readonly entity: EntityName;
  readonly column: string;
  readonly row: GridRow;
  readonly isEditable: boolean;
}) => {
  const { t } = useTranslation('errors');
  const update = useApiMutation('register', 'update');
  const notifyError = useNotifyError();
  const stored = row.values[column] ?? null;
  const [value, setValue] = useState<CellValue | undefined>(stored);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = (next: CellValue | undefined): void => {
    if (next === undefined || next === stored) return;
    setProblem(undefined);
    update.mutate(
      { entity, changes: [{ id: row.id, column, value: next }] },
      {
        onError: (thrown) => {
          const error = errorOf(thrown);
          const issue = error.code === 'validation' ? error.issues[0] : undefined;
          if (issue === undefined) notifyError(thrown);
          else setProblem(t(`problems.${issue.problem}`));
        },
      },
    );
  };
  const kind = definitionOf(entity).columns[column]?.kind ?? 'text';
  return (
    <FieldInput
      entity={entity}
      column={column}
      row={row.values}
      value={value ?? null}
      label={row.labels[column]}
      hideLabel
      disabled={!isEditable}
      problem={problem}
      onChange={(next) => {
        setValue(next);
        if (savedAtOnce.has(kind)) save(next);
      }}
      onDone={() => save(value)}
    />
  );
};
