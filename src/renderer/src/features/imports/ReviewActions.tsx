import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { nextStepOf } from './model/tie-out.ts';
import styles from './MappingStep.module.css';

/** Taking in or discarding a staged import; failures become notices. */
const useDecision = ({ importId, rows }: ImportReport, onDone: () => void) => {
  const { t } = useTranslation('imports');
  const notifyError = useNotifyError();
  const commit = useApiMutation('importing', 'commit');
  const discard = useApiMutation('importing', 'discard');
  return {
    isTaking: commit.isPending,
    isBusy: commit.isPending || discard.isPending,
    take: (): void =>
      commit.mutate(
        { importId, acceptValid: rows.rejected > 0 },
        {
          onSuccess: (committed) => {
            notifyDone(t('review.done', { count: committed.rows.accepted }), committed.file);
            if (committed.rows.rejected === 0) onDone();
          },
          onError: notifyError,
        },
      ),
    giveUp: (then: () => void): void =>
      discard.mutate({ importId }, { onSuccess: then, onError: notifyError }),
  };
};

/** The decision about a checked file. Only here something is written. */
export const ReviewActions = ({
  report,
  onCorrect,
  onChangeReading,
  onDone,
}: {
  readonly report: ImportReport;
  readonly onCorrect: () => void;
  /** Null when the file is no longer at hand in this window. */
  readonly onChangeReading: (() => void) | null;
  readonly onDone: () => void;
}) => {
  const { t } = useTranslation('imports');
  const { isTaking, isBusy, take, giveUp } = useDecision(report, onDone);
  const { rows } = report;
  const step = nextStepOf(report);
  const isTakeable = step === 'take-all' || step === 'take-ready';
  return (
    <div className={styles['actions']}>
      <Button onClick={take} disabled={!isTakeable || isBusy} loading={isTaking}>
        {isTakeable ? t('review.take', { count: rows.accepted }) : t(`review.${step}`)}
      </Button>
      {rows.rejected === 0 ? null : (
        <Button variant="default" onClick={onCorrect} disabled={isBusy}>
          {t('review.correct', { count: rows.rejected })}
        </Button>
      )}
      {onChangeReading === null ? null : (
        <Button variant="default" onClick={() => giveUp(onChangeReading)} disabled={isBusy}>
          {t('review.changeReading')}
        </Button>
      )}
      <Button variant="default" onClick={() => giveUp(onDone)} disabled={isBusy}>
        {t('review.discard')}
      </Button>
      <span className={styles['promise']}>{t('promise')}</span>
    </div>
  );
};
