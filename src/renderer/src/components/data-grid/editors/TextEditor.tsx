import { useGridCellEditor } from 'ag-grid-react';
import { useLayoutEffect, useRef } from 'react';
import { EditorMessage } from './EditorMessage.tsx';
import { columnOf, typedKey, useDraft, type EditorProps } from './draft.ts';
import styles from './editors.module.css';

const numeric = new Set(['money', 'decimal', 'integer']);

/** One line of text, read as its column's kind: text, money, decimal, whole number, currency. */
export const TextEditor = (props: EditorProps) => {
  const { definition } = columnOf(props);
  const { text, setText, problem } = useDraft(props);
  const input = useRef<HTMLInputElement>(null);
  useGridCellEditor({ getValidationErrors: () => (problem === null ? null : [problem]) });
  const isTyping = typedKey(props.eventKey) !== null;
  useLayoutEffect(() => {
    input.current?.focus();
    if (!isTyping) input.current?.select();
  }, [isTyping]);
  return (
    <>
      <input
        ref={input}
        className={styles['line']}
        data-numeric={numeric.has(definition.kind)}
        aria-label={props.colDef.headerName}
        aria-invalid={problem !== null}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <EditorMessage anchor={props.eGridCell} text={problem} />
    </>
  );
};
