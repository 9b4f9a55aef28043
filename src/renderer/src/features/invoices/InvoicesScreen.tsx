import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { ScreenTabs } from '#renderer/components/ScreenTabs.tsx';
import { entityColumns } from '#renderer/components/entity-columns.ts';
import { useApiMutation } from '#renderer/lib/api.ts';
import { useIsReadOnly, useOpenCase } from '#renderer/lib/app-state.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { goTo, replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import type { SupportingDocument } from '#shared/ipc/calls/documents.ts';
import { AttachFilesDialog, type ChosenFiles } from './attach/AttachFilesDialog.tsx';
import { InvoiceParts } from './InvoiceParts.tsx';
import { ShownDocument } from './ShownDocument.tsx';

/** Invoices with what belongs to the selected one below, and payments. */
export const InvoicesScreen = ({ route }: { readonly route: RouteOf<'invoices'> }) => {
  const { t } = useTranslation('screens');
  const isSample = useOpenCase()?.isSample === true;
  const tab = route.tab ?? 'invoices';
  const { shown, show } = useShown(tab === 'invoices' ? route.selectedId : undefined);
  return (
    <>
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
              actions={<Actions />}
            />
            <InvoiceParts
              invoiceId={route.selectedId}
              inside={route.inside}
              shownId={shown?.documentId ?? null}
              onShow={show}
            />
          </>
        )}
      </Page>
      {shown === null ? null : (
        <ShownDocument key={shown.documentId} document={shown} onClose={() => show(null)} />
      )}
    </>
  );
};

/** The document shown beside the invoice that it supports: not any more once another invoice is selected. */
const useShown = (invoiceId: number | undefined) => {
  const [shown, setShown] = useState<{
    readonly invoiceId: number | undefined;
    readonly document: SupportingDocument | null;
  }>({ invoiceId, document: null });
  return {
    shown: shown.invoiceId === invoiceId ? shown.document : null,
    show: (document: SupportingDocument | null): void => setShown({ invoiceId, document }),
  };
};

const Actions = () => {
  const { t } = useTranslation(['screens', 'invoices']);
  const isReadOnly = useIsReadOnly();
  const choose = useApiMutation('documents', 'choose');
  const onError = useNotifyError();
  const [chosen, setChosen] = useState<ChosenFiles | null>(null);
  return (
    <>
      <Button variant="default" onClick={() => goTo({ screen: 'imports', choose: true })}>
        {t('screens:invoices.import')}
      </Button>
      {isReadOnly ? null : (
        <Button variant="default" onClick={() => choose.mutate({}, { onSuccess: setChosen, onError })}>
          {t('invoices:attach.open')}
        </Button>
      )}
      {chosen === null ? null : <AttachFilesDialog chosen={chosen} onClose={() => setChosen(null)} />}
    </>
  );
};
