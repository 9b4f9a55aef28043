import type { ReadableDb } from '../../db/types.ts';
import { checkKeptFile } from './check-imports.ts';
import type { Mismatch } from './mismatch.ts';

type Kept = { readonly id: number; readonly keptFileId: number; readonly sha256: string };

/** The bytes of every kept document against its hash, which its row, and so the trail, holds. */
export const checkDocuments = (
  db: ReadableDb,
  onProgress: ((phase: string, done: number, total: number | null) => void) | undefined,
): Mismatch | null => {
  const documents = db
    .prepare('SELECT id, kept_file_id AS keptFileId, sha256 FROM documents ORDER BY id')
    .all() as Kept[];
  for (const [index, { id, keptFileId, sha256 }] of documents.entries()) {
    onProgress?.('document', index, documents.length);
    const problem = checkKeptFile(db, keptFileId, sha256);
    if (problem !== null) return { ...problem, entity: 'document', id };
  }
  return null;
};
