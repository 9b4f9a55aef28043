import { Checkbox, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useJobProgress } from '#renderer/lib/jobs.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { LibraryTest } from '#shared/ipc/auditing-schemas.ts';
import { isUnexamined, needsOf, stateOf } from './model/library.ts';
import { toggleTick, useTestsState } from './tests-state.ts';
import styles from './Library.module.css';

/** One test of the library: a tick to run it with others, its name, and where it stands. */
export const LibraryRow = ({
  test,
  isChosen,
  onChoose,
}: {
  readonly test: LibraryTest;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) => {
  const { t } = useTranslation(['tests', 'audit']);
  const { jobId, ticked } = useTestsState();
  const isRunning = useJobProgress(jobId)?.phase === test.id;
  const title = t(`audit:titles.${test.id}`);
  return (
    <li className={styles['row']} data-chosen={isChosen}>
      <Checkbox
        size="xs"
        tabIndex={-1}
        aria-label={t('library.tick', { test: `${test.id} ${title}` })}
        checked={ticked.has(test.id)}
        onChange={() => toggleTick(test.id)}
      />
      <button
        type="button"
        className={styles['button']}
        data-test={test.id}
        aria-current={isChosen ? 'true' : undefined}
        onClick={onChoose}
        onKeyDown={(event) => {
          if (event.key !== ' ') return;
          event.preventDefault();
          toggleTick(test.id);
        }}
      >
        <span className={styles['id']}>{test.id}</span>
        <span className={styles['words']}>
          <span className={styles['title']} title={title}>
            {title}
          </span>
          <StateLine test={test} />
        </span>
        {isRunning ? <Loader size={14} /> : <Found test={test} />}
      </button>
    </li>
  );
};

/** What is written below a name: what is still to be judged, or what keeps the test from being run. */
const StateLine = ({ test }: { readonly test: LibraryTest }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const state = stateOf(test);
  const needs = needsOf(test).map((need) => t(`audit:needs.${need}`));
  const open = test.lastRun?.dispositions.open ?? 0;
  const words = {
    missing: t('library.needs', { needs: needs.join(', ') }),
    'not-applicable': t('library.needs', { needs: needs.join(', ') }),
    fresh: t('library.fresh'),
    'too-few': t('library.tooFewShort', test.lastRun?.tooFew ?? {}),
    unexamined: t('library.unexamined'),
    clear: t('library.clear'),
    found: open === 0 ? t('library.judged') : t('library.open', { count: open }),
  }[state];
  const isOutdated = test.lastRun?.isOutdated === true && state !== 'missing';
  return (
    <span className={styles['state']} title={words}>
      {isOutdated ? `${t('library.outdated')} · ${words}` : words}
    </span>
  );
};

const Found = ({ test: { lastRun } }: { readonly test: LibraryTest }) => {
  const format = useFormat();
  if (lastRun?.status !== 'done') return null;
  const { exceptionCount, tooFew } = lastRun;
  // No tick: it concluded nothing.
  if (tooFew !== null || isUnexamined(lastRun)) return null;
  return (
    <span className={styles['found']} data-any={exceptionCount > 0}>
      {exceptionCount === 0 ? '✓' : format.number(exceptionCount)}
    </span>
  );
};
