import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { asFailure } from '../../db/sqlite-failure.ts';

type Holder = { readonly pid: number; readonly host: string; readonly actor: string };

export type CaseLock = { readonly release: () => void };

const lockPath = (casePath: string): string => `${casePath}.lock`;

const readHolder = (path: string): Holder | null => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    // Gone meanwhile, or cut off by a crash while it was written: nobody holds it.
    return null;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
};

/** A lock is stale when its process is gone. A lock of another computer (a share) is never judged from here. */
const isStale = (holder: Holder | null): boolean =>
  holder === null || (holder.host === hostname() && !isAlive(holder.pid));

/**
 * Claims a case for this process by a small file beside it, so that two instances never write the same case.
 * A lock that a crash left behind is taken over. Throws case-locked with who holds it.
 */
export const lockCase = (casePath: string, actor: string): CaseLock => {
  const path = lockPath(casePath);
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), actor } satisfies Holder);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, mine);
      closeSync(file);
      return { release: () => releaseLock(path, mine) };
    } catch (error) {
      const { code } = error as { code?: string };
      // No file can be put beside the case: whatever its own rights are, it cannot be changed safely here.
      if (code === 'EACCES' || code === 'EPERM')
        throw new AppFailure({ code: 'case-read-only', file: casePath });
      if (code !== 'EEXIST') throw asFailure(error, casePath);
      const holder = readHolder(path);
      if (!isStale(holder)) {
        throw new AppFailure({
          code: 'case-locked',
          file: casePath,
          holder: holder === null ? '' : `${holder.actor} (${holder.host}, ${holder.pid})`,
        });
      }
      rmSync(path, { force: true });
    }
  }
  throw new AppFailure({ code: 'case-locked', file: casePath, holder: '' });
};

/** Only our own lock: if the case was taken over meanwhile, the other one stays. */
const releaseLock = (path: string, mine: string): void => {
  const holder = readHolder(path);
  if (holder !== null && JSON.stringify(holder) === mine) rmSync(path, { force: true });
};
