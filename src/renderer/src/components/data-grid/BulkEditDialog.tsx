import { Button, Group, Modal, Radio, Select, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation, errorOf } from '#renderer/lib/api.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { ErrorView } from '../ErrorView.tsx';
import { FieldInput } from '../record/FieldInput.tsx';

type Scope = 'selected' | 'shown';

/** Sets one column of many rows to one value: one change of the case. */
export const BulkEditDialog = ({
  entity,
  selectedIds,
  shownCount,
  readShownIds,
  onClose,
}: {
  readonly entity: EntityName;
  readonly selectedIds: readonly number[];
  readonly shownCount: number;
  /** Ids of all rows the filters leave; read only when they are meant. */
  readonly readShownIds: () => Promise<readonly number[]>;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['grid', 'shell']);
  const words = useRegisterWords();
  const update = useApiMutation('register', 'update');
  const [scope, setScope] = useState<Scope>(selectedIds.length > 0 ? 'selected' : 'shown');
  const [column, setColumn] = useState<string | null>(null);
  const [value, setValue] = useState<CellValue | undefined>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const count = scope === 'selected' ? selectedIds.length : shownCount;
  const columns = Object.entries(definitionOf(entity).columns)
    // An amount is read in the currency of its row, and rows differ: amounts are pasted or filled down instead.
    .filter(([, definition]) => definition.readOnly !== true && definition.kind !== 'money')
    .map(([name]) => ({ value: name, label: words.column(entity, name) }));
  const apply = async (name: string, next: CellValue): Promise<void> => {
    const ids = scope === 'selected' ? selectedIds : await readShownIds();
    await update.mutateAsync({ entity, changes: ids.map((id) => ({ id, column: name, value: next })) });
    onClose();
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (column !== null && value !== undefined) apply(column, value).catch(setFailure);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('bulk.title')}
      closeButtonProps={{ 'aria-label': t('shell:dialogs.close') }}
    >
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          <Radio.Group
            label={t('bulk.scope')}
            value={scope}
            onChange={(next) => setScope(next === 'shown' ? 'shown' : 'selected')}
          >
            <Stack gap={4} mt={4}>
              <Radio
                value="selected"
                disabled={selectedIds.length === 0}
                label={t('bulk.selected', { count: selectedIds.length })}
              />
              <Radio value="shown" label={t('bulk.shown', { count: shownCount })} />
            </Stack>
          </Radio.Group>
          <Select
            label={t('bulk.column')}
            data={columns}
            value={column}
            searchable
            data-autofocus
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
              row={{ currency: 'CAD' }}
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
          <Button
            type="submit"
            disabled={column === null || value === undefined || count === 0}
            loading={update.isPending}
          >
            {t('bulk.apply', { count })}
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
