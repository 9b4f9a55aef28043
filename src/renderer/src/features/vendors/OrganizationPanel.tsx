import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { EntityPanel } from '#renderer/components/EntityPanel.tsx';
import { PanelTabs, type PanelTab } from '#renderer/components/PanelTabs.tsx';
import { TrailList } from '#renderer/components/TrailList.tsx';
import type { GridColumn } from '#renderer/components/data-grid/grid-types.ts';
import { entityColumns, figureColumnsIn } from '#renderer/components/entity-columns.ts';
import { RecordDetails } from '#renderer/components/record/RecordDetails.tsx';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { LobbyingTab } from './LobbyingTab.tsx';

type Tab = 'details' | 'contracts' | 'invoices' | 'figures' | 'lobbying' | 'laws' | 'trail';

const contractColumns = (title: string): readonly GridColumn[] => [
  { name: 'reference', width: 140 },
  { name: title, width: 220 },
  { name: 'originalLow' },
  { name: 'status', width: 110 },
];

const contractColumnsIn = { fr: contractColumns('titleFr'), en: contractColumns('titleEn') } as const;

const lawColumns: readonly GridColumn[] = [
  { name: 'law', width: 130 },
  { name: 'position', width: 130 },
  { name: 'statedBy', width: 160 },
  { name: 'statedOn' },
  { name: 'country', width: 80 },
  { name: 'sourceId', width: 200 },
];

/** What only a vendor has: its lobbying, and what is said of the foreign laws that reach it. */
const vendorTabs = (id: number, t: TFunction<'screens'>): readonly PanelTab<Tab>[] => [
  {
    key: 'lobbying',
    label: t('vendors.tabs.lobbying'),
    fills: true,
    render: () => <LobbyingTab vendorId={id} />,
  },
  {
    key: 'laws',
    label: t('vendors.tabs.laws'),
    fills: true,
    render: () => (
      <EntityGrid
        entity="lawClaim"
        layoutKey="organization.lawClaim"
        columns={lawColumns}
        filters={[{ type: 'equals', column: 'organizationId', value: id }]}
        defaults={{ organizationId: id }}
      />
    ),
  },
];

/** One organization: its columns, its contracts (as vendor or as public body), its invoices and figures. */
export const OrganizationPanel = ({ id, onClose }: { readonly id: number; readonly onClose: () => void }) => {
  const { t, i18n } = useTranslation('screens');
  const [tab, setTab] = useState<Tab>('details');
  const words = useRegisterWords();
  const isReadOnly = useIsReadOnly();
  const locale = i18n.language === 'en' ? 'en' : 'fr';
  const tabs = (row: GridRow): readonly PanelTab<Tab>[] => {
    const side = row.values['kind'] === 'public-body' ? 'publicBodyId' : 'vendorId';
    return [
      {
        key: 'details',
        label: t('vendors.tabs.details'),
        render: () => <RecordDetails entity="organization" row={row} isEditable={!isReadOnly} />,
      },
      {
        key: 'contracts',
        label: t('vendors.tabs.contracts'),
        fills: true,
        render: () => (
          <EntityGrid
            entity="contract"
            layoutKey={`organization.contract.${locale}`}
            columns={contractColumnsIn[locale]}
            filters={[{ type: 'equals', column: side, value: id }]}
            defaults={{ [side]: id }}
          />
        ),
      },
      {
        key: 'invoices',
        label: t('vendors.tabs.invoices'),
        fills: true,
        render: () => (
          <EntityGrid
            entity="invoice"
            layoutKey="organization.invoice"
            columns={entityColumns.invoice}
            filters={[{ type: 'equals', column: 'vendorId', value: id }]}
            defaults={{ vendorId: id }}
          />
        ),
      },
      {
        key: 'figures',
        label: t('vendors.tabs.figures'),
        fills: true,
        render: () => (
          <EntityGrid
            entity="figure"
            layoutKey="organization.figure"
            columns={figureColumnsIn[locale]}
            filters={[{ type: 'equals', column: 'organizationId', value: id }]}
            defaults={{ organizationId: id }}
          />
        ),
      },
      ...(side === 'vendorId' ? vendorTabs(id, t) : []),
      {
        key: 'trail',
        label: t('vendors.tabs.trail'),
        render: () => <TrailList scope={{ entity: 'organization', entityId: id }} />,
      },
    ];
  };
  return (
    <EntityPanel
      entity="organization"
      id={id}
      overline={(row) => words.choice('organization', 'kind', String(row.values['kind']))}
      title={(row) => String((locale === 'en' ? row.values['nameEn'] : null) ?? row.values['name'])}
      onClose={onClose}
    >
      {(row) => <PanelTabs label={t('vendors.tabs.label')} tabs={tabs(row)} value={tab} onChange={setTab} />}
    </EntityPanel>
  );
};
