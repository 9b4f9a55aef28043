import { Button, Group, TextInput } from '@mantine/core';
import { useGridFilter } from 'ag-grid-react';
import { useRef, useState, type FormEvent } from 'react';
import { editableText, parseCell, type CellWords } from '#renderer/lib/cell-text.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { KnownFilter } from './KnownFilter.tsx';
import { filteredColumn, focusFirst, passAll, type FilterProps } from './filter-props.ts';
import styles from './filters.module.css';

type Sides = { readonly low: string; readonly high: string };

/** A bound may be left open, also for a column that always has a value. */
const optional = (definition: ColumnDefinition): ColumnDefinition => {
  const { required: _required, ...rest } = definition;
  return rest;
};

/** Amounts, numbers or dates between two bounds, both included; an empty side is open. */
export const RangeFilter = (props: FilterProps) => {
  const form = useRef<HTMLDivElement>(null);
  useGridFilter({ doesFilterPass: passAll, afterGuiAttached: () => focusFirst(form.current) });
  const { model, context } = props;
  // Reset the fields whenever the filter changes from outside.
  return (
    <div ref={form}>
      <RangeForm
        key={JSON.stringify(model)}
        {...props}
        words={{ ...context.words.cell(context.entity, '', {}), currency: 'CAD' }}
      />
    </div>
  );
};

const RangeForm = ({ words, ...props }: FilterProps & { readonly words: CellWords }) => {
  const { model, onModelChange, context } = props;
  const { definition: column } = filteredColumn(props);
  const definition = optional(column);
  const set = model?.type === 'between' ? model : { low: null, high: null };
  const [sides, setSides] = useState<Sides>({
    low: editableText(definition, set.low, words),
    high: editableText(definition, set.high, words),
  });
  const read = {
    low: parseCell(definition, sides.low, words),
    high: parseCell(definition, sides.high, words),
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!read.low.ok || !read.high.ok) return;
    const [low, high]: readonly CellValue[] = [read.low.value, read.high.value];
    onModelChange(
      low === null && high === null ? null : { type: 'between', low: low ?? null, high: high ?? null },
    );
  };
  const field = (side: 'low' | 'high') => {
    const outcome = read[side];
    return (
      <TextInput
        label={context.t(`grid:filter.${side}`)}
        value={sides[side]}
        error={outcome.ok ? undefined : context.t(`errors:problems.${outcome.error}`)}
        onChange={(event) => setSides({ ...sides, [side]: event.currentTarget.value })}
      />
    );
  };
  return (
    <form className={styles['filter']} onSubmit={onSubmit}>
      {field('low')}
      {field('high')}
      <Group gap={6}>
        <Button type="submit" size="compact-xs" disabled={!read.low.ok || !read.high.ok}>
          {context.t('grid:filter.apply')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => onModelChange(null)}>
          {context.t('grid:filter.clear')}
        </Button>
      </Group>
      {column.required === true ? null : <KnownFilter {...props} />}
    </form>
  );
};
