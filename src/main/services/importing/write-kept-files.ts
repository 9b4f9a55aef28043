import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { ImportSettings } from '#shared/ipc/import-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import { safeName, writeKeptFile } from '../documents/kept-bytes.ts';
import { readImportFiles, readStagedImport } from './import-row.ts';

export type KeptFiles = {
  /** What the import is called: its file, or the folder and how many. */
  readonly name: string;
  /** In the order in which they were taken in. One that could not be read is not kept, and not among them. */
  readonly paths: readonly string[];
  /** How the import was read. */
  readonly settings: ImportSettings;
};

/**
 * Writes the kept files of a staged import into a folder, under their names, so that they can be read again. Of several
 * files, the folder they lie in is called as theirs was. Throws import-not-open, and what writing a file fails with.
 */
export const writeKeptFiles = async (
  db: ReadableDb,
  importId: number,
  folder: string,
): Promise<KeptFiles> => {
  const record = readStagedImport(db, importId);
  // Without a report it is still being read, or being discarded.
  if (record.report === null) throw new AppFailure({ code: 'import-not-open', importId });
  const files =
    record.sourceFileId === null
      ? readImportFiles(db, importId)
      : [{ name: record.fileName, sourceFileId: record.sourceFileId }];
  const home = files.length > 1 ? join(folder, safeName(record.fileName.replace(/ \(\d+\)$/u, ''))) : folder;
  const paths: string[] = [];
  const taken = new Set<string>();
  for (const [index, { name, sourceFileId }] of files.entries()) {
    const own = safeName(name);
    // Files of several folders may have one name.
    const isTaken = taken.has(own.toLowerCase());
    taken.add(own.toLowerCase());
    const place = isTaken ? join(home, String(index + 1)) : home;
    mkdirSync(place, { recursive: true });
    const path = join(place, own);
    await writeKeptFile(db, sourceFileId, path);
    paths.push(path);
  }
  return { name: record.fileName, paths, settings: JSON.parse(record.settings) as ImportSettings };
};
