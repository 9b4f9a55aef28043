import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { nextIndexNumber } from '#shared/domain/findings/index-number.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { prepared } from '../../db/prepared.ts';
import { relaxedTransaction } from '../../db/relaxed-transaction.ts';
import { asFailure } from '../../db/sqlite-failure.ts';
import type { ReadableDb } from '../../db/types.ts';
import { localDate } from '../../local-date.ts';
import { removeUnusedFiles } from '../importing/clear-staged.ts';
import { keepFile } from '../importing/kept-file.ts';
import { readSourceFile } from '../importing/read-source-file.ts';
import { makeChange, type CaseContext } from '../trail/change.ts';

export type KeepOptions = {
  readonly paths: readonly string[];
  /** A file that is larger is refused. */
  readonly maximumBytes: number;
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
  { paths, maximumBytes, under }: KeepOptions,
): Promise<{ readonly ids: number[] }> => {
  const kept = await keepAll(context, paths, maximumBytes);
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

/** Takes the bytes away that nothing else stands on. */
const removeKept = ({ db }: CaseContext, kept: Iterable<Kept>): void =>
  removeUnusedFiles(
    db,
    Array.from(kept, ({ keptFileId }) => keptFileId),
  );

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

/** A file whose bytes the case keeps; `path` is what it was called. */
export type Kept = {
  readonly path: string;
  readonly keptFileId: number;
  readonly sha256: string;
  readonly size: number;
};

const keepAll = async (
  context: CaseContext,
  paths: readonly string[],
  maximum: number,
): Promise<readonly Kept[]> => {
  const { db } = context;
  const kept = new Map<string, Kept>();
  const isKept = (path: string): boolean =>
    prepared(db, 'SELECT 1 FROM source_files WHERE id = ?').get(kept.get(path)?.keptFileId) !== undefined;
  try {
    // Bytes that an import under way had kept already go with it when it is discarded meanwhile.
    for (let missing = paths; missing.length > 0; missing = paths.filter((path) => !isKept(path)))
      for (const path of missing) kept.set(path, await keepBytes(context, path, maximum));
  } catch (error) {
    removeKept(context, kept.values());
    throw error;
  }
  return paths.flatMap((path) => kept.get(path) ?? []);
};

const keepBytes = async ({ db, clock }: CaseContext, path: string, maximum: number): Promise<Kept> => {
  const refuseLarger = (value: number): void => {
    if (value > maximum)
      throw new AppFailure({ code: 'limit-exceeded', file: path, limit: 'fileBytes', value, maximum });
  };
  refuseLarger(await sizeOf(path));
  let keptFileId = 0;
  const file = keepFile(db, { name: basename(path), storedAt: clock() }, (id) => {
    keptFileId = id;
  });
  let pieces = 0;
  try {
    const { sha256, size } = await readSourceFile(path, async (seq, data) => {
      pieces += 1;
      // It may grow while it is read; a piece is a megabyte at most.
      refuseLarger((pieces - 1) * 2 ** 20);
      relaxedTransaction(db, () => file.add(seq, data));
    });
    refuseLarger(size);
    return { path, keptFileId: file.finish(sha256, size), sha256, size };
  } catch (error) {
    db.prepare('DELETE FROM source_files WHERE id = ?').run(keptFileId);
    throw error;
  }
};

const sizeOf = async (path: string): Promise<number> => {
  try {
    const found = await stat(path);
    if (!found.isFile())
      throw new AppFailure({ code: 'file-unreadable', file: path, reason: 'is-a-folder', detail: path });
    return found.size;
  } catch (error) {
    throw asFailure(error, path);
  }
};
