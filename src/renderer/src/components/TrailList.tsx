import { useState } from 'react';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { createChangeText } from '#renderer/lib/field-text.ts';
import type { TrailEvent, TrailFilter } from '#shared/ipc/contract.ts';
import { EmptyState } from './EmptyState.tsx';
import { ErrorView } from './ErrorView.tsx';
import styles from './TrailList.module.css';

const pageSize = 100;

/** Events of the trail, newest first, each with what it changed. With a scope, only those that it names. */
export const TrailList = ({ scope = {} }: { readonly scope?: TrailFilter }) => {
  const { t } = useTranslation('trail');
  const [offset, setOffset] = useState(0);
  const { data, error } = useApiQuery('history', 'events', { offset, limit: pageSize, ...scope });
  if (error !== null) return <ErrorView error={errorOf(error)} />;
  if (data === undefined) return null;
  if (data.total === 0) {
    const words = Object.keys(scope).length === 0 ? 'none' : 'noneOfFilter';
    return <EmptyState title={t(`${words}.title`)} text={t(`${words}.text`)} />;
  }
  const last = offset + data.events.length;
  return (
    <>
      <ol className={styles['list']}>
        {data.events.map((event) => (
          <TrailItem key={event.seq} event={event} names={data.names} />
        ))}
      </ol>
      {data.total > pageSize ? (
        <Group gap="xs" mt="sm">
          <Button
            variant="default"
            disabled={offset === 0}
            onClick={() => setOffset(Math.max(0, offset - pageSize))}
          >
            {t('pager.newer')}
          </Button>
          <Button variant="default" disabled={last >= data.total} onClick={() => setOffset(last)}>
            {t('pager.older')}
          </Button>
          <span>{t('pager.range', { first: offset + 1, last, total: data.total })}</span>
        </Group>
      ) : null}
    </>
  );
};

/** What rows are called, by `entity:id`. */
type Names = Readonly<Record<string, string>>;

const TrailItem = ({ event, names }: { readonly event: TrailEvent; readonly names: Names }) => {
  const { t } = useTranslation('trail');
  const format = useFormat();
  const words = useRegisterWords();
  const id = event.entityId === null ? '' : ` ${event.entityId}`;
  const name = names[`${event.entity}:${event.entityId}`];
  const subject = event.entity === null ? '' : `${words.entity(event.entity, 'one')}${id}`;
  return (
    <li className={styles['item']}>
      <span className={styles['seq']}>{format.number(event.seq)}</span>
      <div className={styles['what']}>
        <p>
          <b>{t(`actions.${event.action}`, { defaultValue: event.action })}</b> {subject}
          {name === undefined ? null : <span className={styles['name']}> · {format.text(name)}</span>}
        </p>
        <Changes event={event} names={names} />
        {event.reason === null ? null : (
          <p className={styles['reason']}>{t('reason', { reason: event.reason })}</p>
        )}
        <p className={styles['who']}>
          {format.instant(event.at)} · {event.actor} ·{' '}
          <code title={event.hash}>{event.hash.slice(0, 12)}</code>
        </p>
      </div>
    </li>
  );
};

/** Values shown per event; a whole new row has more than anyone reads in a list. */
const shownValues = 12;

const Changes = ({ event, names: rowNames }: { readonly event: TrailEvent; readonly names: Names }) => {
  const { t } = useTranslation('trail');
  const format = useFormat();
  const words = useRegisterWords();
  const changeText = createChangeText(format, words, rowNames);
  const { before, after, entity } = event;
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => (before?.[name] ?? null) !== (after?.[name] ?? null),
  );
  if (entity === null || names.length === 0) return null;
  const row = { ...before, ...after };
  const changes = names.slice(0, shownValues).map((name) => {
    const change = { before: before?.[name] ?? null, after: after?.[name] ?? null };
    const [was, is] = changeText(entity, name, change, row);
    return { name, was, is };
  });
  return (
    <dl className={styles['changes']}>
      {changes.map(({ name, was, is }) => (
        <div key={name} className={styles['change']}>
          <dt>{words.column(entity, name)}</dt>
          <dd>
            {before === null ? null : <del>{was}</del>} {after === null ? null : <ins>{is}</ins>}
          </dd>
        </div>
      ))}
      {names.length > shownValues ? (
        <p className={styles['who']}>{t('moreValues', { count: names.length - shownValues })}</p>
      ) : null}
    </dl>
  );
};
