import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { ScreenTabs } from '#renderer/components/ScreenTabs.tsx';
import { entityColumns } from '#renderer/components/entity-columns.ts';
import { replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { ControlShares } from './ControlShares.tsx';
import { OrganizationPanel } from './OrganizationPanel.tsx';

const views = ['organizations', 'shares'] as const;
type View = (typeof views)[number];

/** Vendors and public bodies in a grid, and the one with the focus in a panel; the share of spending by country of control. */
export const VendorsScreen = ({ route }: { readonly route: RouteOf<'vendors'> }) => {
  const { t } = useTranslation(['screens', 'sovereignty']);
  const { selectedId, tab } = route;
  const view: View = route.view ?? 'organizations';
  return (
    <>
      <Page fill>
        <PageHeader title={t('vendors.title')} subtitle={t('vendors.subtitle')} />
        <ScreenTabs
          label={t('sovereignty:shares.tabs.label')}
          tabs={views.map((key) => ({ key, label: t(`sovereignty:shares.tabs.${key}`) }))}
          value={view}
          onChange={(key) => replaceRoute({ screen: 'vendors', ...(key === 'shares' ? { view: key } : {}) })}
        />
        {view === 'shares' ? (
          <ControlShares />
        ) : (
          <EntityGrid
            entity="organization"
            layoutKey="organizations"
            columns={entityColumns.organization}
            selectedId={selectedId}
            onSelect={(id) =>
              replaceRoute({ screen: 'vendors', selectedId: id, ...(tab === undefined ? {} : { tab }) })
            }
          />
        )}
      </Page>
      {selectedId === undefined || view === 'shares' ? null : (
        <OrganizationPanel
          key={selectedId}
          id={selectedId}
          tab={tab ?? 'details'}
          inside={route.inside}
          onTab={(next) => replaceRoute({ screen: 'vendors', selectedId, tab: next })}
          onClose={() => replaceRoute({ screen: 'vendors' })}
        />
      )}
    </>
  );
};
