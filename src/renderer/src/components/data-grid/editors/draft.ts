import type { CustomCellEditorProps } from 'ag-grid-react';
import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import { editableText, parseCell } from '#renderer/lib/cell-text.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { cellKey, type GridContext } from '../grid-types.ts';

export type EditorProps = CustomCellEditorProps<GridRow, CellValue, GridContext>;

/** The column an editor works on. */
export const columnOf = ({
  context,
  column,
}: EditorProps): { readonly name: string; readonly definition: ColumnDefinition } => {
  const name = column.getColId();
  const definition = definitionOf(context.entity).columns[name];
  if (definition === undefined) throw new Error(`no editor for ${context.entity}.${name}`);
  return { name, definition };
};

/** Gives an editor that has just opened what was typed before it was there, and ends it if that ended the value. */
export const useTypedAhead = (
  { context, stopEditing }: EditorProps,
  append: (text: string) => void,
): void => {
  const open = useEffectEvent(() => {
    const { text, isDone } = context.typeAhead.take();
    if (text !== '') append(text);
    // After the appended text has become the value.
    if (isDone) setTimeout(stopEditing);
  });
  useLayoutEffect(() => open(), []);
};

/** The key that opened the editor, when it is the first character of the new value. */
export const typedKey = (eventKey: string | null): string | null => {
  if (eventKey === 'Backspace' || eventKey === 'Delete') return '';
  return eventKey !== null && eventKey.length === 1 ? eventKey : null;
};

export type Draft = {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Why it cannot be kept, in words; null when it can. */
  readonly problem: string | null;
};

/**
 * The text in an editor: as it was refused, else the key that opened it, else the stored value. Tells the grid the
 * value it stands for.
 */
export const useDraft = (props: EditorProps): Draft => {
  const { context, data, onValueChange, eventKey } = props;
  const { name, definition } = columnOf(props);
  const words = context.words.cell(context.entity, name, data.values);
  const [refused] = useState(() => context.refused.get(cellKey(data.id, name)) ?? null);
  const [text, setText] = useState(
    () => refused?.text ?? typedKey(eventKey) ?? editableText(definition, props.initialValue ?? null, words),
  );
  useTypedAhead(props, (typed) => setText((before) => before + typed));
  const parsed = parseCell(definition, text, words);
  const value = parsed.ok ? parsed.value : undefined;
  useEffect(() => {
    if (value !== undefined) onValueChange(value);
  }, [value, onValueChange]);
  const isUntouched = refused !== null && refused.text === text;
  const problem = parsed.ok
    ? isUntouched
      ? refused.problem
      : null
    : context.t(`errors:problems.${parsed.error}`);
  return { text, setText, problem };
};
