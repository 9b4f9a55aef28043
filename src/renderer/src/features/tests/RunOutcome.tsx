import { CloseButton } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { JobBar } from '#renderer/components/JobBar.tsx';
import { useJobProgress } from '#renderer/lib/jobs.ts';
import type { BatteryResult } from '#shared/ipc/auditing-schemas.ts';
import { useTestsState } from './tests-state.ts';
import styles from './RunOutcome.module.css';

/** How far the tests are; once they are done, those that failed. */
export const RunOutcome = () => {
  const { jobId, result } = useTestsState();
  if (jobId !== null)
    return (
      <div className={styles['job']}>
        <Progress jobId={jobId} />
      </div>
    );
  return result === null || result.failed.length === 0 ? null : <Failed failed={result.failed} />;
};

const Progress = ({ jobId }: { readonly jobId: string }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const phase = useJobProgress(jobId)?.phase ?? '';
  const isTest = /^[TAR][0-9]+$/u.test(phase);
  return (
    <JobBar jobId={jobId} label={isTest ? `${phase} ${t(`audit:titles.${phase}`)}` : t('run.underWay')} />
  );
};

const Failed = ({ failed }: Pick<BatteryResult, 'failed'>) => {
  const { t } = useTranslation(['tests', 'audit']);
  return (
    <div className={styles['failed']} role="alert">
      <div className={styles['words']}>
        {failed.map(({ test, incident }) => (
          <p key={test}>{t('run.failed', { test, title: t(`audit:titles.${test}`), incident })}</p>
        ))}
      </div>
      <CloseButton
        size="sm"
        aria-label={t('run.dismiss')}
        onClick={() => useTestsState.setState({ result: null })}
      />
    </div>
  );
};

/** What came of the last run in one line, under the title; before there is one, what the screen is for. */
export const OutcomeLine = () => {
  const { t } = useTranslation('tests');
  const { result } = useTestsState();
  return <span role="status">{result === null ? t('subtitle') : outcomeText(result, t)}</span>;
};

const outcomeText = ({ runs, isCancelled }: BatteryResult, t: TFunction<'tests'>): string => {
  const done = runs.filter(({ status }) => status === 'done');
  const count = (part: 'new' | 'gone' | 'changed'): number =>
    runs.reduce((sum, { comparison }) => sum + (comparison?.[part] ?? 0), 0);
  const isCompared = runs.some(({ comparison }) => comparison !== null);
  return [
    isCancelled ? t('run.cancelled', { count: runs.length }) : t('run.done', { count: runs.length }),
    t('run.applicable', { count: done.length }),
    t('counts.exceptions', { count: done.reduce((sum, { exceptionCount }) => sum + exceptionCount, 0) }),
    ...(isCompared
      ? [t('run.compared', { new: count('new'), gone: count('gone'), changed: count('changed') })]
      : []),
  ].join(' · ');
};
