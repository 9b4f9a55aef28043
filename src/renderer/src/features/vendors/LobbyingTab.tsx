import { useTranslation } from 'react-i18next';
import type { GridColumn } from '#renderer/components/data-grid/grid-types.ts';
import { PanelViews } from '#renderer/components/PanelViews.tsx';
import { useApiQuery } from '#renderer/lib/api.ts';
import type { InsideRow } from '#renderer/lib/route.ts';
import { LobbiedAwards } from './LobbiedAwards.tsx';

const entities = ['lobbyingMandate', 'lobbyingCommunication'] as const;

const columns: Readonly<Record<(typeof entities)[number], readonly GridColumn[]>> = {
  lobbyingMandate: [
    { name: 'institutionId', width: 150 },
    { name: 'startsOn', width: 100 },
    { name: 'endsOn', width: 100 },
    { name: 'registeredOn', width: 110 },
    { name: 'lobbyist', width: 120 },
    { name: 'subject', width: 240 },
    { name: 'institution', width: 160 },
    { name: 'registrationNumber' },
    { name: 'sourceId', width: 200 },
  ],
  lobbyingCommunication: [
    { name: 'communicatedOn', width: 104 },
    { name: 'institutionId', width: 150 },
    { name: 'office', width: 180 },
    { name: 'mandateId', width: 140 },
    { name: 'subject', width: 240 },
    { name: 'institution', width: 160 },
    { name: 'sourceId', width: 200 },
  ],
};

/** Who spoke for a vendor, to which institution and when, beside what it was given without a public tender. */
export const LobbyingTab = ({
  vendorId,
  inside,
}: {
  readonly vendorId: number;
  readonly inside: InsideRow | undefined;
}) => {
  const { t } = useTranslation('sovereignty');
  return (
    <PanelViews
      label={t('lobbying.views.label')}
      of={{ layout: 'organization', column: 'vendorId', id: vendorId }}
      query={useApiQuery('sovereignty', 'lobbying', { id: vendorId })}
      overview={{
        label: t('lobbying.views.awards'),
        render: ({ awards }) => <LobbiedAwards awards={awards} />,
      }}
      grids={entities.map((entity) => ({
        entity,
        label: t(`lobbying.views.${entity}`),
        columns: columns[entity],
      }))}
      inside={inside}
    />
  );
};
