import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/components/Dialog.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiMutation, useApiQuery } from '#renderer/lib/api.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { ExceptionRow } from '#shared/ipc/auditing-schemas.ts';
import { headAndRest } from './model/detail.ts';
import { useDetailText } from './use-detail-text.ts';
import tables from '#renderer/components/tables.module.css';

/** Exceptions that are gone and can be chosen from; nobody reads more of them in a dialog. */
const shownGone = 200;

/** Gives an exception what was decided of one that is gone: a vendor that was renamed makes another exception. */
export const TakeOverDialog = ({
  row,
  onClose,
}: {
  readonly row: ExceptionRow;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('tests');
  const { data, error } = useApiQuery('auditing', 'exceptions', {
    runId: row.runId,
    status: 'gone',
    verdict: 'all',
    offset: 0,
    limit: shownGone,
  });
  const decided = data?.rows.filter(({ disposition }) => disposition !== null) ?? [];
  return (
    <Dialog onClose={onClose} size="lg" title={t('takeOver.title')}>
      <p>{t('takeOver.text')}</p>
      {error === null ? null : <ErrorView error={errorOf(error)} />}
      {data !== undefined && decided.length === 0 ? (
        <p className={tables['faint']}>{t('takeOver.none')}</p>
      ) : (
        <table className={tables['table']}>
          <tbody>
            {decided.map((gone) => (
              <Gone key={gone.key} gone={gone} row={row} onClose={onClose} />
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
};

const Gone = ({
  gone,
  row,
  onClose,
}: {
  readonly gone: ExceptionRow;
  readonly row: ExceptionRow;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('tests');
  const words = useRegisterWords();
  const text = useDetailText();
  const notifyError = useNotifyError();
  const takeOver = useApiMutation('auditing', 'takeOver');
  const { head, rest } = headAndRest(gone.detail);
  const named = [head, ...rest.slice(0, 2)].flatMap((fact) =>
    fact === null ? [] : [text.value(fact, gone.currency)],
  );
  return (
    <tr>
      <td>{named.join(' · ')}</td>
      <td>
        {gone.disposition === null ? '' : words.choice('disposition', 'verdict', gone.disposition.verdict)}
      </td>
      <td>
        <Button
          variant="default"
          size="compact-sm"
          disabled={takeOver.isPending}
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
