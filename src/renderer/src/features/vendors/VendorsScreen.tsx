import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { ScreenTabs } from '#renderer/components/ScreenTabs.tsx';
import { entityColumns } from '#renderer/components/entity-columns.ts';
import { replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { ControlShares } from './ControlShares.tsx';
import { OrganizationPanel } from './OrganizationPanel.tsx';

const tabs = ['organizations', 'shares'] as const;
type Tab = (typeof tabs)[number];

/** Vendors and public bodies in a grid, and the one with the focus in a panel; the share of spending by country of control. */
export const VendorsScreen = ({ route }: { readonly route: RouteOf<'vendors'> }) => {
  const { t } = useTranslation(['screens', 'sovereignty']);
  const [tab, setTab] = useState<Tab>('organizations');
  const { selectedId } = route;
  return (
    <>
      <Page fill>
        <PageHeader title={t('vendors.title')} subtitle={t('vendors.subtitle')} />
        <ScreenTabs
          label={t('sovereignty:shares.tabs.label')}
          tabs={tabs.map((key) => ({ key, label: t(`sovereignty:shares.tabs.${key}`) }))}
          value={tab}
          onChange={setTab}
        />
        {tab === 'shares' ? <ControlShares /> : null}
        {tab === 'shares' ? null : (
          <EntityGrid
            entity="organization"
            layoutKey="organizations"
            columns={entityColumns.organization}
            selectedId={selectedId}
            onSelect={(id) => replaceRoute({ screen: 'vendors', selectedId: id })}
          />
        )}
      </Page>
      {selectedId === undefined || tab === 'shares' ? null : (
        <OrganizationPanel
          key={selectedId}
          id={selectedId}
          onClose={() => replaceRoute({ screen: 'vendors' })}
        />
      )}
    </>
  );
};
