import { basename } from 'node:path';
import type { ImportFormat } from '#shared/domain/importing/formats.ts';
import { recogniseAll, type ImportInspection, type ImportOptions } from '#shared/ipc/import-schemas.ts';
import { defaultLimits } from '../../../files/read-limits.ts';
import { inspectFile } from '../inspect-file.ts';
import type { Profile } from '../profiles.ts';
import { formatOfStart } from './format-of-start.ts';
import { withoutColumns } from './without-columns.ts';

/** What a file is taken in as, unless a person says otherwise. Throws the failures of `openTable`. */
export const recogniseFormat = async (path: string): Promise<ImportFormat | null> =>
  (await formatOfStart(path, defaultLimits)) ?? (await inspectFile(path, recogniseAll, [])).format;

/** Recognises a file of any format: one that brings records of its own has no columns to map. */
export const inspectAny = async (
  path: string,
  options: ImportOptions,
  profiles: readonly Profile[],
): Promise<ImportInspection> => {
  const format = await formatOfStart(path, defaultLimits);
  if (format === null) return inspectFile(path, options, profiles);
  return withoutColumns(basename(path), format);
};
