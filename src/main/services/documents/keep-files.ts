import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { prepared } from '../../db/prepared.ts';
import { relaxedTransaction } from '../../db/relaxed-transaction.ts';
import { asFailure } from '../../db/sqlite-failure.ts';
import { removeUnusedFiles } from '../importing/clear-staged.ts';
import { keepFile } from '../importing/kept-file.ts';
import { readSourceFile } from '../importing/read-source-file.ts';
import type { CaseContext } from '../trail/change.ts';

/** A file whose bytes the case keeps; `path` is what it was called. */
export type Kept = {
  readonly path: string;
  readonly keptFileId: number;
  readonly sha256: string;
  readonly size: number;
};

export type Keeping = {
  readonly paths: readonly string[];
  /** A file that is larger is refused. */
  readonly maximumBytes: number;
  /** Hears how many files are kept, between two pieces of a file too, and may throw to give up. */
  readonly onProgress?: (done: number, total: number) => void;
};

/** Keeps the bytes of files in the case, each once, or of none when one fails. `removeKept` takes them away again. */
export const keepFiles = async (
  context: CaseContext,
  { paths, maximumBytes, onProgress }: Keeping,
): Promise<readonly Kept[]> => {
  const { db } = context;
  const kept = new Map<string, Kept>();
  const isKept = (path: string): boolean =>
    prepared(db, 'SELECT 1 FROM source_files WHERE id = ?').get(kept.get(path)?.keptFileId) !== undefined;
  try {
    // Bytes that an import under way had kept already go with it when it is discarded meanwhile.
    for (let missing = paths; missing.length > 0; missing = paths.filter((path) => !isKept(path)))
      for (const path of missing) {
        const tell = (): void => onProgress?.(kept.size, paths.length);
        kept.set(path, await keepBytes(context, path, { maximum: maximumBytes, tell }));
        tell();
      }
  } catch (error) {
    removeKept(context, kept.values());
    throw error;
  }
  return paths.flatMap((path) => kept.get(path) ?? []);
};

const keepBytes = async (
  { db, clock }: CaseContext,
  path: string,
  { maximum, tell }: { readonly maximum: number; readonly tell: () => void },
): Promise<Kept> => {
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
      tell();
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

/** Takes the bytes away that nothing else stands on. */
export const removeKept = ({ db }: CaseContext, kept: Iterable<Kept>): void =>
  removeUnusedFiles(
    db,
    Array.from(kept, ({ keptFileId }) => keptFileId),
  );
