import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useIsReadOnly, useOpenCase } from '#renderer/lib/app-state.ts';
import { goTo, type RouteOf } from '#renderer/lib/route.ts';
import { sampledEntityNames } from '#shared/domain/sampling/sampled-entities.ts';
import { MethodPage } from './MethodPage.tsx';
import { NewSample } from './NewSample.tsx';
import { SampleList } from './SampleList.tsx';
import { SampleView } from './SampleView.tsx';

/** Samples of the case: all of them, one, a new one, or how it is done. */
export const SamplingScreen = ({ route }: { readonly route: RouteOf<'sampling'> }) => {
  if (route.view === 'new') return <NewSample />;
  if (route.view === 'method') return <MethodPage />;
  if (route.selectedId !== undefined) return <SampleView id={route.selectedId} tab={route.tab ?? 'items'} />;
  return <AllSamples />;
};

const AllSamples = () => {
  const { t } = useTranslation('sampling');
  const { data: samples, error, refetch } = useApiQuery('sampling', 'list', {});
  return (
    <Page fill>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <>
            <Button variant="default" onClick={() => goTo({ screen: 'sampling', view: 'method' })}>
              {t('method')}
            </Button>
            {(samples ?? []).length === 0 ? null : <NewButton />}
          </>
        }
      />
      {error === null ? null : <ErrorView error={errorOf(error)} onRetry={() => void refetch()} />}
      {samples === undefined ? null : samples.length === 0 ? <NoSample /> : <SampleList samples={samples} />}
    </Page>
  );
};

const NewButton = () => {
  const { t } = useTranslation('sampling');
  return useIsReadOnly() ? null : (
    <Button onClick={() => goTo({ screen: 'sampling', view: 'new' })}>{t('new')}</Button>
  );
};

const NoSample = () => {
  const { t } = useTranslation('sampling');
  const hasRows = useHasRows();
  return (
    <EmptyState
      title={t('empty.title')}
      text={hasRows ? t('empty.text') : t('empty.noRows')}
      actions={
        hasRows ? (
          <NewButton />
        ) : (
          <Button onClick={() => goTo({ screen: 'imports', choose: true })}>{t('empty.import')}</Button>
        )
      }
    />
  );
};

/** Whether the case has anything to draw from. */
const useHasRows = (): boolean => {
  const counts = useOpenCase()?.counts ?? {};
  return sampledEntityNames.some((entity) => (counts[entity] ?? 0) > 0);
};
