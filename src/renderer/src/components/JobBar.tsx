import { Button, Kbd, Progress } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { useJobProgress } from '#renderer/lib/jobs.ts';
import styles from './JobBar.module.css';

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select') !== null;

/** Whether a dialog or a menu is open that Esc is for: not one that this job is shown in. */
const isOtherOpen = (bar: Element | null): boolean =>
  [...document.querySelectorAll('[role="dialog"], [role="menu"]')].some((open) => !open.contains(bar));

/**
 * How far a long job is, and a button that cancels it; so does Esc, wherever the focus is but in a text field, unless it
 * closes something first.
 */
export const JobBar = ({ jobId, label }: { readonly jobId: string; readonly label: string }) => {
  const { t } = useTranslation('shell');
  const { api } = useBridge();
  const progress = useJobProgress(jobId);
  const cancel = (): void => void api.jobs.cancel({ jobId });
  const bar = useRef<HTMLDivElement>(null);
  const onKey = ({ key, target }: KeyboardEvent): void => {
    if (key === 'Escape' && !isField(target) && !isOtherOpen(bar.current)) cancel();
  };
  // On its way down: a dialog that it closes is still open.
  useWindowEvent('keydown', onKey, { capture: true });
  const total = progress?.total ?? null;
  const phase = t([`jobs.phases.${progress?.phase ?? 'other'}`, 'jobs.phases.other']);
  const count =
    progress === undefined
      ? ''
      : total === null
        ? t('jobs.done', { done: progress.done })
        : t('jobs.progress', { done: progress.done, total });
  return (
    <div ref={bar} className={styles['bar']} role="status">
      <div className={styles['words']}>
        <span>{label}</span>
        <span className={styles['count']}>
          {phase} {count}
        </span>
      </div>
      <Progress
        size="sm"
        value={total === null || total === 0 ? 100 : ((progress?.done ?? 0) / total) * 100}
        animated={total === null}
        aria-label={label}
      />
      <Button
        variant="default"
        aria-keyshortcuts="Escape"
        rightSection={<Kbd size="xs">{t('jobs.cancelKey')}</Kbd>}
        onClick={cancel}
      >
        {t('jobs.cancel')}
      </Button>
    </div>
  );
};
