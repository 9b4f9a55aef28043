import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { ReadyLines } from './ReadyLines.tsx';
import { RejectedRows } from './RejectedRows.tsx';
import { ReviewActions } from './ReviewActions.tsx';
import type { Origin } from './ReviewStep.tsx';
import { TieOutBand } from './TieOutBand.tsx';
import { UnknownNames } from './UnknownNames.tsx';
import { WarningList } from './WarningList.tsx';
import type { Reading } from './model/reading.ts';
import styles from './Review.module.css';

type Tab = 'ready' | 'rejected' | 'warnings';

const isTab = (value: string | null): value is Tab =>
  value === 'ready' || value === 'rejected' || value === 'warnings';

/** The report of one import: tie-out, unknown names to settle, the lines themselves, and the decision. */
export const Review = ({
  report,
  origin,
  onRestaged,
  onChangeReading,
  onDone,
}: {
  readonly report: ImportReport;
  readonly origin: Origin;
  readonly onRestaged: (importId: number, reading: Reading) => void;
  readonly onChangeReading: () => void;
  readonly onDone: () => void;
}) => {
  const { t } = useTranslation('imports');
  const [tab, setTab] = useState<Tab>(report.rows.rejected > 0 ? 'rejected' : 'ready');
  return (
    <>
      <PageHeader
        title={t(report.state === 'staged' ? 'mapping.title' : 'review.title', { file: report.file })}
        subtitle={<Subtitle report={report} />}
        actions={
          <>
            <Chip tone={report.state === 'committed' ? 'ok' : report.state === 'staged' ? 'warn' : 'plain'}>
              {t(`states.${report.state}`)}
            </Chip>
            {report.state === 'staged' ? null : (
              <Button variant="default" onClick={onDone}>
                {t('back')}
              </Button>
            )}
          </>
        }
      />
      <TieOutBand report={report} />
      {report.state === 'staged' ? (
        <UnknownNames report={report} origin={origin} onRestaged={onRestaged} />
      ) : null}
      <Tabs
        value={tab}
        onChange={(value) => (isTab(value) ? setTab(value) : undefined)}
        classNames={{ root: styles['tabs'] ?? '', panel: styles['panel'] ?? '' }}
      >
        <Tabs.List>
          <Tabs.Tab value="ready">
            {t(report.state === 'staged' ? 'review.ready' : 'review.taken', { count: report.rows.accepted })}
          </Tabs.Tab>
          <Tabs.Tab value="rejected" disabled={report.rows.rejected === 0}>
            {t('review.rejected', { count: report.rows.rejected })}
          </Tabs.Tab>
          <Tabs.Tab value="warnings" disabled={report.warningCount === 0}>
            {t('review.warnings', { count: report.warningCount })}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="ready">
          <ReadyLines importId={report.importId} />
        </Tabs.Panel>
        <Tabs.Panel value="rejected">
          <RejectedRows report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="warnings">
          <WarningList report={report} />
        </Tabs.Panel>
      </Tabs>
      {report.state === 'staged' ? (
        <ReviewActions
          report={report}
          onCorrect={() => setTab('rejected')}
          onChangeReading={origin === null ? null : onChangeReading}
          onDone={onDone}
        />
      ) : (
        <p className={styles['hint']}>
          {t(report.state === 'committed' ? 'review.undoHint' : 'review.undoneHint')}
        </p>
      )}
    </>
  );
};

const Subtitle = ({ report }: { readonly report: ImportReport }) => {
  const { t } = useTranslation('imports');
  return [
    report.sheet === null ? null : t('mapping.sheet', { sheet: report.sheet }),
    t('review.read', { count: report.rows.read }),
    t('review.invoices', { count: report.invoices }),
    report.takenLater === 0 ? null : t('review.takenLater', { count: report.takenLater }),
    t('review.fingerprint', { sha256: `${report.sha256.slice(0, 8)}…` }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
};
