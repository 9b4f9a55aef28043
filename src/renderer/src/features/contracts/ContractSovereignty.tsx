import { useTranslation } from 'react-i18next';
import type { GridColumn } from '#renderer/components/data-grid/grid-types.ts';
import { PanelViews } from '#renderer/components/PanelViews.tsx';
import { useApiQuery } from '#renderer/lib/api.ts';
import type { InsideRow } from '#renderer/lib/route.ts';
import { LawClaims } from './LawClaims.tsx';
import { SovereigntyCards } from './SovereigntyCards.tsx';
import styles from './contracts.module.css';

const columns: Readonly<Record<'exposure' | 'lawClaim', readonly GridColumn[]>> = {
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
  return (
    <PanelViews
      label={t('views.label')}
      of={{ layout: 'contract', column: 'contractId', id: contractId }}
      query={useApiQuery('sovereignty', 'contract', { id: contractId })}
      overview={{
        label: t('views.overview'),
        render: ({ cards, laws }) => (
          <div className={styles['cards']}>
            <SovereigntyCards cards={cards} />
            <LawClaims laws={laws} />
          </div>
        ),
      }}
      grids={[
        {
          entity: 'exposure',
          label: t('views.exposure'),
          columns: columns.exposure,
          defaults: { currency },
        },
        { entity: 'lawClaim', label: t('views.lawClaim'), columns: columns.lawClaim },
      ]}
      inside={inside}
    />
  );
};
