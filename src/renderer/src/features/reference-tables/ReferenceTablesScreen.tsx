import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { ScreenTabs } from '#renderer/components/ScreenTabs.tsx';
import { useIsReadOnly, useOpenCase } from '#renderer/lib/app-state.ts';
import { goTo, replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { referenceEntities } from '#shared/domain/reference-tables/reference-formats.ts';
import { AddHolidays } from './AddHolidays.tsx';
import { tableColumns } from './table-columns.ts';

const tables = Object.values(referenceEntities);

/** What tests compare invoices and contracts with: a grid for each kind of row. */
export const ReferenceTablesScreen = ({ route }: { readonly route: RouteOf<'tables'> }) => {
  const { t } = useTranslation('tables');
  const format = useFormat();
  const counts = useOpenCase()?.counts ?? {};
  const isReadOnly = useIsReadOnly();
  const table = route.table ?? 'purchaseOrder';
  const labelOf = (entity: (typeof tables)[number]): string => {
    const count = counts[entity] ?? 0;
    return count === 0 ? t(`tabs.${entity}`) : `${t(`tabs.${entity}`)} (${format.number(count)})`;
  };
  return (
    <Page fill>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <ScreenTabs
        label={t('title')}
        tabs={tables.map((key) => ({ key, label: labelOf(key) }))}
        value={table}
        onChange={(key) => replaceRoute({ screen: 'tables', table: key })}
      />
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
