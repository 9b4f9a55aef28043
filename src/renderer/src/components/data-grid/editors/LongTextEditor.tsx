import { useGridCellEditor } from 'ag-grid-react';
import { useEffect, useRef } from 'react';
import { useDraft, type EditorProps } from './draft.ts';
import styles from './editors.module.css';

/** Several lines of text: Enter keeps, Shift+Enter breaks the line. */
export const LongTextEditor = (props: EditorProps) => {
  const { text, setText, problem } = useDraft(props);
  const area = useRef<HTMLTextAreaElement>(null);
  useGridCellEditor({ getValidationErrors: () => (problem === null ? null : [problem]) });
  useEffect(() => {
    area.current?.focus();
    area.current?.setSelectionRange(text.length, text.length);
    // Only when it opens: later the caret is the user's.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, []);
  return (
    <div className={styles['popup']} data-editor="long-text">
      <textarea
        ref={area}
        className={styles['boxed']}
        rows={7}
        cols={48}
        aria-label={props.colDef.headerName}
        aria-invalid={problem !== null}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.shiftKey) event.stopPropagation();
        }}
      />
      {problem === null ? (
        <p className={styles['hint']}>{props.context.t('grid:editor.longTextHint')}</p>
      ) : (
        <p role="alert" className={styles['inlineMessage']}>
          {problem}
        </p>
      )}
    </div>
  );
};
