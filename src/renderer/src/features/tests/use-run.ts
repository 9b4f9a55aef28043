import { useApiMutation } from '#renderer/lib/api.ts';
import { forgetJob, newJobId } from '#renderer/lib/jobs.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { LibraryTest } from '#shared/ipc/auditing-schemas.ts';
import { settingsOf } from './model/parameters.ts';
import { useTestsState } from './tests-state.ts';

/**
 * What a button that runs tests is given while they run: it does nothing, but keeps the focus, so that the keyboard is
 * where it was once they are done.
 */
export const whileRunning = (jobId: string | null) =>
  jobId === null ? {} : ({ 'data-disabled': true, 'aria-disabled': true } as const);

/** Runs tests with the parameters that are set in the window; one battery at a time. */
export const useRun = (): ((tests: readonly LibraryTest[]) => Promise<void>) => {
  const { mutateAsync } = useApiMutation('auditing', 'run');
  const notifyError = useNotifyError();
  return async (tests) => {
    const { jobId: running, drafts } = useTestsState.getState();
    if (running !== null) return;
    const jobId = newJobId();
    useTestsState.setState({ jobId, result: null });
    const settings = tests
      .map((test) => [test.id, settingsOf(test, drafts[test.id] ?? {})] as const)
      .filter(([, values]) => Object.keys(values).length > 0);
    try {
      const result = await mutateAsync({
        tests: tests.map(({ id }) => id),
        settings: Object.fromEntries(settings),
        jobId,
      });
      useTestsState.setState({ result });
    } catch (thrown) {
      notifyError(thrown);
    } finally {
      useTestsState.setState({ jobId: null });
      forgetJob(jobId);
    }
  };
};
