import { Button } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { goTo, replaceRoute, type InsideRow, type RouteOf } from '#renderer/lib/route.ts';
import { ContractPanel } from './ContractPanel.tsx';
import { contractColumns, titleOf } from './columns.ts';
import { useCostColumns } from './use-cost-columns.tsx';

/** Every contract in a grid, and the one with the focus in a panel beside it. */
export const ContractsScreen = ({
  route,
  renderCosts,
  renderProgress,
  renderFigures,
}: {
  readonly route: RouteOf<'contracts'>;
  /** What the tabs of costs and of progress show: other features', put in by the application. */
  readonly renderCosts: (contractId: number) => ReactNode;
  readonly renderProgress: (contractId: number, inside: InsideRow | undefined) => ReactNode;
  readonly renderFigures: (contractId: number) => ReactNode;
}) => {
  const { t, i18n } = useTranslation('screens');
  const locale = i18n.language === 'en' ? 'en' : 'fr';
  const computed = useCostColumns();
  const columns = useMemo(
    () => contractColumns(locale, { title: t('contracts.column'), original: t('contracts.original') }),
    [locale, t],
  );
  const { selectedId, tab } = route;
  return (
    <>
      <Page fill>
        <PageHeader title={t('contracts.title')} />
        <EntityGrid
          entity="contract"
          layoutKey="contracts"
          columns={columns}
          computed={computed}
          selectedId={selectedId}
          onSelect={(id) =>
            replaceRoute({ screen: 'contracts', selectedId: id, ...(tab === undefined ? {} : { tab }) })
          }
          twoLines={(row) => ({
            first: titleOf(locale, row) ?? t('contracts.untitled'),
            second: [row.values['reference'], row.labels['vendorId']].filter(Boolean).join(' · '),
          })}
          empty={{ title: t('contracts.empty.title'), text: t('contracts.empty.text') }}
          actions={
            <Button variant="default" onClick={() => goTo({ screen: 'imports', choose: true })}>
              {t('invoices.import')}
            </Button>
          }
        />
      </Page>
      {selectedId === undefined ? null : (
        <ContractPanel
          key={selectedId}
          id={selectedId}
          tab={tab ?? 'costs'}
          inside={route.inside}
          onTab={(next) => replaceRoute({ screen: 'contracts', selectedId, tab: next })}
          onClose={() => replaceRoute({ screen: 'contracts' })}
          renderCosts={renderCosts}
          renderProgress={renderProgress}
          renderFigures={renderFigures}
        />
      )}
    </>
  );
};
