import { useDebouncedValue } from '@mantine/hooks';
import { useGridCellEditor } from 'ag-grid-react';
import { useEffect, useEffectEvent } from 'react';
import { useApiQuery } from '#renderer/lib/api.ts';
import { choicesOfRow } from '#renderer/lib/choices-of-row.ts';
import { cellKey } from '../grid-types.ts';
import { ListEditor, useListChoice, type ListOption } from './ListEditor.tsx';
import { columnOf, typedKey, useTypedAhead, type EditorProps } from './draft.ts';

/** As many as a person reads through; beyond it, typing narrows. */
const shownOptions = 50;

/** A row of another entity, searched by name in the case. */
export const ReferenceEditor = (props: EditorProps) => {
  const { context, data } = props;
  const { name, definition } = columnOf(props);
  const { search, setSearch, value, setValue } = useListChoice(
    props.initialValue ?? null,
    typedKey(props.eventKey),
  );
  useGridCellEditor({});
  const [asked] = useDebouncedValue(search, 80);
  const target = definition.kind === 'ref' ? definition.entity : '';
  const { data: found } = useApiQuery('register', 'options', {
    entity: target,
    search: asked,
    limit: shownOptions,
    ...choicesOfRow(target, data.values),
  });
  const none: readonly ListOption[] =
    definition.required === true || search !== '' ? [] : [{ value: null, label: '–' }];
  const options = [...none, ...(found ?? []).map(({ id, label }) => ({ value: id, label }))];
  const highlight = (option: ListOption): void => {
    if (option.value !== null) context.chosenNames.set(`${target}:${option.value}`, option.label);
    setValue(option.value);
    props.onValueChange(option.value);
  };
  // While typing, the best match is what Enter takes; answers come later than the keys.
  const takeBest = useEffectEvent(() => {
    const [best] = options;
    if (search !== '' && best !== undefined && !options.some((option) => option.value === value))
      highlight(best);
  });
  useEffect(() => takeBest(), [found]);
  useTypedAhead(props, (typed) => setSearch(search + typed));
  return (
    <ListEditor
      label={props.colDef.headerName ?? name}
      options={options}
      search={search}
      onSearch={setSearch}
      value={value}
      onHighlight={highlight}
      onPick={(option) => {
        highlight(option);
        props.stopEditing();
      }}
      message={context.refused.get(cellKey(data.id, name))?.problem ?? null}
    />
  );
};
