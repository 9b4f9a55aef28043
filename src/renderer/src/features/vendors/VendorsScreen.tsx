import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { entityColumns } from '#renderer/components/entity-columns.ts';
import { replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { OrganizationPanel } from './OrganizationPanel.tsx';

/** Vendors and public bodies in a grid, and the one with the focus in a panel. */
export const VendorsScreen = ({ route }: { readonly route: RouteOf<'vendors'> }) => {
  const { t } = useTranslation('screens');
  const { selectedId } = route;
  return (
    <>
      <Page fill>
        <PageHeader title={t('vendors.title')} subtitle={t('vendors.subtitle')} />
        <EntityGrid
          entity="organization"
          layoutKey="organizations"
          columns={entityColumns.organization}
          selectedId={selectedId}
          onSelect={(id) => replaceRoute({ screen: 'vendors', selectedId: id })}
        />
      </Page>
      {selectedId === undefined ? null : (
        <OrganizationPanel
          key={selectedId}
          id={selectedId}
          onClose={() => replaceRoute({ screen: 'vendors' })}
        />
      )}
    </>
  );
};
