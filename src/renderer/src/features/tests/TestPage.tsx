import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { PanelTabs, type PanelTab } from '#renderer/components/PanelTabs.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { replaceRoute, type RouteOf, type TestTab } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { LibraryTest, RunDetail, RunSummary } from '#shared/ipc/auditing-schemas.ts';
import { About } from './About.tsx';
import { Exceptions } from './Exceptions.tsx';
import { NotRun } from './NotRun.tsx';
import { Parameters } from './Parameters.tsx';
import { Population } from './Population.tsx';
import { Runs } from './Runs.tsx';
import { refusedDrafts } from './model/parameters.ts';
import { useDrafts, useTestsState } from './tests-state.ts';
import { useRun, whileRunning } from './use-run.ts';
import styles from './TestPage.module.css';

/** One test: what a run of it found, the population, what the test is, its parameters, its runs. */
export const TestPage = ({
  test,
  route,
}: {
  readonly test: LibraryTest;
  readonly route: RouteOf<'tests'>;
}) => {
  const runId = route.runId ?? (test.lastRun?.status === 'done' ? test.lastRun.id : null);
  const { data, error } = useApiQuery(
    'auditing',
    'getRun',
    { runId: runId ?? 1 },
    { enabled: runId !== null },
  );
  return (
    <>
      <Head test={test} route={route} run={runId === null ? (test.lastRun ?? undefined) : data?.run} />
      {error === null ? (
        <Tabs test={test} route={route} runId={runId} detail={data} />
      ) : (
        <ErrorView error={errorOf(error)} />
      )}
    </>
  );
};

type Part = { readonly test: LibraryTest; readonly route: RouteOf<'tests'> };

const Head = ({ test, route, run }: Part & { readonly run: RunSummary | undefined }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const isLast = route.runId === undefined || route.runId === test.lastRun?.id;
  return (
    <div className={styles['head']}>
      <div className={styles['words']}>
        <h2 className={styles['title']}>
          {test.id} {t(`audit:titles.${test.id}`)}
        </h2>
        <When run={run} isLast={isLast} />
      </div>
      {isLast ? null : (
        <Button variant="default" onClick={() => replaceRoute({ screen: 'tests', test: test.id })}>
          {t('page.toLast')}
        </Button>
      )}
      <RunButton test={test} />
    </div>
  );
};

/** When the run that is shown was, and whether another one would see something else. */
const When = ({ run, isLast }: { readonly run: RunSummary | undefined; readonly isLast: boolean }) => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  return (
    <p className={styles['when']}>
      {run === undefined
        ? t('page.never')
        : t('page.ran', { when: format.instant(run.startedAt), who: run.actor })}{' '}
      {run?.isOutdated === true && isLast ? <Chip tone="warn">{t('page.outdated')}</Chip> : null}
      {isLast ? null : <Chip tone="warn">{t('page.older')}</Chip>}
    </p>
  );
};

const RunButton = ({ test }: { readonly test: LibraryTest }) => {
  const { t } = useTranslation('tests');
  const drafts = useDrafts(test.id);
  const jobId = useTestsState((state) => state.jobId);
  const isReadOnly = useIsReadOnly();
  const run = useRun();
  const isRefused = refusedDrafts(test, drafts).length > 0;
  return (
    <Button
      variant="default"
      disabled={isReadOnly || isRefused}
      {...whileRunning(jobId)}
      title={isRefused ? t('parameters.correct') : undefined}
      onClick={() => void run([test])}
    >
      {t('run.this')}
    </Button>
  );
};

const Tabs = ({
  test,
  route,
  runId,
  detail,
}: Part & { readonly runId: number | null; readonly detail: RunDetail | undefined }) => {
  const { t } = useTranslation('tests');
  const tabs: readonly PanelTab<TestTab>[] = [
    {
      key: 'exceptions',
      label: t('tabs.exceptions'),
      count: detail?.run.exceptionCount,
      fills: true,
      render: () =>
        runId === null ? (
          <NotRun test={test} />
        ) : detail === undefined ? null : (
          <Exceptions key={runId} run={detail.run} route={route} />
        ),
    },
    {
      key: 'population',
      label: t('tabs.population'),
      render: () =>
        runId === null ? (
          <NotRun test={test} />
        ) : detail === undefined ? null : (
          <Population detail={detail} />
        ),
    },
    { key: 'about', label: t('tabs.about'), render: () => <About test={test} /> },
    {
      key: 'parameters',
      label: t('tabs.parameters'),
      count: test.parameters.length,
      render: () => <Parameters test={test} />,
    },
    { key: 'runs', label: t('tabs.runs'), render: () => <Runs test={test} shownId={runId} /> },
  ];
  return (
    <PanelTabs
      label={t('tabs.label')}
      tabs={tabs}
      value={route.tab ?? (runId === null ? 'about' : 'exceptions')}
      onChange={(tab) => replaceRoute({ ...route, tab })}
    />
  );
};
