import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { ConfirmDialog } from '#renderer/components/ConfirmDialog.tsx';
import texts from '#renderer/components/text.module.css';
import { useApiMutation } from '#renderer/lib/api.ts';
import { useAppState, useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import {
  signOffOf,
  signOffRefusal,
  type SignOff,
  type SignOffRefusal,
  type SignOffStep,
} from '#shared/domain/findings/sign-off.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import styles from './findings.module.css';

/** The parts that a finding is not complete without. */
const elements = ['condition', 'criteria', 'cause', 'effect', 'recommendation'] as const;

/** The steps that make sense in each state, the usual one first. */
const stepsOf: Readonly<Record<SignOff['status'], readonly SignOffStep[]>> = {
  draft: ['prepare'],
  prepared: ['review', 'reopen'],
  reviewed: ['close', 'reopen'],
  closed: ['reopen'],
};

/** Who signed and when, and the step that is next, in the name of whoever is at the keyboard. */
export const SignOffBar = ({ row, openNotes }: { readonly row: GridRow; readonly openNotes: number }) => {
  const { t } = useTranslation('findings');
  const now = signOffOf(row.values);
  const actor = useAppState()?.preferences.actor ?? '';
  const isReadOnly = useIsReadOnly();
  const [asked, setAsked] = useState<SignOffStep | null>(null);
  const refusalOf = (step: SignOffStep): SignOffRefusal | null =>
    signOffRefusal(step, now, { actor, openNotes });
  const refusal = stepsOf[now.status].map(refusalOf).find((reason) => reason !== null) ?? null;
  return (
    <section className={styles['signOff']} aria-label={t('signOff.label')}>
      <Signature part="prepared" by={now.preparedBy} on={now.preparedOn} />
      <Signature part="reviewed" by={now.reviewedBy} on={now.reviewedOn} />
      {now.status === 'closed' ? <Chip>{t('signOff.closed')}</Chip> : null}
      {openNotes > 0 ? <Chip tone="warn">{t('signOff.openNotes', { count: openNotes })}</Chip> : null}
      {isReadOnly ? null : (
        <span className={styles['steps']}>
          {stepsOf[now.status].map((step) => (
            <Button
              key={step}
              size="compact-sm"
              variant={step === 'reopen' ? 'default' : 'filled'}
              disabled={refusalOf(step) !== null}
              title={t('signOff.as', { name: actor })}
              onClick={() => setAsked(step)}
            >
              {t(`signOff.${step}`)}
            </Button>
          ))}
        </span>
      )}
      <Hint row={row} refusal={isReadOnly ? null : refusal} count={openNotes} />
      {asked === null ? null : (
        <SignDialog row={row} step={asked} actor={actor} onClose={() => setAsked(null)} />
      )}
    </section>
  );
};

/** The elements of a finding that say nothing yet, as one text; empty when all do. */
const useMissingElements = (row: GridRow): string => {
  const words = useRegisterWords();
  return elements
    .filter((column) => (row.values[column] ?? null) === null)
    .map((column) => words.column('finding', column))
    .join(', ');
};

/** What a signature still lacks, or what takes it away. */
const Hint = ({
  row,
  refusal,
  count,
}: {
  readonly row: GridRow;
  readonly refusal: SignOffRefusal | null;
  readonly count: number;
}) => {
  const { t } = useTranslation(['findings', 'errors']);
  const actor = useAppState()?.preferences.actor ?? '';
  const isDraft = signOffOf(row.values).status === 'draft';
  const columns = useMissingElements(row);
  if (refusal !== null)
    return <p className={styles['hint']}>{t(`errors:signOff.${refusal}`, { name: actor, count })}</p>;
  if (!isDraft) return <p className={styles['hint']}>{t('signOff.willReopen')}</p>;
  return columns === '' ? null : <p className={styles['hint']}>{t('signOff.missing', { columns })}</p>;
};

const Signature = ({
  part,
  by,
  on,
}: {
  readonly part: 'prepared' | 'reviewed';
  readonly by: string | null;
  readonly on: string | null;
}) => {
  const { t } = useTranslation('findings');
  const format = useFormat();
  return (
    <span className={styles['signature']}>
      <span className={styles['role']}>{t(`signOff.${part}`)}</span>{' '}
      {by === null ? (
        <span className={texts['faint']}>{t('signOff.unsigned')}</span>
      ) : (
        <Chip tone="ok">{t('signOff.byOn', { name: by, date: format.date(on) })}</Chip>
      )}
    </span>
  );
};

const SignDialog = ({
  row,
  step,
  actor,
  onClose,
}: {
  readonly row: GridRow;
  readonly step: SignOffStep;
  readonly actor: string;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('findings');
  const sign = useApiMutation('findings', 'sign');
  const columns = useMissingElements(row);
  const onError = useNotifyError();
  const finding = `${String(row.values['number'])} – ${String(row.values['title'])}`;
  const confirm = (): void => {
    onClose();
    sign.mutate(
      { id: row.id, step },
      { onSuccess: () => notifyDone(t(`signOff.done.${step}`), finding), onError },
    );
  };
  return (
    <ConfirmDialog
      title={t(`signOff.confirm.${step}.title`)}
      confirmLabel={t(`signOff.${step}`)}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {t(`signOff.confirm.${step}.text`, {
        name: actor,
        finding,
        preparer: String(row.values['preparedBy'] ?? ''),
      })}
      {step === 'reopen' || columns === '' ? null : (
        <p className={styles['warning']}>{t('signOff.missing', { columns })}</p>
      )}
    </ConfirmDialog>
  );
};
