import { AppFailure, type AppError } from '#shared/ipc/app-error.ts';
import type { CaseInfo } from '#shared/ipc/contract.ts';
import type { ReadLimits } from '../files/read-limits.ts';
import { openCaseSession, type CaseSession, type SessionOptions } from '../workers/case-session.ts';
import type { ThreadLocation } from '../workers/thread.ts';

/** The one case that the window shows, if any. */
export type CaseHolder = {
  readonly current: () => CaseSession | null;
  /** The open case. Throws no-case-open. */
  readonly require: () => CaseSession;
  /** Closes the open case, then opens this one. When it fails no case is open. One asked for meanwhile waits its turn. */
  readonly open: (
    path: string,
    options: Pick<SessionOptions, 'actor' | 'readOnly' | 'create'>,
  ) => Promise<CaseInfo>;
  readonly close: () => Promise<void>;
  /** Why the case given at start-up did not open. */
  readonly startError: () => AppError | null;
  readonly setStartError: (error: AppError | null) => void;
  /** Settles when the case given at start-up is open, or known not to open. */
  readonly starting: () => Promise<void>;
  readonly setStarting: (opening: Promise<void>) => void;
};

export const createCaseHolder = (threads: ThreadLocation, limits: () => ReadLimits): CaseHolder => {
  let session: CaseSession | null = null;
  let startError: AppError | null = null;
  let starting = Promise.resolve();
  const closeNow = async (): Promise<void> => {
    const closing = session;
    session = null;
    await closing?.close();
  };
  const inTurn = createTurns();
  return {
    current: () => session,
    require: () => {
      if (session === null) throw new AppFailure({ code: 'no-case-open' });
      return session;
    },
    open: (path, options) =>
      inTurn(async () => {
        // Nothing is waited for when nothing is open: the threads of the first case start before the window is made.
        if (session !== null) await closeNow();
        const opened = await openCaseSession({ ...options, path, threads, limits });
        session = opened;
        startError = null;
        return opened.reader.info();
      }),
    close: () => inTurn(closeNow),
    startError: () => startError,
    setStartError: (error) => {
      startError = error;
    },
    starting: () => starting,
    setStarting: (opening) => {
      starting = opening;
    },
  };
};

/** Runs one thing after the other: at once when nothing runs, else when what was asked for before has settled. */
const createTurns = () => {
  let last: Promise<unknown> | null = null;
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = last === null ? work() : last.then(work);
    const settled: Promise<unknown> = done
      .catch(() => undefined)
      .then(() => {
        if (last === settled) last = null;
      });
    last = settled;
    return done;
  };
};
