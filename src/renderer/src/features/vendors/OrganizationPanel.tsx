import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { EntityPanel } from '#renderer/components/EntityPanel.tsx';
import { PanelTabs, type PanelTab } from '#renderer/components/PanelTabs.tsx';
import { TrailList } from '#renderer/components/TrailList.tsx';
import type { GridColumn } from '#renderer/components/data-grid/grid-types.ts';
import { entityColumns, figureColumnsIn } from '#renderer/components/entity-columns.ts';
import { RecordDetails } from '#renderer/components/record/RecordDetails.tsx';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { selectedInside } from '#renderer/lib/inside-row.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { InsideRow, OrganizationTab } from '#renderer/lib/route.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { LobbyingTab } from './LobbyingTab.tsx';

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

type PartTab = 'contracts' | 'invoices' | 'figures' | 'laws';

/** One organization: its columns, its contracts (as vendor or as public body), its invoices and figures. */
export const OrganizationPanel = ({
  id,
  tab,
  inside,
  onTab,
  onClose,
}: {
  readonly id: number;
  readonly tab: OrganizationTab;
  /** A row of a tab, to be shown selected there. */
  readonly inside: InsideRow | undefined;
  readonly onTab: (tab: OrganizationTab) => void;
  readonly onClose: () => void;
}) => {
  const { t, i18n } = useTranslation('screens');
  const words = useRegisterWords();
  const isReadOnly = useIsReadOnly();
  const locale = i18n.language === 'en' ? 'en' : 'fr';
  const tabs = (row: GridRow): readonly PanelTab<OrganizationTab>[] => {
    const isVendor = row.values['kind'] !== 'public-body';
    const side = isVendor ? 'vendorId' : 'publicBodyId';
    const part = (key: PartTab, entity: EntityName, columns: readonly GridColumn[], column: string) => ({
      key,
      label: t(`vendors.tabs.${key}`),
      fills: true as const,
      render: () => <Part {...{ id, entity, columns, column, inside }} />,
    });
    return [
      {
        key: 'details',
        label: t('vendors.tabs.details'),
        render: () => <RecordDetails entity="organization" row={row} isEditable={!isReadOnly} />,
      },
      part('contracts', 'contract', contractColumnsIn[locale], side),
      // Invoices name who sent them; a public body has those of its contracts.
      ...(isVendor ? [part('invoices', 'invoice', entityColumns.invoice, 'vendorId')] : []),
      part('figures', 'figure', figureColumnsIn[locale], 'organizationId'),
      // A public body has mandates too where the register says that it was spoken for: who is led to one must see it.
      ...(isVendor || inside !== undefined
        ? [
            {
              key: 'lobbying' as const,
              label: t('vendors.tabs.lobbying'),
              fills: true as const,
              render: () => <LobbyingTab vendorId={id} inside={inside} />,
            },
            part('laws', 'lawClaim', lawColumns, 'organizationId'),
          ]
        : []),
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
      {(row) => <PanelTabs label={t('vendors.tabs.label')} tabs={tabs(row)} value={tab} onChange={onTab} />}
    </EntityPanel>
  );
};

/** The rows of an entity that name the organization in one column. */
const Part = ({
  id,
  entity,
  columns,
  column,
  inside,
}: {
  readonly id: number;
  readonly entity: EntityName;
  readonly columns: readonly GridColumn[];
  readonly column: string;
  readonly inside: InsideRow | undefined;
}) => {
  const { i18n } = useTranslation();
  return (
    <EntityGrid
      // The title of a contract is another column in another language.
      layoutKey={entity === 'contract' ? `organization.contract.${i18n.language}` : `organization.${entity}`}
      entity={entity}
      columns={columns}
      filters={[{ type: 'equals', column, value: id }]}
      defaults={{ [column]: id }}
      {...selectedInside(inside, entity)}
    />
  );
};
