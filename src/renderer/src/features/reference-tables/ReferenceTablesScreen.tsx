import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { goTo, replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { AddHolidays } from './AddHolidays.tsx';
import { tableColumns } from './table-columns.ts';
import { TableTabs } from './TableTabs.tsx';

/** What tests compare invoices and contracts with: a grid for each kind of row. */
export const ReferenceTablesScreen = ({ route }: { readonly route: RouteOf<'tables'> }) => {
  const { t } = useTranslation('tables');
  const isReadOnly = useIsReadOnly();
  const table = route.table ?? 'purchaseOrder';
  return (
    <Page fill>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <TableTabs value={table} onChange={(key) => replaceRoute({ screen: 'tables', table: key })} />
      <EntityGrid
        key={table}
        entity={table}
        layoutKey={`tables-${table}`}
        columns={tableColumns[table]}
        selectedId={route.selectedId}
        onSelect={(id) => replaceRoute({ screen: 'tables', table, selectedId: id })}
        actions={
          isReadOnly ? null : (
            <>
              {table === 'holiday' ? <AddHolidays /> : null}
              <Button variant="default" onClick={() => goTo({ screen: 'imports', choose: true })}>
                {t('import')}
              </Button>
            </>
          )
        }
      />
    </Page>
  );
};
