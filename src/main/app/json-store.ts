import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

export type JsonStore<T> = { readonly read: () => T; readonly update: (change: (value: T) => T) => T };

/**
 * A small settings file of the application (not of a case). A damaged or missing file counts as empty: settings are
 * a comfort and never a reason not to start. Written whole, beside and renamed, so that a crash leaves the old one.
 */
export const openJsonStore = <T>(path: string, schema: z.ZodType<T>, empty: T): JsonStore<T> => {
  let value = empty;
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) value = parsed.data;
  } catch {
    // First start, or damaged: start from empty.
  }
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
