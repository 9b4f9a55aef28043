import { Button, Group, Radio, Select, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation, errorOf } from '#renderer/lib/api.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { Dialog } from '../Dialog.tsx';
import { ErrorView } from '../ErrorView.tsx';
import { FieldInput } from '../record/FieldInput.tsx';

type Scope = 'selected' | 'shown';

type BulkEditDialogProps = {
  readonly entity: EntityName;
  readonly selectedIds: readonly number[];
  readonly shownCount: number;
  /** Ids of all rows the filters leave; read only when they are meant. */
  readonly readShownIds: () => Promise<readonly number[]>;
  readonly onClose: () => void;
};

/** Cells that one change may set (contract). */
const maxRows = 100_000;

/** Sets one column of many rows to one value: one change of the case. */
export const BulkEditDialog = (props: BulkEditDialogProps) => {
  const { entity, selectedIds, shownCount, readShownIds, onClose } = props;
  const { t } = useTranslation(['grid', 'shell']);
  const update = useApiMutation('register', 'update');
  const [scope, setScope] = useState<Scope>(selectedIds.length > 0 ? 'selected' : 'shown');
  const [column, setColumn] = useState<string | null>(null);
  const [value, setValue] = useState<CellValue | undefined>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const count = scope === 'selected' ? selectedIds.length : shownCount;
  const isComplete = column !== null && value !== undefined && count > 0 && count <= maxRows;
  const apply = async (name: string, next: CellValue): Promise<void> => {
    const ids = scope === 'selected' ? selectedIds : await readShownIds();
    await update.mutateAsync({ entity, changes: ids.map((id) => ({ id, column: name, value: next })) });
    onClose();
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isComplete) apply(column, value).catch(setFailure);
  };
  return (
    <Dialog onClose={onClose} title={t('bulk.title')}>
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          <ScopeChoice scope={scope} onChange={setScope} selected={selectedIds.length} shown={shownCount} />
          <ColumnChoice
            entity={entity}
            column={column}
            onChange={(next) => {
              setColumn(next);
              setValue(null);
            }}
          />
          {column === null ? null : (
            <FieldInput
              key={column}
              entity={entity}
              column={column}
              row={{}}
              value={null}
              onChange={setValue}
            />
          )}
        </Stack>
        {failure === null ? null : <ErrorView error={errorOf(failure)} />}
        <Group justify="flex-end" mt="md" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('shell:dialogs.cancel')}
          </Button>
          <Button type="submit" disabled={!isComplete} loading={update.isPending}>
            {t('bulk.apply', { count })}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
};

const ScopeChoice = ({
  scope,
  onChange,
  selected,
  shown,
}: {
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
  readonly selected: number;
  readonly shown: number;
}) => {
  const { t } = useTranslation('grid');
  return (
    <Radio.Group
      label={t('bulk.scope')}
      value={scope}
      onChange={(next) => onChange(next === 'shown' ? 'shown' : 'selected')}
    >
      <Stack gap={4} mt={4}>
        <Radio value="selected" disabled={selected === 0} label={t('bulk.selected', { count: selected })} />
        <Radio value="shown" label={t('bulk.shown', { count: shown })} />
      </Stack>
    </Radio.Group>
  );
};

const ColumnChoice = ({
  entity,
  column,
  onChange,
}: {
  readonly entity: EntityName;
  readonly column: string | null;
  readonly onChange: (column: string | null) => void;
}) => {
  const { t } = useTranslation('grid');
  const words = useRegisterWords();
  const columns = Object.entries(definitionOf(entity).columns)
    // An amount is read in the currency of its row, and rows differ: amounts are pasted or filled down instead.
    .filter(([, definition]) => definition.readOnly !== true && definition.kind !== 'money')
    .map(([name]) => ({ value: name, label: words.column(entity, name) }));
  return (
    <Select
      label={t('bulk.column')}
      data={columns}
      value={column}
      searchable
      data-autofocus
      onChange={onChange}
    />
  );
};
