import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { likePattern } from '../../db/like-pattern.ts';
import { refOptions } from '../register/grid-queries.ts';
import { makeChange, type CaseContext } from '../trail/change.ts';
import { documentFields } from './keep-documents.ts';
import type { Kept } from './keep-files.ts';

type ImportFile = { readonly importId: number; readonly number: number | null };

export type DocumentSources = {
  readonly documents: { readonly id: number; readonly label: string }[];
  readonly importFiles: (ImportFile & { readonly name: string })[];
};

/** A person looks for one among these, by name. */
const mostListed = 50;

/** Kept files of committed imports, with the file that the case keeps. */
const importFiles = `
  SELECT i.id AS "importId", NULL AS number, i.file_name AS name, i.source_file_id AS "keptFileId"
  FROM imports i WHERE i.state = 'committed' AND i.source_file_id IS NOT NULL
  UNION ALL
  SELECT f.import_id, f.number, f.name, f.source_file_id
  FROM import_files f JOIN imports i ON i.id = f.import_id WHERE i.state = 'committed'`;

/** What a figure can be tied to: documents, and kept files of imports that no document stands for. */
export const documentSources = (
  db: ReadableDb,
  { search, locale }: { readonly search: string; readonly locale: Locale },
): DocumentSources => ({
  documents: refOptions(db, { entity: 'document', search, limit: mostListed, locale }),
  importFiles: prepared(
    db,
    `SELECT "importId", number, name FROM (${importFiles})
     WHERE name LIKE ? ESCAPE '\\' AND "keptFileId" NOT IN (SELECT kept_file_id FROM documents)
     ORDER BY "importId" DESC, number LIMIT ${mostListed}`,
  ).all(likePattern(search)) as DocumentSources['importFiles'],
});

/**
 * Lists a kept file of an import as a document, in one undo step; its bytes are not kept twice. One that is listed already
 * stays the one. Throws not-found.
 */
export const documentOfImport = (
  context: CaseContext,
  { importId, number }: ImportFile,
): { readonly id: number } => {
  const { db } = context;
  const file = prepared(
    db,
    `SELECT l.name AS path, s.id AS "keptFileId", s.sha256, s.size,
       (SELECT id FROM documents d WHERE d.kept_file_id = s.id LIMIT 1) AS "documentId"
     FROM (${importFiles}) l JOIN source_files s ON s.id = l."keptFileId"
     WHERE l."importId" = ? AND l.number IS ?`,
  ).get(importId, number) as (Kept & { readonly documentId: number | null }) | undefined;
  if (file === undefined) throw new AppFailure({ code: 'not-found', entity: 'import', id: importId });
  if (file.documentId !== null) return { id: file.documentId };
  return {
    id: makeChange(context, 'documents.keep', (change) =>
      change.insert('document', documentFields(context, file)),
    ),
  };
};
