import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import type { ChipTone } from '#renderer/components/Chip.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { useApiQuery } from '#renderer/lib/api.ts';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { DocumentTable } from './DocumentTable.tsx';
import { FileTable } from './FileTable.tsx';
import { ReadyLines } from './ReadyLines.tsx';
import { RejectedRecords } from './RejectedRecords.tsx';
import { RejectedRows } from './RejectedRows.tsx';
import { ReviewActions } from './ReviewActions.tsx';
import type { Origin } from './ReviewStep.tsx';
import { TieOutBand } from './TieOutBand.tsx';
import { UpdateTable } from './UpdateTable.tsx';
import { UnknownNames } from './UnknownNames.tsx';
import { WarningList } from './WarningList.tsx';
import type { Reading } from './model/reading.ts';
import type { Corrections } from './model/rejects.ts';
import styles from './Review.module.css';

const tabs = ['ready', 'documents', 'updates', 'files', 'rejected', 'warnings'] as const;

type Tab = (typeof tabs)[number];

const isTab = (value: string | null): value is Tab => (tabs as readonly (string | null)[]).includes(value);

/** Where to look first: at what was rejected, else at the documents, else at the lines. */
const firstTab = ({ rows, documentCount, files, invoices }: ImportReport): Tab => {
  if (rows.rejected > 0) return 'rejected';
  if (documentCount > 0) return 'documents';
  return files.length > 0 && invoices === 0 ? 'files' : 'ready';
};

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
  const [tab, setTab] = useState<Tab>(firstTab(report));
  const [corrections, setCorrections] = useState<Corrections>({});
  const isStaged = report.state === 'staged';
  return (
    <>
      <ReviewHeader report={report} onDone={onDone} />
      <TieOutBand report={report} />
      {isStaged ? <UnknownNames report={report} origin={origin} onRestaged={onRestaged} /> : null}
      <ReviewTabs
        report={report}
        tab={tab}
        onTab={setTab}
        corrections={corrections}
        onCorrections={setCorrections}
      />
      {isStaged ? (
        <ReviewActions
          report={report}
          corrections={corrections}
          onCorrections={setCorrections}
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

const stateTones: Readonly<Record<ImportReport['state'], ChipTone>> = {
  staged: 'warn',
  committed: 'ok',
  undone: 'plain',
};

const ReviewHeader = ({ report, onDone }: { readonly report: ImportReport; readonly onDone: () => void }) => {
  const { t } = useTranslation('imports');
  const isStaged = report.state === 'staged';
  return (
    <PageHeader
      title={t(isStaged ? 'mapping.title' : 'review.title', { file: report.file })}
      subtitle={<Subtitle report={report} />}
      actions={
        <>
          <Chip tone={stateTones[report.state]}>{t(`states.${report.state}`)}</Chip>
          {isStaged ? null : (
            <Button variant="default" onClick={onDone}>
              {t('back')}
            </Button>
          )}
        </>
      }
    />
  );
};

const ReviewTabs = ({
  report,
  tab,
  onTab,
  corrections,
  onCorrections,
}: {
  readonly report: ImportReport;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly corrections: Corrections;
  readonly onCorrections: (corrections: Corrections) => void;
}) => {
  const { t } = useTranslation('imports');
  const { rows, warningCount, documentCount, files, updates } = report;
  const isOfRecords = files.length > 0;
  return (
    <Tabs
      value={tab}
      onChange={(value) => (isTab(value) ? onTab(value) : undefined)}
      classNames={{ root: styles['tabs'] ?? '', panel: styles['panel'] ?? '' }}
    >
      <Tabs.List>
        <Tabs.Tab value="ready">
          {t(report.state === 'staged' ? 'review.ready' : 'review.taken', { count: rows.accepted })}
        </Tabs.Tab>
        {documentCount === 0 ? null : (
          <Tabs.Tab value="documents">{t('documents.tab', { count: documentCount })}</Tabs.Tab>
        )}
        {updates.length === 0 ? null : (
          <Tabs.Tab value="updates">{t('updates.tab', { count: updates.length })}</Tabs.Tab>
        )}
        {isOfRecords ? <Tabs.Tab value="files">{t('files.tab', { count: files.length })}</Tabs.Tab> : null}
        <Tabs.Tab value="rejected" disabled={rows.rejected === 0}>
          <RejectedLabel report={report} />
        </Tabs.Tab>
        <Tabs.Tab value="warnings" disabled={warningCount === 0}>
          {t('review.warnings', { count: warningCount })}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="ready">
        <ReadyLines importId={report.importId} />
      </Tabs.Panel>
      <Tabs.Panel value="documents">
        <DocumentTable report={report} />
      </Tabs.Panel>
      <Tabs.Panel value="updates">
        <UpdateTable report={report} />
      </Tabs.Panel>
      <Tabs.Panel value="files">
        <FileTable report={report} />
      </Tabs.Panel>
      <Tabs.Panel value="rejected">
        {isOfRecords ? (
          <RejectedRecords report={report} />
        ) : (
          <RejectedRows report={report} corrections={corrections} onCorrections={onCorrections} />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="warnings">
        <WarningList report={report} />
      </Tabs.Panel>
    </Tabs>
  );
};

/** How many rows were rejected; once taken in, how many of them still wait. */
const RejectedLabel = ({ report }: { readonly report: ImportReport }) => {
  const { t } = useTranslation('imports');
  const imports = useApiQuery('importing', 'list', {});
  const open = imports.data?.find((item) => item.importId === report.importId)?.openRejects;
  return report.state === 'committed' && open !== undefined && report.rows.rejected > 0
    ? t('review.rejectedOpen', { open, count: report.rows.rejected })
    : t('review.rejected', { count: report.rows.rejected });
};

const Subtitle = ({ report }: { readonly report: ImportReport }) => {
  const { t } = useTranslation('imports');
  return [
    report.sheet === null || report.sheet === '' ? null : t('mapping.sheet', { sheet: report.sheet }),
    t(report.files.length > 0 ? 'tieOut.records' : 'review.read', { count: report.rows.read }),
    report.files.length > 0 && report.invoices === 0
      ? null
      : t('review.invoices', { count: report.invoices }),
    report.takenLater === 0 ? null : t('review.takenLater', { count: report.takenLater }),
    t('review.fingerprint', { sha256: `${report.sha256.slice(0, 8)}…` }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
};
