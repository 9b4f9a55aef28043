import { basename } from 'node:path';
import type { ImportFormat } from '#shared/domain/importing/formats.ts';
import { recogniseAll, type ImportInspection, type ImportOptions } from '#shared/ipc/import-schemas.ts';
import type { ReadLimits } from '../../../files/read-limits.ts';
import { inspectFile } from '../inspect-file.ts';
import type { Profile } from '../profiles.ts';
import { formatOfStart } from './format-of-start.ts';
import { withoutColumns } from './without-columns.ts';

/** What a file is taken in as, unless a person says otherwise. Throws the failures of `openTable`. */
export const recogniseFormat = async (path: string, limits: ReadLimits): Promise<ImportFormat | null> =>
  (await formatOfStart(path, limits)) ??
  (await inspectFile(path, recogniseAll, { profiles: [], limits })).format;

/** Recognises a file of any format: one that brings records of its own has no columns to map. */
export const inspectAny = async (
  path: string,
  options: ImportOptions,
  known: { readonly profiles: readonly Profile[]; readonly limits: ReadLimits },
): Promise<ImportInspection> => {
  const format = await formatOfStart(path, known.limits);
  if (format === null) return inspectFile(path, options, known);
  return withoutColumns(basename(path), format);
};
