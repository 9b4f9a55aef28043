import { useTranslation } from 'react-i18next';
import { PanelViews } from '#renderer/components/PanelViews.tsx';
import { useApiQuery } from '#renderer/lib/api.ts';
import type { InsideRow } from '#renderer/lib/route.ts';
import { progressColumns } from './columns.ts';
import { ProgressOverview } from './ProgressOverview.tsx';

const entities = ['statement', 'progressReport', 'delayCost'] as const;

/** One contract over time: what its rows say together, and the grids of the rows that belong to no other tab. */
export const ContractProgress = ({
  contractId,
  inside,
}: {
  readonly contractId: number;
  readonly inside: InsideRow | undefined;
}) => {
  const { t, i18n } = useTranslation('progress');
  const progress = useApiQuery('progress', 'contract', { id: contractId });
  const columns = progressColumns[i18n.language === 'en' ? 'en' : 'fr'];
  return (
    <PanelViews
      label={t('views.label')}
      of={{ layout: 'contract', column: 'contractId', id: contractId }}
      query={progress}
      overview={{ label: t('views.overview'), render: (data) => <ProgressOverview progress={data} /> }}
      grids={entities.map((entity) => ({
        entity,
        label: t(`views.${entity}`),
        columns: columns[entity],
        defaults: { currency: progress.data?.currency ?? null },
      }))}
      inside={inside}
    />
  );
};
