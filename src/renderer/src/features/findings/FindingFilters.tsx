import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import type { Due, FindingFilter } from './model/filters.ts';
import styles from './findings.module.css';

const dues = ['overdue', 'soon', 'none'] as const satisfies readonly Due[];

/** Contracts that a person scrolls through; beyond it the headers of the grid filter. */
const mostContracts = 200;

const choicesOf = (column: 'status' | 'severity'): readonly string[] => {
  const definition = definitionOf('finding').columns[column];
  return definition?.kind === 'choice' ? definition.values : [];
};

/** Narrows the list by status, severity, contract and due date. */
export const FindingFilters = ({
  filter,
  onChange,
}: {
  readonly filter: FindingFilter;
  readonly onChange: (filter: FindingFilter) => void;
}) => {
  const { t } = useTranslation('findings');
  const words = useRegisterWords();
  const { data: contracts } = useApiQuery('register', 'options', {
    entity: 'contract',
    search: '',
    limit: mostContracts,
  });
  const optionsOf = (column: 'status' | 'severity') =>
    choicesOf(column).map((value) => ({ value, label: words.choice('finding', column, value) }));
  return (
    <div className={styles['filters']} role="group" aria-label={t('filters.label')}>
      <FilterSelect
        label={t('filters.status')}
        options={optionsOf('status')}
        value={filter.status}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <FilterSelect
        label={t('filters.severity')}
        options={optionsOf('severity')}
        value={filter.severity}
        onChange={(severity) => onChange({ ...filter, severity })}
      />
      <FilterSelect
        label={t('filters.due')}
        options={dues.map((due) => ({ value: due, label: t(`filters.${due}`) }))}
        value={filter.due}
        onChange={(due) => onChange({ ...filter, due: dues.find((known) => known === due) ?? null })}
      />
      <FilterSelect
        label={t('filters.contract')}
        options={(contracts ?? []).map(({ id, label }) => ({ value: String(id), label }))}
        value={filter.contractId === null ? null : String(filter.contractId)}
        onChange={(id) => onChange({ ...filter, contractId: id === null ? null : Number(id) })}
        wide
      />
    </div>
  );
};

const FilterSelect = ({
  label,
  options,
  value,
  onChange,
  wide = false,
}: {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly wide?: boolean;
}) => (
  <Select
    className={styles[wide ? 'wideFilter' : 'filter']}
    aria-label={label}
    placeholder={label}
    data={[...options]}
    value={value}
    onChange={onChange}
    clearable
    searchable={wide}
  />
);
