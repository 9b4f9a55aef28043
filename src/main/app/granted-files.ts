import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppFailure } from '#shared/ipc/app-error.ts';

/** Files that the user chose in a dialog or dropped; the page only ever holds a token for them. */
export type GrantedFiles = {
  readonly grant: (path: string) => { readonly token: string; readonly name: string };
  /** Throws file-not-found for a token that was never given out. */
  readonly pathOf: (token: string) => string;
};

export const createGrantedFiles = (): GrantedFiles => {
  const paths = new Map<string, string>();
  return {
    grant: (path) => {
      const token = randomUUID();
      paths.set(token, path);
      return { token, name: basename(path) };
    },
    pathOf: (token) => {
      const path = paths.get(token);
      if (path === undefined) throw new AppFailure({ code: 'file-not-found', file: token });
      return path;
    },
  };
};
