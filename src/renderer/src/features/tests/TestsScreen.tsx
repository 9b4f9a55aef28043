import { Skeleton } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useOpenCase } from '#renderer/lib/app-state.ts';
import { replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { Library } from './Library.tsx';
import { RunActions } from './RunActions.tsx';
import { OutcomeLine, RunOutcome } from './RunOutcome.tsx';
import { StartPage } from './StartPage.tsx';
import { TestPage } from './TestPage.tsx';
import { belongTo } from './tests-state.ts';
import styles from './TestsScreen.module.css';

/** The library of audit tests, their runs and what these found. */
export const TestsScreen = ({ route }: { readonly route: RouteOf<'tests'> }) => {
  const { t } = useTranslation('tests');
  const path = useOpenCase()?.path ?? '';
  const { data: tests, error, refetch } = useApiQuery('auditing', 'tests', {});
  useEffect(() => belongTo(path), [path]);
  if (error !== null)
    return (
      <Page>
        <PageHeader title={t('title')} />
        <ErrorView error={errorOf(error)} onRetry={() => void refetch()} />
      </Page>
    );
  if (tests === undefined)
    return (
      <Page>
        <PageHeader title={t('title')} subtitle={t('subtitle')} />
        <Skeleton height={240} animate={false} />
      </Page>
    );
  const chosen = tests.find(({ id }) => id === route.test);
  return (
    <Page fill>
      <PageHeader title={t('title')} subtitle={<OutcomeLine />} actions={<RunActions tests={tests} />} />
      <RunOutcome />
      <div className={styles['split']}>
        <Library
          tests={tests}
          chosen={chosen?.id ?? null}
          onChoose={(test) => replaceRoute({ screen: 'tests', test })}
        />
        <div className={styles['main']}>
          {chosen === undefined ? (
            <StartPage tests={tests} />
          ) : (
            <TestPage key={chosen.id} test={chosen} route={route} />
          )}
        </div>
      </div>
    </Page>
  );
};
