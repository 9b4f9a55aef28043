import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiMutation, useApiQuery } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import type { ImportReport, RejectRow } from '#shared/ipc/import-schemas.ts';
import { DismissDialog } from './DismissDialog.tsx';
import { RejectTable } from './RejectTable.tsx';
import { corrected, keptCorrections, rowsToTake } from './model/rejects.ts';
import type { Corrections } from './model/rejects.ts';
import styles from './RejectedRows.module.css';
import tables from './tables.module.css';

/** Rejected rows shown and corrected at a time. */
const pageRows = 200;

/** The rejected rows as a grid to correct: each with its reason, checked again when taken in. */
export const RejectedRows = ({ report }: { readonly report: ImportReport }) => {
  const { t } = useTranslation('imports');
  const { importId } = report;
  const rejects = useApiQuery('importing', 'rejects', {
    importId,
    status: 'open',
    offset: 0,
    limit: pageRows,
  });
  if (rejects.error !== null) {
    return <ErrorView error={errorOf(rejects.error)} onRetry={() => void rejects.refetch()} />;
  }
  if (rejects.data === undefined) return null;
  const { rows, total } = rejects.data;
  if (total === 0) return <p className={tables['faint']}>{t('rejects.none')}</p>;
  return <Rejects report={report} rows={rows} total={total} />;
};

const Rejects = ({
  report,
  rows,
  total,
}: {
  readonly report: ImportReport;
  readonly rows: readonly RejectRow[];
  readonly total: number;
}) => {
  const { t } = useTranslation('imports');
  const [corrections, setCorrections] = useState<Corrections>({});
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [isDismissing, setIsDismissing] = useState(false);
  const closeDialog = (): void => {
    setIsDismissing(false);
    setSelected(new Set());
  };
  return (
    <>
      <RejectTable
        rows={rows}
        corrections={corrections}
        selected={selected}
        onCorrect={(row, change) => setCorrections(corrected(corrections, row, change))}
        onToggle={(row) => setSelected(toggled(selected, row.id))}
      />
      {rows.length < total ? (
        <p className={tables['note']}>{t('rejects.more', { shown: rows.length, count: total })}</p>
      ) : null}
      <RejectActions
        report={report}
        rows={rows}
        corrections={corrections}
        onCorrections={setCorrections}
        selectedCount={selected.size}
        onDismiss={() => setIsDismissing(true)}
      />
      {isDismissing ? <DismissDialog ids={[...selected]} onClose={closeDialog} /> : null}
    </>
  );
};

const toggled = (selected: ReadonlySet<number>, id: number): ReadonlySet<number> => {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
};

const RejectActions = ({
  report,
  rows,
  corrections,
  onCorrections,
  selectedCount,
  onDismiss,
}: {
  readonly report: ImportReport;
  readonly rows: readonly RejectRow[];
  readonly corrections: Corrections;
  readonly onCorrections: (corrections: Corrections) => void;
  readonly selectedCount: number;
  readonly onDismiss: () => void;
}) => {
  const { t } = useTranslation('imports');
  const notifyError = useNotifyError();
  const take = useApiMutation('importing', 'takeRejects');
  const ready = rowsToTake(rows, corrections);
  const check = (): void =>
    take.mutate(
      { importId: report.importId, rows: ready },
      {
        onSuccess: ({ taken, stillRejected }) => {
          onCorrections(keptCorrections(corrections, stillRejected));
          notifyDone(
            t('rejects.taken', { count: taken }),
            stillRejected.length === 0 ? '' : t('rejects.still', { count: stillRejected.length }),
          );
        },
        onError: notifyError,
      },
    );
  return (
    <div className={styles['actions']}>
      <Button onClick={check} disabled={ready.length === 0} loading={take.isPending} variant="light">
        {t('rejects.take', { count: ready.length })}
      </Button>
      <Button variant="default" onClick={onDismiss} disabled={selectedCount === 0}>
        {t('rejects.dismiss', { count: selectedCount })}
      </Button>
      <span className={styles['hint']}>{t('rejects.hint')}</span>
    </div>
  );
};
