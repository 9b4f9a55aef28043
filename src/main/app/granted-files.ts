import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { filesAt } from '../files/files-at.ts';

/** Files that the user chose in a dialog or dropped together; the page only ever holds a token for them. */
export type GrantedFiles = {
  /** Null when there is no file among them. Of a folder, all files in it count. */
  readonly grant: (
    paths: readonly string[],
  ) => { readonly token: string; readonly name: string; readonly count: number } | null;
  /** Throws file-not-found for a token that was never given out. */
  readonly pathsOf: (token: string) => readonly [string, ...string[]];
};

export const createGrantedFiles = (): GrantedFiles => {
  const granted = new Map<string, readonly [string, ...string[]]>();
  return {
    grant: (paths) => {
      const [first, ...others] = paths.flatMap(filesAt);
      if (first === undefined) return null;
      const token = randomUUID();
      granted.set(token, [first, ...others]);
      return {
        token,
        name: basename(others.length === 0 ? first : (paths[0] ?? first)),
        count: others.length + 1,
      };
    },
    pathsOf: (token) => {
      const paths = granted.get(token);
      if (paths === undefined) throw new AppFailure({ code: 'file-not-found', file: token });
      return paths;
    },
  };
};
