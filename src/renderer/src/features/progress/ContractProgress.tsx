import { SegmentedControl, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { selectedInside, viewOf } from '#renderer/lib/inside-row.ts';
import type { InsideRow } from '#renderer/lib/route.ts';
import { progressColumns } from './columns.ts';
import { ProgressOverview } from './ProgressOverview.tsx';
import styles from './ContractProgress.module.css';

const views = ['overview', 'statement', 'progressReport', 'delayCost'] as const;
type View = (typeof views)[number];

/** One contract over time: what its rows say together, and the grids of the rows that belong to no other tab. */
export const ContractProgress = ({
  contractId,
  inside,
}: {
  readonly contractId: number;
  readonly inside: InsideRow | undefined;
}) => {
  const { t, i18n } = useTranslation('progress');
  const [view, setView] = useState<View>(() => viewOf(views, inside));
  const progress = useApiQuery('progress', 'contract', { id: contractId });
  if (progress.error !== null) {
    return <ErrorView error={errorOf(progress.error)} onRetry={() => void progress.refetch()} />;
  }
  if (progress.data === undefined) return <Skeleton height={200} animate={false} />;
  const { currency } = progress.data;
  return (
    <div className={styles['progress']}>
      <SegmentedControl
        aria-label={t('views.label')}
        size="xs"
        fullWidth
        value={view}
        onChange={(value) => setView(value as View)}
        data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
      />
      {view === 'overview' ? (
        <div className={styles['scroll']}>
          <ProgressOverview progress={progress.data} />
        </div>
      ) : (
        <EntityGrid
          key={view}
          entity={view}
          layoutKey={`contract.${view}`}
          columns={progressColumns[i18n.language === 'en' ? 'en' : 'fr'][view]}
          filters={[{ type: 'equals', column: 'contractId', value: contractId }]}
          defaults={{ contractId, currency }}
          {...selectedInside(inside, view)}
        />
      )}
    </div>
  );
};
