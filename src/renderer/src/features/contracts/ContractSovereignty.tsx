import { SegmentedControl, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import type { GridColumn } from '#renderer/components/data-grid/grid-types.ts';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { selectedInside, viewOf } from '#renderer/lib/inside-row.ts';
import type { InsideRow } from '#renderer/lib/route.ts';
import { LawClaims } from './LawClaims.tsx';
import { SovereigntyCards } from './SovereigntyCards.tsx';
import styles from './contracts.module.css';

const views = ['overview', 'exposure', 'lawClaim'] as const;
type View = (typeof views)[number];

const columns: Readonly<Record<Exclude<View, 'overview'>, readonly GridColumn[]>> = {
  exposure: [
    { name: 'legalEntityId', width: 150 },
    { name: 'controlCountry', width: 90 },
    { name: 'hostingCountry', width: 90 },
    { name: 'keyHolder', width: 130 },
    { name: 'classification', width: 160 },
    { name: 'privacyAssessment', width: 130 },
    { name: 'assessedOn' },
    { name: 'transferredOn' },
    { name: 'hostingRegions' },
    { name: 'allowedRegions' },
    { name: 'resellers' },
    { name: 'low' },
    { name: 'high' },
    { name: 'sourceId', width: 200 },
  ],
  lawClaim: [
    { name: 'law', width: 130 },
    { name: 'position', width: 130 },
    { name: 'statedBy', width: 160 },
    { name: 'statedOn' },
    { name: 'country', width: 80 },
    { name: 'sourceId', width: 200 },
  ],
};

/** Under whose law a contract stands: its cards and what is said of foreign laws, and the grids in which they are edited. */
export const ContractSovereignty = ({
  contractId,
  currency,
  inside,
}: {
  readonly contractId: number;
  readonly currency: string | null;
  readonly inside: InsideRow | undefined;
}) => {
  const { t } = useTranslation('sovereignty');
  const [view, setView] = useState<View>(() => viewOf(views, inside));
  const { data, error } = useApiQuery('sovereignty', 'contract', { id: contractId });
  if (error !== null) return <ErrorView error={errorOf(error)} />;
  if (data === undefined) return <Skeleton height={200} animate={false} />;
  return (
    <div className={styles['sovereignty']}>
      <SegmentedControl
        aria-label={t('views.label')}
        size="xs"
        fullWidth
        value={view}
        onChange={(value) => setView(views.find((known) => known === value) ?? 'overview')}
        data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
      />
      {view === 'overview' ? (
        <div className={styles['overview']}>
          <SovereigntyCards cards={data.cards} />
          <LawClaims laws={data.laws} />
        </div>
      ) : (
        <EntityGrid
          key={view}
          entity={view}
          layoutKey={`contract.${view}`}
          columns={columns[view]}
          filters={[{ type: 'equals', column: 'contractId', value: contractId }]}
          defaults={{ contractId, ...(view === 'exposure' ? { currency } : {}) }}
          {...selectedInside(inside, view)}
        />
      )}
    </div>
  );
};
