import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGrowthLimit } from '#renderer/components/chart/use-growth-limit.ts';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import type { RouteOf } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { OverrunFilters } from './OverrunFilters.tsx';
import { OverrunTable } from './OverrunTable.tsx';
import { rowsInView, wholeView } from './model/table.ts';
import type { OverrunView } from './model/table.ts';

/** Every contract with its money from promise to cost at completion, worst overrun first. */
export const OverrunsScreen = ({ route }: { readonly route: RouteOf<'overruns'> }) => {
  const { t } = useTranslation('overview');
  const portfolio = useApiQuery('overruns', 'portfolio', {});
  const limitPercent = useGrowthLimit();
  if (portfolio.error !== null) {
    return (
      <Page>
        <PageHeader title={t('table.title')} />
        <ErrorView error={errorOf(portfolio.error)} onRetry={() => void portfolio.refetch()} />
      </Page>
    );
  }
  return (
    <Page fill>
      {portfolio.data === undefined ? (
        <>
          <PageHeader title={t('table.title')} subtitle=" " />
          <Skeleton height={200} animate={false} />
        </>
      ) : (
        // A route that narrows to something else starts the view anew.
        <Overruns
          key={JSON.stringify(route)}
          rows={portfolio.data.contracts}
          start={viewOf(route, limitPercent)}
        />
      )}
    </Page>
  );
};

const viewOf = (route: RouteOf<'overruns'>, limitPercent: number | null): OverrunView => ({
  ...wholeView,
  publicBodyId: route.publicBodyId ?? null,
  vendorId: route.vendorId ?? null,
  awardMethod: route.awardMethod ?? null,
  beyondPercent: route.beyond === true ? limitPercent : null,
  flagged: route.flagged === true,
});

const Overruns = ({ rows, start }: { readonly rows: readonly OverrunRow[]; readonly start: OverrunView }) => {
  const { t } = useTranslation('overview');
  const { locale } = useFormat();
  const [view, setView] = useState(start);
  const [isExact, setIsExact] = useState(false);
  const shown = rowsInView(rows, view, locale);
  return (
    <>
      <PageHeader
        title={t('table.title')}
        subtitle={[
          t('table.shown', { count: shown.length, total: rows.length }),
          view.sort === null
            ? t('table.worstFirst')
            : t('table.sortedBy', { column: t(`table.columns.${view.sort.column}`) }),
        ].join(' · ')}
      />
      <OverrunFilters rows={rows} view={view} onView={setView} isExact={isExact} onExact={setIsExact} />
      {shown.length === 0 ? (
        <EmptyState
          title={t(rows.length === 0 ? 'empty.title' : 'table.noneTitle')}
          text={t(rows.length === 0 ? 'empty.text' : 'table.noneText')}
        />
      ) : (
        <OverrunTable rows={shown} view={view} onView={setView} isExact={isExact} />
      )}
    </>
  );
};
