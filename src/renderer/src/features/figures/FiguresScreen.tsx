import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { ScreenTabs } from '#renderer/components/ScreenTabs.tsx';
import { entityColumns, figureColumnsIn } from '#renderer/components/entity-columns.ts';
import { useApiQuery } from '#renderer/lib/api.ts';
import { replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { Contradictions } from './Contradictions.tsx';
import { FigurePanel } from './FigurePanel.tsx';
import { SourcePanel } from './SourcePanel.tsx';

/** What sources state about money, and the sources: each in a grid with the selected one beside it. */
export const FiguresScreen = ({ route }: { readonly route: RouteOf<'figures'> }) => {
  const { t, i18n } = useTranslation(['screens', 'figures']);
  const locale = i18n.language === 'en' ? 'en' : 'fr';
  const tab = route.tab ?? 'figures';
  const { selectedId } = route;
  const found = useApiQuery('figures', 'contradictions', { contractId: null }).data?.totals.contradictions;
  const select = (id: number): void => replaceRoute({ screen: 'figures', tab, selectedId: id });
  const close = (): void => replaceRoute({ screen: 'figures', tab });
  return (
    <>
      <Page fill>
        <PageHeader title={t('figures.title')} subtitle={t('figures.subtitle')} />
        <ScreenTabs
          label={t('figures.tabs.label')}
          tabs={[
            { key: 'figures', label: t('figures.tabs.figures') },
            {
              key: 'contradictions',
              label:
                found === undefined ? t('figures:kinds.contradictions') : t('figures:tab', { count: found }),
            },
            { key: 'sources', label: t('figures.tabs.sources') },
          ]}
          value={tab}
          onChange={(key) => replaceRoute({ screen: 'figures', tab: key })}
        />
        {tab === 'contradictions' ? (
          <Contradictions selectedId={selectedId} onSelect={select} />
        ) : tab === 'figures' ? (
          <EntityGrid
            key="figure"
            entity="figure"
            layoutKey="figures"
            columns={figureColumnsIn[locale]}
            selectedId={selectedId}
            onSelect={select}
          />
        ) : (
          <EntityGrid
            key="source"
            entity="source"
            layoutKey="sources"
            columns={entityColumns.source}
            selectedId={selectedId}
            onSelect={select}
          />
        )}
      </Page>
      {selectedId === undefined ? null : tab === 'sources' ? (
        <SourcePanel key={selectedId} id={selectedId} onClose={close} />
      ) : (
        <FigurePanel key={selectedId} id={selectedId} onClose={close} />
      )}
    </>
  );
};
