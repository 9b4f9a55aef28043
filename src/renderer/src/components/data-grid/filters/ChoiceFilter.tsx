import { Checkbox, Stack } from '@mantine/core';
import { useGridFilter } from 'ag-grid-react';
import { useRef } from 'react';
import { useApiQuery } from '#renderer/lib/api.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { KnownFilter } from './KnownFilter.tsx';
import { filteredColumn, focusFirst, passAll, type FilterProps } from './filter-props.ts';
import styles from './filters.module.css';

type Choice = { readonly value: CellValue; readonly label: string };

/** Values to tick: those of the dictionary, or for currencies those that the case has. */
const useChoices = (props: FilterProps): readonly Choice[] => {
  const { name, definition } = filteredColumn(props);
  const { entity, words } = props.context;
  const { data } = useApiQuery(
    'register',
    'columnValues',
    { entity, column: name },
    { enabled: definition.kind === 'currency' },
  );
  if (definition.kind === 'choice')
    return definition.values.map((value) => ({ value, label: words.choice(entity, name, value) }));
  if (definition.kind === 'flag')
    return [1, 0].map((flag) => ({ value: flag, label: words.flag(flag === 1 ? 1 : 0) }));
  return (data ?? []).flatMap((value) => (value === null ? [] : [{ value, label: String(value) }]));
};

/** Rows that have one of the ticked values. */
export const ChoiceFilter = (props: FilterProps) => {
  const { model, onModelChange } = props;
  const form = useRef<HTMLDivElement>(null);
  useGridFilter({ doesFilterPass: passAll, afterGuiAttached: () => focusFirst(form.current) });
  const choices = useChoices(props);
  const ticked = model?.type === 'in' ? model.values : [];
  const toggle = (value: CellValue): void => {
    const values = ticked.includes(value) ? ticked.filter((other) => other !== value) : [...ticked, value];
    onModelChange(values.length === 0 ? null : { type: 'in', values });
  };
  return (
    <div ref={form} className={styles['filter']}>
      <Stack gap={5} className={styles['choices']}>
        {choices.map(({ value, label }) => (
          <Checkbox
            key={String(value)}
            label={label}
            checked={ticked.includes(value)}
            onChange={() => toggle(value)}
          />
        ))}
      </Stack>
      {filteredColumn(props).definition.required === true ? null : <KnownFilter {...props} />}
    </div>
  );
};
