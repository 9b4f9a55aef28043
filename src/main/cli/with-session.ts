import { userInfo } from 'node:os';
import { openCaseSession, type CaseSession, type SessionOptions } from '../workers/case-session.ts';
import type { Terminal } from './terminal.ts';

/** Opens a case for one command and closes it whatever happens. */
export const withSession = async <T>(
  terminal: Terminal,
  path: string,
  options: Pick<SessionOptions, 'readOnly' | 'create' | 'limits'> & { readonly actor: string | undefined },
  work: (session: CaseSession) => Promise<T>,
): Promise<T> => {
  const session = await openCaseSession({
    ...options,
    path,
    actor: options.actor ?? userInfo().username,
    threads: terminal.threads,
  });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
};
