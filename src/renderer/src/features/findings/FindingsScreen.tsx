import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { ScreenTabs } from '#renderer/components/ScreenTabs.tsx';
import { localToday } from '#renderer/components/chart/today.ts';
import { useApiQuery } from '#renderer/lib/api.ts';
import { replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { DocumentGrid } from './DocumentGrid.tsx';
import { DocumentPanel } from './DocumentPanel.tsx';
import { FindingFilters } from './FindingFilters.tsx';
import { FindingPanel } from './FindingPanel.tsx';
import { allFindings, gridFilters } from './model/filters.ts';

const columns = [
  { name: 'number', width: 84 },
  { name: 'title', flex: 1, width: 220 },
  { name: 'severity', width: 96 },
  { name: 'status', width: 96 },
  { name: 'contractId', width: 170 },
  { name: 'low', width: 130 },
  { name: 'high', width: 130 },
  { name: 'dueOn', width: 104 },
  { name: 'responsible', width: 150 },
  { name: 'preparedBy', width: 130 },
  { name: 'reviewedBy', width: 130 },
] as const;

/** What the audit concludes, and the papers it stands on: each in a grid with the selected one beside it. */
export const FindingsScreen = ({ route }: { readonly route: RouteOf<'findings'> }) => {
  const { t } = useTranslation('findings');
  const tab = route.tab ?? 'findings';
  const { selectedId } = route;
  const select = (id: number): void => replaceRoute({ screen: 'findings', tab, selectedId: id });
  const close = (): void => replaceRoute({ screen: 'findings', tab });
  return (
    <>
      <Page fill>
        <PageHeader title={t('title')} subtitle={t('subtitle')} />
        <ScreenTabs
          label={t('tabs.label')}
          tabs={[
            { key: 'findings', label: t('tabs.findings') },
            { key: 'documents', label: t('tabs.documents') },
          ]}
          value={tab}
          onChange={(key) => replaceRoute({ screen: 'findings', tab: key })}
        />
        {tab === 'findings' ? (
          <FindingGrid selectedId={selectedId} onSelect={select} />
        ) : (
          <DocumentGrid selectedId={selectedId} onSelect={select} />
        )}
      </Page>
      {selectedId === undefined ? null : tab === 'findings' ? (
        <FindingPanel key={selectedId} id={selectedId} onClose={close} />
      ) : (
        <DocumentPanel key={selectedId} id={selectedId} onClose={close} />
      )}
    </>
  );
};

const FindingGrid = ({
  selectedId,
  onSelect,
}: {
  readonly selectedId: number | undefined;
  readonly onSelect: (id: number) => void;
}) => {
  const { t } = useTranslation('findings');
  const [filter, setFilter] = useState(allFindings);
  const number = useApiQuery('findings', 'suggest', {}).data?.finding;
  return (
    <>
      <FindingFilters filter={filter} onChange={setFilter} />
      <EntityGrid
        entity="finding"
        layoutKey="findings"
        columns={columns}
        filters={gridFilters(filter, localToday())}
        defaults={{
          // Usual here; another one is chosen in the panel.
          currency: 'CAD',
          ...(number === undefined ? {} : { number }),
          ...(filter.contractId === null ? {} : { contractId: filter.contractId }),
        }}
        empty={{ title: t('empty.title'), text: t('empty.text') }}
        selectedId={selectedId}
        onSelect={onSelect}
      />
    </>
  );
};
