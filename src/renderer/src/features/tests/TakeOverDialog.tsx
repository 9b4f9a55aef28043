import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { Dialog } from '#renderer/components/Dialog.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiMutation, useApiQuery } from '#renderer/lib/api.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { ExceptionRow } from '#shared/ipc/auditing-schemas.ts';
import { headAndRest } from './model/detail.ts';
import { verdictTones } from './model/verdict-tones.ts';
import { useDetailText } from './use-detail-text.ts';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';

/** Exceptions that are gone and can be chosen from at once; among more, one searches. */
const shownGone = 50;

/** Gives an exception what was decided of one that is gone: a vendor that was renamed makes another exception. */
export const TakeOverDialog = ({
  row,
  onClose,
}: {
  readonly row: ExceptionRow;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('tests');
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 150);
  const { data, error } = useApiQuery('auditing', 'exceptions', {
    runId: row.runId,
    status: 'gone',
    verdict: 'decided',
    ...(asked === '' ? {} : { search: asked }),
    offset: 0,
    limit: shownGone,
  });
  const left = data === undefined ? 0 : data.total - data.rows.length;
  return (
    <Dialog onClose={onClose} size="xl" title={t('takeOver.title')}>
      <p>{t('takeOver.text')}</p>
      {error === null ? null : <ErrorView error={errorOf(error)} />}
      {search !== '' || left > 0 ? (
        <TextInput
          mt="sm"
          aria-label={t('takeOver.search')}
          placeholder={t('takeOver.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      ) : null}
      {data === undefined ? null : data.total === 0 ? (
        <p className={texts['faint']}>{t(search === '' ? 'takeOver.none' : 'exceptions.noMatchTitle')}</p>
      ) : (
        <>
          <GoneTable gone={data.rows} row={row} onClose={onClose} />
          {left > 0 ? <p className={texts['faint']}>{t('andMore', { count: left })}</p> : null}
        </>
      )}
    </Dialog>
  );
};

const GoneTable = ({
  gone,
  row,
  onClose,
}: {
  readonly gone: readonly ExceptionRow[];
  readonly row: ExceptionRow;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('tests');
  const words = useRegisterWords();
  return (
    <table className={tables['table']}>
      <thead>
        <tr>
          <th scope="col">{t('takeOver.gone')}</th>
          <th scope="col">{words.column('disposition', 'verdict')}</th>
          <th scope="col">{words.column('disposition', 'note')}</th>
          <th scope="col" aria-label={t('takeOver.take')} />
        </tr>
      </thead>
      <tbody>
        {gone.map((one, index) => (
          <Gone key={one.key} gone={one} row={row} isFirst={index === 0} onClose={onClose} />
        ))}
      </tbody>
    </table>
  );
};

const Gone = ({
  gone,
  row,
  isFirst,
  onClose,
}: {
  readonly gone: ExceptionRow;
  readonly row: ExceptionRow;
  readonly isFirst: boolean;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('tests');
  const words = useRegisterWords();
  const text = useDetailText();
  const format = useFormat();
  const notifyError = useNotifyError();
  const takeOver = useApiMutation('auditing', 'takeOver');
  const { head, rest } = headAndRest(gone.detail);
  const named = [head, ...rest.slice(0, 2)].flatMap((fact) =>
    fact === null ? [] : [text.value(fact, gone.currency)],
  );
  const { disposition } = gone;
  if (disposition === null) return null;
  const { verdict, decidedBy, decidedOn, note } = disposition;
  return (
    <tr>
      <td title={named.join(' · ')}>{named.join(' · ')}</td>
      <td>
        <Chip tone={verdictTones[verdict]}>{words.choice('disposition', 'verdict', verdict)}</Chip>
        <div className={texts['faint']}>
          {t('exception.decided', { who: decidedBy, when: format.date(decidedOn) })}
        </div>
      </td>
      <td title={note ?? ''}>{note ?? ''}</td>
      <td>
        <Button
          variant="default"
          size="compact-sm"
          disabled={takeOver.isPending}
          ref={isFirst ? focusOnce : undefined}
          onClick={() =>
            takeOver.mutate(
              { runId: row.runId, fromKey: gone.key, toKey: row.key },
              { onSuccess: onClose, onError: notifyError },
            )
          }
        >
          {t('takeOver.take')}
        </Button>
      </td>
    </tr>
  );
};

/** The first one offered takes the focus as soon as it is read, unless a search is being written. */
const focusOnce = (button: HTMLButtonElement | null): void => {
  if (!(document.activeElement instanceof HTMLInputElement)) button?.focus();
};
