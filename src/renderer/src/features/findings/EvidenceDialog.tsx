import { Button, Group, Select } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/components/Dialog.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { FieldInput } from '#renderer/components/record/FieldInput.tsx';
import { errorOf, useApiMutation } from '#renderer/lib/api.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { missingEvidence } from '#shared/domain/findings/evidence-rules.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { FindingEvidence } from '#shared/ipc/calls/findings.ts';
import { ExceptionSelect } from './ExceptionSelect.tsx';
import { RowSelect } from './RowSelect.tsx';
import styles from './findings.module.css';

const kinds = ['document', 'figure', 'exception', 'row'] as const;

const startOf = (findingId: number, piece: FindingEvidence | null): AnyFields => {
  if (piece === null) return { findingId, kind: 'document' };
  const { kind, indexNumber, place, note } = piece;
  return { ...nothingChosen, ...pointedTo(piece), kind, indexNumber, place, note };
};

/** Columns that name the row of each kind. */
const targetColumn = { document: 'documentId', figure: 'figureId', row: 'rowId' } as const;

const pointedTo = ({ kind, target, exception }: FindingEvidence): AnyFields => {
  if (kind === 'exception') return { test: exception?.test ?? null, exceptionKey: exception?.key ?? null };
  if (target === null) return {};
  return { [targetColumn[kind]]: target.id, ...(kind === 'row' ? { entity: target.entity } : {}) };
};

/** Nothing of another kind stays behind. */
const nothingChosen: AnyFields = {
  documentId: null,
  figureId: null,
  test: null,
  exceptionKey: null,
  entity: null,
  rowId: null,
};

/** Adds a piece of evidence, or changes one. */
export const EvidenceDialog = ({
  findingId,
  piece,
  onClose,
}: {
  readonly findingId: number;
  readonly piece: FindingEvidence | null;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['findings', 'shell']);
  const words = useRegisterWords();
  const [fields, setFields] = useState<AnyFields>(() => startOf(findingId, piece));
  const { save, error, isPending } = useSave(piece);
  const set = (patch: AnyFields): void => setFields({ ...fields, ...patch });
  const isComplete = missingEvidence(fields).length === 0;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isComplete) save(fields, onClose);
  };
  return (
    <Dialog
      onClose={onClose}
      title={t(piece === null ? 'evidence.newTitle' : 'evidence.editTitle')}
      size="lg"
    >
      <form onSubmit={onSubmit} className={styles['form']}>
        <Select
          label={t('evidence.columns.kind')}
          data={kinds.map((kind) => ({ value: kind, label: words.choice('evidence', 'kind', kind) }))}
          value={String(fields['kind'])}
          allowDeselect={false}
          onChange={(kind) => set({ ...nothingChosen, kind })}
          data-autofocus
        />
        <Column column="indexNumber" fields={fields} set={set} />
        <div className={styles['wide']}>
          <Target fields={fields} set={set} label={piece?.label ?? undefined} />
        </div>
        <Column column="place" fields={fields} set={set} />
        <Column column="note" fields={fields} set={set} wide />
        {error === null ? null : <ErrorView error={errorOf(error)} />}
        <Group justify="flex-end" gap="xs" className={styles['wide']}>
          <Button variant="default" onClick={onClose}>
            {t('shell:dialogs.cancel')}
          </Button>
          <Button type="submit" disabled={!isComplete} loading={isPending}>
            {t('evidence.save')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
};

type FormPart = { readonly fields: AnyFields; readonly set: (patch: AnyFields) => void };

const Column = ({
  column,
  fields,
  set,
  label,
  wide = false,
}: FormPart & { readonly column: string; readonly label?: string | undefined; readonly wide?: boolean }) => (
  <div className={wide ? styles['wide'] : undefined}>
    <FieldInput
      key={`${String(fields['kind'])} ${column}`}
      entity="evidence"
      column={column}
      row={fields}
      value={fields[column] ?? null}
      label={label}
      onChange={(value: CellValue | undefined) => {
        if (value !== undefined) set({ [column]: value });
      }}
    />
  </div>
);

/** What the piece of evidence is, asked for in the way of its kind. */
const Target = ({ fields, set, label }: FormPart & { readonly label: string | undefined }) => {
  switch (fields['kind']) {
    case 'figure':
      return <Column column="figureId" fields={fields} set={set} label={label} />;
    case 'exception':
      return <ExceptionSelect fields={fields} set={set} />;
    case 'row':
      return <RowSelect fields={fields} set={set} label={label} />;
    default:
      return <Column column="documentId" fields={fields} set={set} label={label} />;
  }
};

const useSave = (piece: FindingEvidence | null) => {
  const insert = useApiMutation('register', 'insert');
  const update = useApiMutation('register', 'update');
  const save = (fields: AnyFields, onSuccess: () => void): void => {
    if (piece === null) insert.mutate({ entity: 'evidence', rows: [fields] }, { onSuccess });
    else {
      const changes = Object.entries(fields).map(([column, value]) => ({ id: piece.id, column, value }));
      update.mutate({ entity: 'evidence', changes }, { onSuccess });
    }
  };
  return { save, error: insert.error ?? update.error, isPending: insert.isPending || update.isPending };
};
