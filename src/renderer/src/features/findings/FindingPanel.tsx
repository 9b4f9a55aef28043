import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityPanel } from '#renderer/components/EntityPanel.tsx';
import { PanelTabs, type PanelTab } from '#renderer/components/PanelTabs.tsx';
import { TrailList } from '#renderer/components/TrailList.tsx';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { EvidenceList } from './EvidenceList.tsx';
import { FindingText } from './FindingText.tsx';
import { ReviewNotes } from './ReviewNotes.tsx';
import { SignOffBar } from './SignOffBar.tsx';

type Tab = 'text' | 'evidence' | 'notes' | 'trail';

/** One finding: who signed it, its text, its evidence and the notes of its review. */
export const FindingPanel = ({ id, onClose }: { readonly id: number; readonly onClose: () => void }) => {
  const { t } = useTranslation('findings');
  const words = useRegisterWords();
  const [tab, setTab] = useState<Tab>('text');
  const { data } = useApiQuery('findings', 'evidence', { id });
  const evidence = data?.evidence ?? [];
  const openNotes = data?.openNotes ?? 0;
  const tabs = (row: GridRow): readonly PanelTab<Tab>[] => [
    { key: 'text', label: t('panel.text'), render: () => <FindingText row={row} /> },
    {
      key: 'evidence',
      label: t('panel.evidence'),
      count: evidence.length,
      render: () => <EvidenceList findingId={id} evidence={evidence} />,
    },
    {
      key: 'notes',
      label: t('panel.notes'),
      count: openNotes,
      render: () => <ReviewNotes findingId={id} />,
    },
    {
      key: 'trail',
      label: t('panel.trail'),
      render: () => <TrailList scope={{ entity: 'finding', entityId: id }} />,
    },
  ];
  return (
    <EntityPanel
      entity="finding"
      id={id}
      width={560}
      overline={({ values, labels }) =>
        [
          values['number'],
          words.choice('finding', 'severity', String(values['severity'])),
          labels['contractId'],
        ]
          .filter(Boolean)
          .join(' · ')
      }
      title={({ values }) => String(values['title'])}
      onClose={onClose}
    >
      {(row) => (
        <>
          <SignOffBar row={row} openNotes={openNotes} />
          <PanelTabs label={t('panel.label')} tabs={tabs(row)} value={tab} onChange={setTab} />
        </>
      )}
    </EntityPanel>
  );
};
