import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { readRow } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { safeName } from './kept-bytes.ts';
import { saveDocument } from './save-document.ts';

export type DocumentFile = {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
};

/** The end of a longer name: with what is added while it is written, no system takes more. */
const mostNameChars = 60;

const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/u.test(text);

/**
 * A kept document as a file that can be read, written once into a folder of the session. What the case says of it names
 * no other file, and its size is the one that counts: others may have written the case. Throws not-found, case-corrupt,
 * limit-exceeded, and what writing a file fails with.
 */
export const documentFile = async (
  db: ReadableDb,
  {
    id,
    folder,
    maximumBytes,
  }: { readonly id: number; readonly folder: string; readonly maximumBytes: number },
): Promise<DocumentFile> => {
  const row = readRow(db, 'document', id);
  if (row === undefined) throw new AppFailure({ code: 'not-found', entity: 'document', id });
  const [name, sha256, size] = [String(row['fileName']), String(row['sha256']), Number(row['size'])];
  if (size > maximumBytes)
    throw new AppFailure({
      code: 'limit-exceeded',
      file: name,
      limit: 'fileBytes',
      value: size,
      maximum: maximumBytes,
    });
  const refuse = (detail: string): AppFailure =>
    new AppFailure({ code: 'case-corrupt', file: db.name, detail: `document ${id}: ${detail}` });
  if (!isSha256(sha256)) throw refuse(`SHA-256 ${sha256}`);
  const home = join(folder, sha256.slice(0, 16));
  const path = join(home, safeName(name).slice(-mostNameChars));
  mkdirSync(home, { recursive: true });
  if (!existsSync(path)) await saveDocument(db, { id, path });
  if (statSync(path).size !== size) throw refuse(`${size} bytes`);
  return { path, name, size, sha256 };
};
