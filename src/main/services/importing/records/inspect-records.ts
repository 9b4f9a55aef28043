import { basename } from 'node:path';
import type { DecidedBill } from '#shared/domain/cloud/bill-notation.ts';
import { isCloudFormat, type ImportFormat } from '#shared/domain/importing/formats.ts';
import { recogniseAll, type ImportInspection, type ImportOptions } from '#shared/ipc/import-schemas.ts';
import type { ReadLimits } from '../../../files/read-limits.ts';
import { decideNotation } from '../cloud/decide-notation.ts';
import { inspectFile } from '../inspect-file.ts';
import type { Profile } from '../profiles.ts';
import { isReferenceFormat } from '#shared/domain/reference-tables/reference-formats.ts';
import { inspectReference } from '../reference-tables/inspect-reference.ts';
import { formatOfStart } from './format-of-start.ts';
import { withoutColumns } from './without-columns.ts';

/** What a file is taken in as, unless a person says otherwise. Throws the failures of `openTable`. */
export const recogniseFormat = async (path: string, limits: ReadLimits): Promise<ImportFormat | null> =>
  (await formatOfStart(path, limits)) ??
  (await inspectFile(path, recogniseAll, { profiles: [], limits })).format;

/** What a person says of a file: what it is taken in as (null: what it looks like), and how it is written. */
export type Asked = { readonly format: ImportFormat | null; readonly options: ImportOptions };

/**
 * Recognises a file of any format: one that brings records of its own has no columns to map. How a cloud bill writes costs
 * and dates is decided over all of it.
 */
export const inspectAny = async (
  path: string,
  asked: Asked,
  known: { readonly profiles: readonly Profile[]; readonly limits: ReadLimits },
): Promise<ImportInspection> => {
  const { options } = asked;
  const { limits } = known;
  const start = await formatOfStart(path, limits);
  if (start !== null) return withoutColumns(basename(path), start);
  if (isReferenceFormat(asked.format)) return inspectReference(path, asked.format, { options, limits });
  const inspection = await inspectFile(path, options, known);
  const format = asked.format ?? inspection.format;
  if (isReferenceFormat(format)) return inspectReference(path, format, { options, limits });
  if (isCloudFormat(format) && format === inspection.format)
    return withNotation(inspection, options, await decideNotation(path, format, limits));
  return { ...inspection, format };
};

const withNotation = (
  inspection: ImportInspection,
  given: ImportOptions,
  { decimalMark, dateOrder, dateOrderAmbiguous }: DecidedBill,
): ImportInspection => ({
  ...inspection,
  options: {
    ...inspection.options,
    decimalMark: given.decimalMark ?? decimalMark,
    dateOrder: given.dateOrder ?? dateOrder,
  },
  dateOrderAmbiguous: dateOrderAmbiguous && given.dateOrder === null,
});
