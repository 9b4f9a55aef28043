import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { goTo, replaceRoute, useRoute } from '#renderer/lib/route.ts';
import type { LibraryTest } from '#shared/ipc/auditing-schemas.ts';
import { refusedDrafts } from './model/parameters.ts';
import { useTestsState } from './tests-state.ts';
import { useRun, whileRunning } from './use-run.ts';

/** Runs the whole library, or what is ticked in it. A parameter that is wrong is shown instead. */
export const RunActions = ({ tests }: { readonly tests: readonly LibraryTest[] }) => {
  const { t } = useTranslation('tests');
  const { jobId, ticked, drafts } = useTestsState();
  const isReadOnly = useIsReadOnly();
  const route = useRoute();
  const run = useRun();
  const selected = tests.filter(({ id }) => ticked.has(id));
  const start = (chosen: readonly LibraryTest[]): void => {
    const refused = chosen.find((test) => refusedDrafts(test, drafts[test.id] ?? {}).length > 0);
    if (refused === undefined) void run(chosen);
    else replaceRoute({ screen: 'tests', test: refused.id, tab: 'parameters' });
  };
  const waiting = whileRunning(jobId);
  return (
    <>
      {route.screen === 'tests' && route.test !== undefined ? (
        <Button variant="subtle" onClick={() => goTo({ screen: 'tests' })}>
          {t('run.summary')}
        </Button>
      ) : null}
      <Button
        variant="default"
        disabled={isReadOnly || selected.length === 0}
        {...waiting}
        onClick={() => start(selected)}
      >
        {selected.length === 0 ? t('run.none') : t('run.selected', { count: selected.length })}
      </Button>
      <Button disabled={isReadOnly} {...waiting} onClick={() => start(tests)}>
        {t('run.all')}
      </Button>
    </>
  );
};
