import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { EntityPanel } from '#renderer/components/EntityPanel.tsx';
import { PanelTabs, type PanelTab } from '#renderer/components/PanelTabs.tsx';
import { TrailList } from '#renderer/components/TrailList.tsx';
import type { GridColumn } from '#renderer/components/data-grid/grid-types.ts';
import { RecordDetails } from '#renderer/components/record/RecordDetails.tsx';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { selectedInside } from '#renderer/lib/inside-row.ts';
import type { ContractTab, InsideRow } from '#renderer/lib/route.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { ContractPackages } from './ContractPackages.tsx';
import { ContractSovereignty } from './ContractSovereignty.tsx';
import { partColumns, titleOf } from './columns.ts';
import { useContractCounts, type PartName } from './use-contract-counts.ts';

/** One contract: its costs, its own columns, and everything that belongs to it, each in a tab. */
export const ContractPanel = ({
  id,
  tab,
  inside,
  onTab,
  onClose,
  renderCosts,
  renderProgress,
  renderFigures,
}: {
  readonly id: number;
  readonly tab: ContractTab;
  /** A row of a tab, to be shown selected there. */
  readonly inside: InsideRow | undefined;
  readonly onTab: (tab: ContractTab) => void;
  readonly onClose: () => void;
  readonly renderCosts: (contractId: number) => ReactNode;
  readonly renderProgress: (contractId: number, inside: InsideRow | undefined) => ReactNode;
  /** Above the grid of the contract's figures. */
  readonly renderFigures: (contractId: number) => ReactNode;
}) => {
  const { t, i18n } = useTranslation('screens');
  const locale = i18n.language === 'en' ? 'en' : 'fr';
  const counts = useContractCounts(id);
  const tabs = (row: GridRow): readonly PanelTab<ContractTab>[] => [
    { key: 'costs', label: t('contracts.tabs.costs'), render: () => renderCosts(id) },
    {
      key: 'progress',
      label: t('contracts.tabs.progress'),
      fills: true,
      render: () => renderProgress(id, inside),
    },
    { key: 'details', label: t('contracts.tabs.details'), render: () => <Details row={row} /> },
    partTab('amendments', 'amendment', row),
    {
      ...partTab('workPackages', 'workPackage', row),
      render: () => <ContractPackages row={row} inside={inside} />,
    },
    partTab('invoices', 'invoice', row),
    partTab('payments', 'payment', row),
    partTab('milestones', 'milestone', row),
    partTab('baselines', 'baseline', row),
    { ...partTab('figures', 'figure', row), render: () => <Figures row={row} above={renderFigures(id)} /> },
    {
      key: 'sovereignty',
      label: t('contracts.tabs.sovereignty'),
      fills: true,
      render: () => (
        <ContractSovereignty
          contractId={id}
          inside={inside}
          currency={typeof row.values['currency'] === 'string' ? row.values['currency'] : null}
        />
      ),
    },
    // Only contracts that came from a publication have any.
    ...((counts.publication ?? 0) > 0 ? [partTab('publications', 'publication', row)] : []),
    {
      key: 'trail',
      label: t('contracts.tabs.trail'),
      render: () => <TrailList scope={{ entity: 'contract', entityId: id }} />,
    },
  ];
  const partTab = (key: ContractTab, entity: PartName, row: GridRow): PanelTab<ContractTab> => ({
    key,
    label: t(`contracts.tabs.${key}`),
    count: counts[entity],
    fills: true,
    render: () => <Part entity={entity} row={row} columns={partColumns[locale][entity]} inside={inside} />,
  });
  return (
    <EntityPanel
      entity="contract"
      id={id}
      width={388}
      overline={(row) => [row.values['reference'], row.labels['publicBodyId']].filter(Boolean).join(' · ')}
      title={(row) => titleOf(locale, row) ?? t('contracts.untitled')}
      onClose={onClose}
    >
      {(row) => <PanelTabs label={t('contracts.tabs.label')} tabs={tabs(row)} value={tab} onChange={onTab} />}
    </EntityPanel>
  );
};

/** New rows start in the contract's currency; an invoice or a payment also with its vendor. */
const startOfPart = (entity: PartName, row: GridRow): Readonly<Record<string, string | number | null>> => {
  const { currency, vendorId } = row.values;
  return {
    contractId: row.id,
    ...(entity === 'milestone' || typeof currency !== 'string' ? {} : { currency }),
    ...((entity === 'invoice' || entity === 'payment') && typeof vendorId === 'number' ? { vendorId } : {}),
  };
};

const Part = ({
  entity,
  row,
  columns,
  inside,
}: {
  readonly entity: PartName;
  readonly row: GridRow;
  readonly columns: readonly GridColumn[];
  readonly inside?: InsideRow | undefined;
}) => (
  <EntityGrid
    entity={entity}
    layoutKey={`contract.${entity}`}
    columns={columns}
    filters={[{ type: 'equals', column: 'contractId', value: row.id }]}
    isEditable={entity !== 'publication'}
    defaults={startOfPart(entity, row)}
    {...selectedInside(inside, entity)}
  />
);

const Figures = ({ row, above }: { readonly row: GridRow; readonly above: ReactNode }) => {
  const { i18n } = useTranslation('screens');
  return (
    <>
      {above}
      <Part entity="figure" row={row} columns={partColumns[i18n.language === 'en' ? 'en' : 'fr'].figure} />
    </>
  );
};

const Details = ({ row }: { readonly row: GridRow }) => (
  <RecordDetails entity="contract" row={row} isEditable={!useIsReadOnly()} />
);
