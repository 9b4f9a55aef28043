import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type JsonStore<T> = { readonly read: () => T; readonly update: (change: (value: T) => T) => T };

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    // First start, or damaged: start from empty.
    return undefined;
  }
};

/**
 * A small settings file of the application (not of a case). A damaged or missing file counts as empty: settings are
 * a comfort and never a reason not to start. Written whole, beside and renamed, so that a crash leaves the old one.
 * @param valueOf what can be used of what is written; of `undefined` when nothing is
 */
export const openJsonStore = <T>(path: string, valueOf: (written: unknown) => T): JsonStore<T> => {
  let value = valueOf(readJson(path));
  return {
    read: () => value,
    update: (change) => {
      value = change(value);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify(value, null, 2));
      renameSync(`${path}.new`, path);
      return value;
    },
  };
};
