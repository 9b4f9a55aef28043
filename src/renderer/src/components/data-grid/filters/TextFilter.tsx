import { TextInput } from '@mantine/core';
import { useGridFilter } from 'ag-grid-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { KnownFilter } from './KnownFilter.tsx';
import { filteredColumn, focusFirst, passAll, type FilterProps } from './filter-props.ts';
import styles from './filters.module.css';

/** Waits until the typing pauses before the case is asked. */
const pauseMs = 200;

/** Rows whose text, or whose name of a referenced row, contains something. */
export const TextFilter = (props: FilterProps) => {
  const { model, onModelChange, context } = props;
  const form = useRef<HTMLDivElement>(null);
  useGridFilter({ doesFilterPass: passAll, afterGuiAttached: () => focusFirst(form.current) });
  const set = model?.type === 'contains' ? model.text : '';
  const [text, setText] = useState(set);
  const [lastSet, setLastSet] = useState(set);
  // The filter was taken off from outside (a chip, the layout): the field follows.
  if (lastSet !== set) {
    setLastSet(set);
    setText(set);
  }
  const apply = useEffectEvent(() => {
    if (text === set) return;
    onModelChange(text === '' ? null : { type: 'contains', text });
  });
  useEffect(() => {
    const timer = setTimeout(() => apply(), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div ref={form} className={styles['filter']}>
      <TextInput
        label={context.t('grid:filter.contains')}
        value={text}
        maxLength={500}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {filteredColumn(props).definition.required === true ? null : <KnownFilter {...props} />}
    </div>
  );
};
