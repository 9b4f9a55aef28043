import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import type { ImportReport, RejectRow } from '#shared/ipc/import-schemas.ts';
import { DismissDialog } from './DismissDialog.tsx';
import { RejectTable } from './RejectTable.tsx';
import { corrected, keptCorrections } from './model/rejects.ts';
import type { Corrections } from './model/rejects.ts';
import { useTakeRejects } from './use-take-rejects.ts';
import styles from './RejectedRows.module.css';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';

/** Rejected rows shown and corrected at a time. */
const pageRows = 200;

type RejectedRowsProps = {
  readonly report: ImportReport;
  readonly corrections: Corrections;
  readonly onCorrections: (corrections: Corrections) => void;
};

/**
 * The rejected rows as a grid to correct. Once the import is taken in, corrected rows are checked again and taken in
 * from here; before, they wait for the decision about the whole file.
 */
export const RejectedRows = ({ report, corrections, onCorrections }: RejectedRowsProps) => {
  const { t } = useTranslation('imports');
  const { importId } = report;
  const [isAll, setIsAll] = useState(false);
  const status = isAll ? 'all' : 'open';
  const rejects = useApiQuery('importing', 'rejects', { importId, status, offset: 0, limit: pageRows });
  if (rejects.error !== null) {
    return <ErrorView error={errorOf(rejects.error)} onRetry={() => void rejects.refetch()} />;
  }
  if (rejects.data === undefined) return null;
  const { rows, total } = rejects.data;
  return (
    <>
      {total === 0 ? (
        <p className={texts['faint']}>{t('rejects.none')}</p>
      ) : (
        <Rejects
          report={report}
          corrections={corrections}
          onCorrections={onCorrections}
          rows={rows}
          total={total}
        />
      )}
      {report.state === 'committed' ? (
        <Checkbox
          mt="sm"
          label={t('rejects.showAll')}
          checked={isAll}
          onChange={(event) => setIsAll(event.currentTarget.checked)}
        />
      ) : null}
    </>
  );
};

const Rejects = ({
  report,
  corrections,
  onCorrections,
  rows,
  total,
}: RejectedRowsProps & { readonly rows: readonly RejectRow[]; readonly total: number }) => {
  const { t } = useTranslation('imports');
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [isDismissing, setIsDismissing] = useState(false);
  const isCommitted = report.state === 'committed';
  const closeDialog = (): void => {
    setIsDismissing(false);
    setSelected(new Set());
  };
  return (
    <>
      <RejectTable
        rows={rows}
        corrections={corrections}
        selected={isCommitted ? selected : null}
        onCorrect={(row, change) => onCorrections(corrected(corrections, row, change))}
        onToggle={(row) => setSelected(toggled(selected, row.id))}
      />
      {rows.length < total ? (
        <p className={tables['note']}>{t('rejects.more', { shown: rows.length, count: total })}</p>
      ) : null}
      {isCommitted ? (
        <RejectActions
          report={report}
          corrections={corrections}
          onCorrections={onCorrections}
          selectedCount={selected.size}
          onDismiss={() => setIsDismissing(true)}
        />
      ) : (
        <p className={tables['note']}>{t('rejects.stagedHint')}</p>
      )}
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
  corrections,
  onCorrections,
  selectedCount,
  onDismiss,
}: RejectedRowsProps & { readonly selectedCount: number; readonly onDismiss: () => void }) => {
  const { t } = useTranslation('imports');
  const { take, isTaking } = useTakeRejects(report.importId);
  const count = Object.keys(corrections).length;
  const check = async (): Promise<void> => {
    onCorrections(keptCorrections(corrections, await take(corrections)));
  };
  return (
    <div className={styles['actions']}>
      <Button onClick={() => void check()} disabled={count === 0} loading={isTaking} variant="light">
        {t('rejects.take', { count })}
      </Button>
      <Button variant="default" onClick={onDismiss} disabled={selectedCount === 0}>
        {t('rejects.dismiss', { count: selectedCount })}
      </Button>
      <span className={styles['hint']}>{t('rejects.hint')}</span>
    </div>
  );
};
