import { basename } from 'node:path';
import type { DecidedBill } from '#shared/domain/cloud/bill-notation.ts';
import { isCloudFormat, type ImportFormat } from '#shared/domain/importing/formats.ts';
import { recogniseAll, type ImportInspection, type ImportOptions } from '#shared/ipc/import-schemas.ts';
import type { ReadLimits } from '../../../files/read-limits.ts';
import { decideNotation } from '../cloud/decide-notation.ts';
import { inspectFile } from '../inspect-file.ts';
import type { Profile } from '../profiles.ts';
import { isReferenceFormat } from '#shared/domain/reference-tables/reference-formats.ts';
import { hasAmbiguousDates } from '../reference-tables/read-reference-table.ts';
import { formatOfStart } from './format-of-start.ts';
import { withoutColumns } from './without-columns.ts';

/** What a file is taken in as, unless a person says otherwise. Throws the failures of `openTable`. */
export const recogniseFormat = async (path: string, limits: ReadLimits): Promise<ImportFormat | null> =>
  (await formatOfStart(path, limits)) ??
  (await inspectFile(path, recogniseAll, { profiles: [], limits })).format;

/**
 * Recognises a file of any format: one that brings records of its own has no columns to map. How a cloud bill writes costs
 * and dates is decided over all of it.
 */
export const inspectAny = async (
  path: string,
  options: ImportOptions,
  known: { readonly profiles: readonly Profile[]; readonly limits: ReadLimits },
): Promise<ImportInspection> => {
  const format = await formatOfStart(path, known.limits);
  if (format === null) {
    const inspection = await inspectFile(path, options, known);
    if (isReferenceFormat(inspection.format))
      return {
        ...inspection,
        dateOrderAmbiguous:
          options.dateOrder === null && (await hasAmbiguousDates(path, inspection.format, known.limits)),
      };
    return isCloudFormat(inspection.format)
      ? withNotation(inspection, options, await decideNotation(path, inspection.format, known.limits))
      : inspection;
  }
  return withoutColumns(basename(path), format);
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
