import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, type ChipTone } from '#renderer/components/Chip.tsx';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { useApiMutation, useApiQuery } from '#renderer/lib/api.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import styles from './findings.module.css';

/** More notes than a review has. */
const mostNotes = 500;

const tones: Readonly<Record<string, ChipTone>> = { open: 'warn', answered: 'plain', cleared: 'ok' };

/** The questions of the reviewer and their answers. */
export const ReviewNotes = ({ findingId }: { readonly findingId: number }) => {
  const { t } = useTranslation('findings');
  const isReadOnly = useIsReadOnly();
  const { data } = useApiQuery('register', 'page', {
    query: {
      entity: 'reviewNote',
      filters: [{ type: 'equals', column: 'findingId', value: findingId }],
      sort: [],
      search: '',
    },
    offset: 0,
    limit: mostNotes,
  });
  if (data === undefined) return null;
  return (
    <>
      {data.rows.length === 0 ? (
        <EmptyState title={t('notes.emptyTitle')} text={t('notes.emptyText')} />
      ) : (
        <ol className={styles['notes']}>
          {data.rows.map((note) => (
            <Note
              key={JSON.stringify([note.id, note.values['answer']])}
              note={note}
              isReadOnly={isReadOnly}
            />
          ))}
        </ol>
      )}
      {isReadOnly ? null : <NewNote findingId={findingId} />}
    </>
  );
};

const Note = ({ note, isReadOnly }: { readonly note: GridRow; readonly isReadOnly: boolean }) => {
  const { t } = useTranslation('findings');
  const words = useRegisterWords();
  const update = useApiMutation('register', 'update');
  const onError = useNotifyError();
  const { body, answer, status, writtenBy, writtenOn } = note.values;
  const [text, setText] = useState(typeof answer === 'string' ? answer : '');
  const change = (fields: AnyFields): void =>
    update.mutate(
      {
        entity: 'reviewNote',
        changes: Object.entries(fields).map(([column, value]) => ({ id: note.id, column, value })),
      },
      { onError },
    );
  return (
    <li className={styles['note']}>
      <p className={styles['noteHead']}>
        <Chip tone={tones[String(status)] ?? 'plain'}>
          {words.choice('reviewNote', 'status', String(status))}
        </Chip>{' '}
        {t('notes.by', { name: writtenBy, date: writtenOn })}
      </p>
      <p className={styles['body']}>{body}</p>
      {isReadOnly || status === 'cleared' ? (
        <p className={styles['answer']}>{answer}</p>
      ) : (
        <Textarea
          aria-label={t('notes.answer')}
          placeholder={t('notes.answer')}
          autosize
          minRows={2}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {isReadOnly ? null : (
        <div className={styles['noteActions']}>
          {status === 'cleared' ? (
            <Button size="compact-sm" variant="default" onClick={() => change({ status: 'open' })}>
              {t('notes.reopen')}
            </Button>
          ) : (
            <>
              <Button
                size="compact-sm"
                disabled={text.trim() === '' || text === answer}
                onClick={() => change({ answer: text, status: 'answered' })}
              >
                {t('notes.saveAnswer')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => change({ status: 'cleared' })}>
                {t('notes.clear')}
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
};

const NewNote = ({ findingId }: { readonly findingId: number }) => {
  const { t } = useTranslation('findings');
  const insert = useApiMutation('register', 'insert');
  const onError = useNotifyError();
  const [body, setBody] = useState('');
  const add = (): void =>
    insert.mutate(
      { entity: 'reviewNote', rows: [{ findingId, body, status: 'open' }] },
      { onSuccess: () => setBody(''), onError },
    );
  return (
    <div className={styles['newNote']}>
      <Textarea
        label={t('notes.new')}
        autosize
        minRows={2}
        maxLength={20_000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Button size="compact-sm" disabled={body.trim() === ''} loading={insert.isPending} onClick={add}>
        {t('notes.add')}
      </Button>
    </div>
  );
};
