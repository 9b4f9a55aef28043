import type { ImportFormat } from '#shared/domain/importing/formats.ts';
import { recogniseAll, type ImportInspection } from '#shared/ipc/import-schemas.ts';

/** What is recognised of files that bring records of their own: their format (null where each has its own), no columns. */
export const withoutColumns = (file: string, format: ImportFormat | null): ImportInspection => ({
  file,
  kind: format ?? 'several',
  format,
  sheets: [],
  options: recogniseAll,
  columns: [],
  preview: [],
  profile: null,
  missing: [],
  dateOrderAmbiguous: false,
});
