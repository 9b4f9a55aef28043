import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { entityColumns } from '#renderer/components/entity-columns.ts';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { goTo, replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { costGroupings, type CostGrouping } from '#shared/ipc/cloud-schemas.ts';
import { CostSums } from './CostSums.tsx';
import styles from './CostSums.module.css';

/** What cloud bills come to, added up by what is chosen, and their lines below. */
export const CloudScreen = ({ route }: { readonly route: RouteOf<'cloud'> }) => {
  const { t } = useTranslation('cloud');
  const [by, setBy] = useState<CostGrouping>('invoice');
  const sums = useApiQuery('cloud', 'sums', { by, filters: [] });
  if (sums.data?.length === 0) return <NoBills />;
  return (
    <Page fill>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <SegmentedControl
            aria-label={t('by.label')}
            data={costGroupings.map((value) => ({ value, label: t(`by.${value}`) }))}
            value={by}
            onChange={setBy}
          />
        }
      />
      {sums.isError ? (
        <ErrorView error={errorOf(sums.error)} onRetry={() => void sums.refetch()} />
      ) : (
        <>
          <p className={styles['note']}>{t('allRows')}</p>
          <CostSums by={by} sums={sums.data ?? []} />
        </>
      )}
      <EntityGrid
        entity="costRecord"
        layoutKey="cloud"
        columns={entityColumns.costRecord}
        isEditable={false}
        selectedId={route.selectedId}
        onSelect={(id) => replaceRoute({ screen: 'cloud', selectedId: id })}
      />
    </Page>
  );
};

const NoBills = () => {
  const { t } = useTranslation('cloud');
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <EmptyState
        title={t('empty.title')}
        text={t('empty.text')}
        actions={
          <Button onClick={() => goTo({ screen: 'imports', choose: true })}>{t('empty.import')}</Button>
        }
      />
    </Page>
  );
};
