import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { ScreenTabs } from '#renderer/components/ScreenTabs.tsx';
import { entityColumns } from '#renderer/components/entity-columns.ts';
import { useOpenCase } from '#renderer/lib/app-state.ts';
import { goTo, replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { InvoiceLines } from './InvoiceLines.tsx';

/** Invoices with the lines of the selected one below, and payments. */
export const InvoicesScreen = ({ route }: { readonly route: RouteOf<'invoices'> }) => {
  const { t } = useTranslation('screens');
  const isSample = useOpenCase()?.isSample === true;
  const tab = route.tab ?? 'invoices';
  return (
    <Page fill>
      <PageHeader
        title={t('invoices.title')}
        subtitle={isSample ? t('invoices.sampleNote') : t('invoices.subtitle')}
      />
      <ScreenTabs
        label={t('invoices.tabs.label')}
        tabs={[
          { key: 'invoices', label: t('invoices.tabs.invoices') },
          { key: 'payments', label: t('invoices.tabs.payments') },
        ]}
        value={tab}
        onChange={(key) => replaceRoute({ screen: 'invoices', tab: key })}
      />
      {tab === 'payments' ? (
        <EntityGrid
          entity="payment"
          layoutKey="payments"
          columns={entityColumns.payment}
          selectedId={route.selectedId}
          onSelect={(id) => replaceRoute({ ...route, tab, selectedId: id })}
        />
      ) : (
        <>
          <EntityGrid
            entity="invoice"
            layoutKey="invoices"
            columns={entityColumns.invoice}
            selectedId={route.selectedId}
            onSelect={(id) => replaceRoute({ screen: 'invoices', selectedId: id })}
            actions={
              <Button variant="default" onClick={() => goTo({ screen: 'imports', choose: true })}>
                {t('invoices.import')}
              </Button>
            }
          />
          <InvoiceLines invoiceId={route.selectedId} inside={route.inside} />
        </>
      )}
    </Page>
  );
};
