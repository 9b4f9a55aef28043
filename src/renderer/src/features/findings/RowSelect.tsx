import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import styles from './findings.module.css';

/** Rows that a finding may stand on, as an auditor looks for them. */
const entities = [
  'contract',
  'amendment',
  'invoice',
  'invoiceLine',
  'payment',
  'organization',
  'purchaseOrder',
  'approval',
  'tender',
  'milestone',
  'baseline',
  'statement',
  'source',
  'rule',
] as const satisfies readonly EntityName[];

const shownOptions = 50;

/** Asks for a row of the register: of which kind, then which. */
export const RowSelect = ({
  fields,
  set,
  label,
}: {
  readonly fields: AnyFields;
  readonly set: (patch: AnyFields) => void;
  readonly label: string | undefined;
}) => {
  const { t } = useTranslation(['findings', 'grid']);
  const words = useRegisterWords();
  const entity = typeof fields['entity'] === 'string' ? fields['entity'] : null;
  const current = fields['rowId'] === null || fields['rowId'] === undefined ? null : String(fields['rowId']);
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search, 120);
  const { data } = useApiQuery(
    'register',
    'options',
    { entity: entity ?? 'contract', search: asked, limit: shownOptions },
    { enabled: entity !== null },
  );
  const found = (data ?? []).map((option) => ({ value: String(option.id), label: option.label }));
  const isListed = current === null || found.some(({ value }) => value === current);
  return (
    <div className={styles['form']}>
      <Select
        label={t('findings:evidence.rowOf')}
        withAsterisk
        data={entities.map((name) => ({ value: name, label: words.entity(name, 'one') }))}
        value={entity}
        searchable
        onChange={(next) => set({ entity: next, rowId: null })}
      />
      <Select
        // Its search belongs to one kind of row.
        key={entity}
        label={t('findings:evidence.row')}
        withAsterisk
        disabled={entity === null}
        data={isListed ? found : [{ value: current, label: label ?? `#${current}` }, ...found]}
        value={current}
        searchable
        onSearchChange={setSearch}
        filter={({ options }) => options}
        nothingFoundMessage={t('grid:editor.nothingFound')}
        onChange={(next) => set({ rowId: next === null ? null : Number(next) })}
      />
    </div>
  );
};
