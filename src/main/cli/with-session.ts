import { userInfo } from 'node:os';
import { openCaseSession, type CaseSession, type SessionOptions } from '../workers/case-session.ts';
import { sourceThreads, type ThreadLocation } from '../workers/thread.ts';

/** The threads beside this module: built (`.js`) in the packaged application, the sources otherwise. */
const threads: ThreadLocation = import.meta.url.endsWith('.ts')
  ? sourceThreads
  : { folder: new URL('../workers/', import.meta.url), extension: 'js' };

/** Opens a case for one command and closes it whatever happens. */
export const withSession = async <T>(
  path: string,
  options: Pick<SessionOptions, 'readOnly' | 'create'> & { readonly actor: string | undefined },
  work: (session: CaseSession) => Promise<T>,
): Promise<T> => {
  const session = await openCaseSession({
    ...options,
    path,
    actor: options.actor ?? userInfo().username,
    threads,
  });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
};
