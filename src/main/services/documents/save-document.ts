import { AppFailure } from '#shared/ipc/app-failure.ts';
import { readRow } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { replaceFile } from '../../files/workbook-writer/replace-file.ts';
import { writeKeptFile } from './kept-bytes.ts';

/**
 * Writes a copy of a kept document. What lies there afterwards is what was kept, or nothing: its SHA-256 is compared
 * before the copy takes its place. Throws not-found, case-corrupt, and what writing a file fails with.
 */
export const saveDocument = async (
  db: ReadableDb,
  { id, path }: { readonly id: number; readonly path: string },
): Promise<{ readonly path: string }> => {
  const row = readRow(db, 'document', id);
  if (row === undefined) throw new AppFailure({ code: 'not-found', entity: 'document', id });
  return replaceFile(path, async (temporaryPath) => {
    const written = await writeKeptFile(db, Number(row['keptFileId']), temporaryPath);
    if (written !== row['sha256'])
      throw new AppFailure({
        code: 'case-corrupt',
        file: db.name,
        detail: `document ${id}: SHA-256 ${written}`,
      });
    return { path };
  });
};
