import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { localToday } from '#renderer/components/chart/today.ts';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ImportListItem } from '#shared/ipc/import-schemas.ts';
import type { OverrunPortfolio } from '#shared/ipc/overrun-schemas.ts';
import { AwardMethods } from './AwardMethods.tsx';
import { GroupTotals } from './GroupTotals.tsx';
import { KeyNumberCards } from './KeyNumberCards.tsx';
import { ToDoCard } from './ToDoCard.tsx';
import { WorstFirst } from './WorstFirst.tsx';
import { isProgramme } from './model/key-numbers.ts';
import styles from './OverviewScreen.module.css';

/** The case at a glance: key numbers, worst overruns, what waits for a person, totals per body and vendor. */
export const OverviewScreen = () => {
  const { t } = useTranslation('overview');
  const portfolio = useApiQuery('overruns', 'portfolio', {});
  const imports = useApiQuery('importing', 'list', {});
  const error = portfolio.error ?? imports.error;
  if (error !== null) {
    const retry = () => void Promise.all([portfolio.refetch(), imports.refetch()]);
    return (
      <Page>
        <PageHeader title={t('title')} />
        <ErrorView error={errorOf(error)} onRetry={retry} />
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader
        title={t('title')}
        subtitle={portfolio.data === undefined ? ' ' : <Subtitle portfolio={portfolio.data} />}
      />
      {portfolio.data === undefined || imports.data === undefined ? (
        <Skeleton height={92} animate={false} />
      ) : (
        <Overview portfolio={portfolio.data} imports={imports.data} />
      )}
    </Page>
  );
};

const Subtitle = ({ portfolio }: { readonly portfolio: OverrunPortfolio }) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const contracts = portfolio.contracts.filter((row) => !isProgramme(row));
  const bodies = new Set(contracts.map((row) => row.publicBodyId).filter((id) => id !== null));
  return [
    t('subtitle.contracts', { count: contracts.length }),
    t('subtitle.publicBodies', { count: bodies.size }),
    t('subtitle.asOf', { date: format.dateInWords(localToday()) }),
  ].join(' · ');
};

const Overview = ({
  portfolio,
  imports,
}: {
  readonly portfolio: OverrunPortfolio;
  readonly imports: readonly ImportListItem[];
}) => {
  const { t } = useTranslation('overview');
  if (portfolio.contracts.length === 0) {
    return (
      <EmptyState
        title={t('empty.title')}
        text={t('empty.text')}
        actions={<Button onClick={() => goTo({ screen: 'contracts' })}>{t('empty.action')}</Button>}
      />
    );
  }
  const contracts = portfolio.contracts.filter((row) => !isProgramme(row));
  return (
    <div className={styles['sections']}>
      <KeyNumberCards portfolio={portfolio} imports={imports} />
      <div className={styles['two']}>
        <WorstFirst rows={portfolio.contracts} />
        <div className={styles['sections']}>
          <ToDoCard rows={portfolio.contracts} imports={imports} />
          <AwardMethods rows={contracts} />
        </div>
      </div>
      <GroupTotals kind="publicBody" groups={portfolio.byPublicBody} />
      <GroupTotals kind="vendor" groups={portfolio.byVendor} />
    </div>
  );
};
