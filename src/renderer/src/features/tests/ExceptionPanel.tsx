import { Button, Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { FromExceptionButton } from '#renderer/components/findings/FromExceptionButton.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ExceptionRow } from '#shared/ipc/auditing-schemas.ts';
import { ExceptionFacts } from './ExceptionFacts.tsx';
import { RowsBehind } from './RowsBehind.tsx';
import { factsOf } from './model/detail.ts';
import { verdictTones } from './model/verdict-tones.ts';
import { useDetailText } from './use-detail-text.ts';
import styles from './ExceptionPanel.module.css';

/** One exception in full: what the test says, the rows behind it and where they were read, what was decided. */
export const ExceptionPanel = ({
  test,
  row,
  onTakeOver,
}: {
  readonly test: string;
  readonly row: ExceptionRow;
  /** Null where there is nothing to take over. */
  readonly onTakeOver: (() => void) | null;
}) => {
  const { t } = useTranslation('tests');
  const { data, error } = useApiQuery('auditing', 'exception', { runId: row.runId, key: row.key });
  return (
    <section className={styles['panel']} aria-label={t('exception.label')}>
      <div className={styles['side']}>
        <ExceptionFacts row={row} before={data?.before ?? null} />
        <div className={styles['outcome']}>
          <Decided row={row} onTakeOver={onTakeOver} />
          {row.status === 'gone' ? null : <ToFinding test={test} row={row} />}
        </div>
      </div>
      <div className={styles['rows']}>
        {error === null ? null : <ErrorView error={errorOf(error)} />}
        {data === undefined ? null : <RowsBehind rows={data.rows} count={row.rowCount} />}
      </div>
    </section>
  );
};

/** The way from a question to a finding, which starts with what the test says. */
const ToFinding = ({ test, row }: { readonly test: string; readonly row: ExceptionRow }) => {
  const { t } = useTranslation('tests');
  const text = useDetailText();
  const condition = factsOf(row.detail)
    .map((fact) =>
      t('exception.fact', { label: text.label(fact.name), value: text.value(fact, row.currency) }),
    )
    .join('\n');
  return <FromExceptionButton test={test} exceptionKey={row.key} condition={condition} />;
};

/** What was decided, by whom and when; for one that is new, the way to take over what was decided of one that is gone. */
const Decided = ({
  row,
  onTakeOver,
}: {
  readonly row: ExceptionRow;
  readonly onTakeOver: (() => void) | null;
}) => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  const words = useRegisterWords();
  const { disposition } = row;
  if (disposition === null)
    return (
      <p className={styles['decided']}>
        {t('exception.undecided')}
        {onTakeOver === null ? null : (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Kbd size="xs">R</Kbd>}
            onMouseDown={(event) => event.preventDefault()}
            onClick={onTakeOver}
          >
            {t('takeOver.open')}
          </Button>
        )}
      </p>
    );
  return (
    <div className={styles['decided']}>
      <p>
        <Chip tone={verdictTones[disposition.verdict]}>
          {words.choice('disposition', 'verdict', disposition.verdict)}
        </Chip>{' '}
        {t('exception.decided', { who: disposition.decidedBy, when: format.date(disposition.decidedOn) })}
      </p>
      {disposition.isStale ? <p className={styles['stale']}>{t('exception.stale')}</p> : null}
      {disposition.note === null ? null : <p className={styles['note']}>{disposition.note}</p>}
    </div>
  );
};
