import { SegmentedControl, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import type { GridColumn } from '#renderer/components/data-grid/grid-types.ts';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { selectedInside, viewOf } from '#renderer/lib/inside-row.ts';
import type { InsideRow } from '#renderer/lib/route.ts';
import { LobbiedAwards } from './LobbiedAwards.tsx';
import styles from './vendors.module.css';

const views = ['awards', 'lobbyingMandate', 'lobbyingCommunication'] as const;
type View = (typeof views)[number];

const columns: Readonly<Record<Exclude<View, 'awards'>, readonly GridColumn[]>> = {
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
  const [view, setView] = useState<View>(() => viewOf(views, inside));
  const { data, error } = useApiQuery('sovereignty', 'lobbying', { id: vendorId });
  if (error !== null) return <ErrorView error={errorOf(error)} />;
  if (data === undefined) return <Skeleton height={160} animate={false} />;
  return (
    <div className={styles['fill']}>
      <SegmentedControl
        aria-label={t('lobbying.views.label')}
        size="xs"
        fullWidth
        value={view}
        onChange={(value) => setView(views.find((known) => known === value) ?? 'awards')}
        data={views.map((value) => ({ value, label: t(`lobbying.views.${value}`) }))}
      />
      {view === 'awards' ? (
        <LobbiedAwards awards={data.awards} />
      ) : (
        <EntityGrid
          key={view}
          entity={view}
          layoutKey={`organization.${view}`}
          columns={columns[view]}
          filters={[{ type: 'equals', column: 'vendorId', value: vendorId }]}
          defaults={{ vendorId }}
          {...selectedInside(inside, view)}
        />
      )}
    </div>
  );
};
