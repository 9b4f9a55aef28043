import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiQuery } from '#renderer/lib/api.ts';

/** Rows offered at once; typing narrows them. */
const offered = 30;

/** Chooses a row of the register by typing part of its name; best match first. */
export const RowSelect = ({
  entity,
  label,
  isLabelHidden = false,
  placeholder,
  initialSearch = '',
  value,
  onChange,
}: {
  readonly entity: 'organization' | 'contract';
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly placeholder: string;
  /** What is looked for before anything is typed: the name as it is written in the file. */
  readonly initialSearch?: string;
  readonly value: number | null;
  readonly onChange: (id: number | null) => void;
}) => {
  const { t } = useTranslation('imports');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === '' ? initialSearch : typed, 150);
  const found = useApiQuery('register', 'options', { entity, search, limit: offered });
  const [chosenLabel, setChosenLabel] = useState<string | null>(null);
  const rows = found.data ?? [];
  const isListed = value === null || rows.some((row) => row.id === value);
  const data = rows.map((row) => ({ value: String(row.id), label: row.label }));
  return (
    <Select
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      placeholder={placeholder}
      data={isListed ? data : [{ value: String(value), label: chosenLabel ?? `#${value}` }, ...data]}
      value={value === null ? null : String(value)}
      onChange={(id, option) => {
        setChosenLabel(id === null ? null : (option?.label ?? null));
        onChange(id === null ? null : Number(id));
      }}
      searchable
      clearable
      // Main has found and ordered the rows already, without regard to accents.
      filter={({ options }) => options}
      onSearchChange={(text) => setTyped(text === chosenLabel ? '' : text)}
      nothingFoundMessage={t('options.nothingFound')}
    />
  );
};
