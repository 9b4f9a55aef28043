import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { keptCorrections } from './model/rejects.ts';
import type { Corrections } from './model/rejects.ts';
import { nextStepOf } from './model/tie-out.ts';
import { useDiscard } from './use-discard.ts';
import { useTakeRejects } from './use-take-rejects.ts';
import styles from './MappingStep.module.css';

type ReviewActionsProps = {
  readonly report: ImportReport;
  /** Typed so far: these rows are checked and taken in right after the ready ones. */
  readonly corrections: Corrections;
  readonly onCorrections: (corrections: Corrections) => void;
  readonly onCorrect: () => void;
  /** Null when the file is no longer at hand in this window. */
  readonly onChangeReading: (() => void) | null;
  readonly onDone: () => void;
};

/** Taking in or discarding a staged import; failures become notices. */
const useDecision = ({ report, corrections, onCorrections, onDone }: ReviewActionsProps) => {
  const { t } = useTranslation('imports');
  const notifyError = useNotifyError();
  const commit = useApiMutation('importing', 'commit');
  const { discard, isDiscarding } = useDiscard();
  const { importId, rows } = report;
  const rejects = useTakeRejects(importId);
  const take = async (): Promise<void> => {
    try {
      const committed = await commit.mutateAsync({ importId, acceptValid: rows.rejected > 0 });
      notifyDone(t('review.done', { count: committed.rows.accepted }), committed.file);
    } catch (thrown) {
      notifyError(thrown);
      return;
    }
    const still = await rejects.take(corrections);
    onCorrections(keptCorrections(corrections, still));
    if (rows.rejected === 0) onDone();
  };
  return {
    take,
    isTaking: commit.isPending || rejects.isTaking,
    isDiscarding,
    giveUp: (then: () => void): void => {
      discard(importId).then(then).catch(notifyError);
    },
  };
};

/** The decision about a checked file. Only here something is written. */
export const ReviewActions = (props: ReviewActionsProps) => {
  const { t } = useTranslation('imports');
  const { report, onCorrect, onChangeReading, onDone } = props;
  const { take, isTaking, isDiscarding, giveUp } = useDecision(props);
  const isBusy = isTaking || isDiscarding;
  const { accepted, rejected } = report.rows;
  return (
    <div className={styles['actions']}>
      <TakeButton {...props} onTake={() => void take()} isTaking={isTaking} isBusy={isBusy} />
      {rejected === 0 || report.files.length > 0 ? null : (
        <Button variant="default" onClick={onCorrect} disabled={isBusy}>
          {t(accepted === 0 ? 'review.correctAll' : 'review.correct', { count: rejected })}
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

const TakeButton = ({
  report,
  corrections,
  onTake,
  isTaking,
  isBusy,
}: ReviewActionsProps & {
  readonly onTake: () => void;
  readonly isTaking: boolean;
  readonly isBusy: boolean;
}) => {
  const { t } = useTranslation('imports');
  const step = nextStepOf(report);
  const fixed = Object.keys(corrections).length;
  const { accepted } = report.rows;
  const label =
    step === 'nothing-new' || step === 'nothing-ready'
      ? t(`review.${step}`)
      : fixed === 0
        ? t('review.take', { count: accepted })
        : t('review.takeWithFixed', { ready: accepted, count: fixed });
  return (
    <Button onClick={onTake} disabled={step === 'nothing-new' || isBusy} loading={isTaking}>
      {label}
    </Button>
  );
};
