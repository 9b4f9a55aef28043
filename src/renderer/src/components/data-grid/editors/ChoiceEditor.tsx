import { useGridCellEditor } from 'ag-grid-react';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import { cellKey } from '../grid-types.ts';
import { ListEditor, useListChoice, type ListOption } from './ListEditor.tsx';
import { columnOf, typedKey, useTypedAhead, type EditorProps } from './draft.ts';

const optionsOf = (props: EditorProps): readonly ListOption[] => {
  const { name, definition } = columnOf(props);
  const { entity, words } = props.context;
  const none = definition.required === true ? [] : [{ value: null, label: '–' }];
  if (definition.kind === 'flag')
    return [1, 0].map((flag) => ({ value: flag, label: words.flag(flag === 1 ? 1 : 0) }));
  if (definition.kind !== 'choice') return none;
  return [
    ...none,
    ...definition.values.map((value) => ({ value, label: words.choice(entity, name, value) })),
  ];
};

/** One of a closed list, or yes and no. */
export const ChoiceEditor = (props: EditorProps) => {
  const { name } = columnOf(props);
  const { search, setSearch, value, setValue } = useListChoice(
    props.initialValue ?? null,
    typedKey(props.eventKey),
  );
  useGridCellEditor({});
  const wanted = sortKey(search);
  const options = optionsOf(props).filter(({ label }) => sortKey(label).includes(wanted));
  const highlight = (option: ListOption): void => {
    setValue(option.value);
    props.onValueChange(option.value);
  };
  /** What is typed highlights the first option that it leaves. */
  const onSearch = (text: string): void => {
    setSearch(text);
    const [first] = optionsOf(props).filter(({ label }) => sortKey(label).includes(sortKey(text)));
    if (first !== undefined && text !== '') highlight(first);
  };
  useTypedAhead(props, (typed) => onSearch(search + typed));
  return (
    <ListEditor
      label={props.colDef.headerName ?? name}
      options={options}
      search={search}
      onSearch={onSearch}
      value={value}
      onHighlight={highlight}
      onPick={(option) => {
        highlight(option);
        props.stopEditing();
      }}
      message={props.context.refused.get(cellKey(props.data.id, name))?.problem ?? null}
    />
  );
};
