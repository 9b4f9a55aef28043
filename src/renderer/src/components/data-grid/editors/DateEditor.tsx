import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/fr-ca';
import { DatePicker, DatesProvider } from '@mantine/dates';
import { useGridCellEditor } from 'ag-grid-react';
import { useLayoutEffect, useRef } from 'react';
import { readDate } from '#shared/domain/calendar/read-date.ts';
import { typedKey, useDraft, type EditorProps } from './draft.ts';
import styles from './editors.module.css';

/** A date: typed in any usual form, or picked in the calendar below. */
export const DateEditor = (props: EditorProps) => {
  const { text, setText, problem } = useDraft(props);
  const input = useRef<HTMLInputElement>(null);
  useGridCellEditor({ getValidationErrors: () => (problem === null ? null : [problem]) });
  const isTyping = typedKey(props.eventKey) !== null;
  useLayoutEffect(() => {
    input.current?.focus();
    if (!isTyping) input.current?.select();
  }, [isTyping]);
  const read = readDate(text, null);
  const shown = read.ok ? read.value : null;
  return (
    <div className={styles['popup']} data-editor="date">
      <input
        ref={input}
        className={styles['boxed']}
        aria-label={props.colDef.headerName}
        aria-invalid={problem !== null}
        placeholder={props.context.t('grid:editor.datePlaceholder')}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {problem === null ? null : (
        <p role="alert" className={styles['inlineMessage']}>
          {problem}
        </p>
      )}
      <DatesProvider
        settings={{
          locale: props.context.words.locale === 'en' ? 'en' : 'fr-ca',
          firstDayOfWeek: 0,
          weekendDays: [],
        }}
      >
        <DatePicker
          // Another date typed above moves the calendar to its month.
          key={shown ?? 'none'}
          size="xs"
          value={shown}
          {...(shown === null ? {} : { defaultDate: shown })}
          onChange={(date) => {
            setText(date ?? '');
            input.current?.focus();
          }}
        />
      </DatesProvider>
    </div>
  );
};
