import { basename, extname } from 'node:path';
import { nextIndexNumber } from '#shared/domain/findings/index-number.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { localDate } from '../../local-date.ts';
import { makeChange, type CaseContext } from '../trail/change.ts';
import { keepFiles, removeKept, type Keeping, type Kept } from './keep-files.ts';

export type KeepOptions = Keeping & {
  /** Index number that the documents come under: `A-1` gives `A-1.1`. Null: the next of the last section. */
  readonly under: string | null;
};

/**
 * Keeps files in the case, byte for byte, as working papers with the next index numbers: all of them in one undo step,
 * or none. The bytes stay when a document is removed, so that undo can bring it back. Throws limit-exceeded,
 * file-not-found, file-unreadable, disk-full.
 */
export const keepDocuments = async (
  context: CaseContext,
  { under, ...keeping }: KeepOptions,
): Promise<{ readonly ids: number[] }> => {
  const kept = await keepFiles(context, keeping);
  try {
    return { ids: listKept(context, kept, under) };
  } catch (error) {
    removeKept(context, kept);
    throw error;
  }
};

const listKept = (context: CaseContext, kept: readonly Kept[], under: string | null): number[] =>
  makeChange(context, 'documents.keep', (change) =>
    kept.map((file) => change.insert('document', documentFields(context, file, under))),
  );

/** What is said of a kept file in the list of documents, under the next index number. */
export const documentFields = (
  { db, clock }: CaseContext,
  { path, keptFileId, sha256, size }: Kept,
  under: string | null = null,
) => ({
  indexNumber: suggestedIndexNumber(db, under),
  title: titleOf(path),
  fileName: basename(path).slice(0, 500),
  sha256,
  size,
  keptFileId,
  addedOn: localDate(new Date(clock())),
});

/** The index number that the next document or piece of evidence gets unless another is given. */
export const suggestedIndexNumber = (db: ReadableDb, under: string | null = null): string =>
  nextIndexNumber(
    prepared(db, 'SELECT index_number FROM documents WHERE index_number IS NOT NULL')
      .pluck()
      .all() as string[],
    under,
  );

const titleOf = (path: string): string => {
  const title = basename(path, extname(path)).replaceAll('_', ' ').trim();
  return (title === '' ? basename(path) : title).slice(0, 500);
};
