import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { EntityPanel } from '#renderer/components/EntityPanel.tsx';
import { PanelTabs, type PanelTab } from '#renderer/components/PanelTabs.tsx';
import { TrailList } from '#renderer/components/TrailList.tsx';
import { RecordDetails } from '#renderer/components/record/RecordDetails.tsx';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { isLimitMissing } from '#shared/domain/rules/missing-limit.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { useLimitText } from './use-limit-text.ts';
import styles from './settings.module.css';

type Tab = 'details' | 'trail';

/** One dated rule: its limit in words, every column to read and correct, and who changed what. */
export const RulePanel = ({ id, onClose }: { readonly id: number; readonly onClose: () => void }) => {
  const { t, i18n } = useTranslation(['rules', 'screens']);
  const words = useRegisterWords();
  const isReadOnly = useIsReadOnly();
  const [tab, setTab] = useState<Tab>('details');
  const tabs = (row: GridRow): readonly PanelTab<Tab>[] => [
    {
      key: 'details',
      label: t('panel.details'),
      render: () => (
        <>
          <Limit row={row} />
          <RecordDetails entity="rule" row={row} isEditable={!isReadOnly} />
        </>
      ),
    },
    {
      key: 'trail',
      label: t('screens:vendors.tabs.trail'),
      render: () => <TrailList scope={{ entity: 'rule', entityId: id }} />,
    },
  ];
  return (
    <EntityPanel
      entity="rule"
      id={id}
      overline={({ values }) =>
        [values['code'], words.choice('rule', 'mark', String(values['mark']))].filter(Boolean).join(' · ')
      }
      title={({ values }) => String(values[i18n.language === 'en' ? 'titleEn' : 'titleFr'])}
      onClose={onClose}
    >
      {(row) => <PanelTabs label={t('panel.label')} tabs={tabs(row)} value={tab} onChange={setTab} />}
    </EntityPanel>
  );
};

const Limit = ({ row }: { readonly row: GridRow }) => {
  const { t } = useTranslation('rules');
  const text = useLimitText()(row);
  if (isLimitMissing(row.values)) {
    return (
      <p className={styles['limitLine']}>
        <Chip tone="warn">{t('missingLimit')}</Chip> {t('panel.missing')}
      </p>
    );
  }
  return text === '' ? null : <p className={styles['limitLine']}>{t('panel.limit', { limit: text })}</p>;
};
