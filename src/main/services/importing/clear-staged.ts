import { setImmediate } from 'node:timers/promises';
import { definitionOf, entityNames, type EntityName } from '#shared/domain/register/entities.ts';
import { referencesTo } from '#shared/domain/register/names.ts';
import { relaxedTransaction } from '../../db/relaxed-transaction.ts';
import type { WritableDb } from '../../db/types.ts';
import { noHash } from './kept-file.ts';

/** Rows removed at a time: an edit waits for no more than these. */
const rowsAtOnce = 2000;

/** Entities whose rows imports add, children before what they point to. A row may point to another of its own kind. */
const childrenFirst = (): readonly EntityName[] => {
  const left = new Set(entityNames.filter((entity) => definitionOf(entity).imported));
  const ordered: EntityName[] = [];
  while (left.size > 0) {
    const next = [...left].find((entity) =>
      referencesTo(entity).every((reference) => reference.entity === entity || !left.has(reference.entity)),
    );
    if (next === undefined) throw new Error(`rows point to each other in a circle: ${[...left].join(', ')}`);
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
};

const importedTables = childrenFirst().map((entity) => definitionOf(entity).table);

/**
 * Removes what imports left that never committed: a crash, a power cut, or the application closed in between.
 * Nobody has seen these rows (no view shows them), so the trail has nothing to say about them.
 */
export const clearStagedImports = (db: WritableDb): void => {
  for (const id of stagedImports(db)) {
    const steps = discardSteps(db, id);
    while (steps.next().done !== true);
  }
  // No import is under way, and no document: what has no hash was left half-way, and what nothing stands on was kept for
  // documents that were never listed.
  db.prepare('DELETE FROM source_files WHERE sha256 = ?').run(noHash);
  removeUnusedFiles(db, filesOfNothing(db));
};

/** Kept files that no import and no document of today stands on. */
const filesOfNothing = (db: WritableDb): readonly number[] =>
  db
    .prepare(
      `SELECT id FROM source_files
       WHERE id NOT IN (SELECT source_file_id FROM imports WHERE source_file_id IS NOT NULL)
         AND id NOT IN (SELECT source_file_id FROM import_files WHERE source_file_id IS NOT NULL)
         AND id NOT IN (SELECT kept_file_id FROM documents)`,
    )
    .pluck()
    .all() as number[];

/** Removes imports that were read to their end and then left: nobody can come back to them. */
export const discardForgottenImports = async (db: WritableDb): Promise<void> => {
  for (const id of stagedImports(db, 'AND report IS NOT NULL')) await discardStagedImport(db, id);
};

const stagedImports = (db: WritableDb, condition = ''): readonly number[] =>
  db.prepare(`SELECT id FROM imports WHERE state = 'staged' ${condition}`).pluck().all() as number[];

/** Removes one staged import with its rows and its kept file, piece by piece, letting others write in between. */
export const discardStagedImport = async (db: WritableDb, importId: number): Promise<void> => {
  for (const _step of discardSteps(db, importId)) await setImmediate();
};

function* discardSteps(db: WritableDb, importId: number): Generator<void> {
  // Half of an import can no longer be committed: one without a report is not staged yet, or no more.
  const { changes } = db
    .prepare("UPDATE imports SET report = NULL WHERE id = ? AND state = 'staged'")
    .run(importId);
  if (changes === 0) return;
  for (const table of importedTables) {
    const remove = db.prepare(
      `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE import_id = ? LIMIT ${rowsAtOnce})`,
    );
    let removed = rowsAtOnce;
    while (removed === rowsAtOnce) {
      relaxedTransaction(db, () => {
        removed = remove.run(importId).changes;
      });
      yield;
    }
  }
  relaxedTransaction(db, () => removeRecord(db, importId));
}

const removeRecord = (db: WritableDb, importId: number): void => {
  const kept = new Set(
    db
      .prepare(
        `SELECT source_file_id FROM imports WHERE id = @id AND source_file_id IS NOT NULL
         UNION SELECT source_file_id FROM import_files WHERE import_id = @id`,
      )
      .pluck()
      .all({ id: importId }) as number[],
  );
  const { changes } = db.prepare("DELETE FROM imports WHERE id = ? AND state = 'staged'").run(importId);
  if (changes === 0) return;
  removeUnusedFiles(db, [...kept]);
};

/** Removes those of some kept files that no import and no document stands on. */
export const removeUnusedFiles = (db: WritableDb, files: readonly number[]): void => {
  if (files.length === 0) return;
  const isUsed = db
    .prepare(
      `SELECT 1 FROM imports WHERE source_file_id = @file
       UNION SELECT 1 FROM import_files WHERE source_file_id = @file
       -- A document, also one that was removed: undo may bring it back.
       UNION SELECT 1 FROM events WHERE entity = 'document' AND action = 'insert'
         AND json_extract(after, '$.keptFileId') = @file`,
    )
    .pluck();
  for (const file of files)
    if (isUsed.get({ file }) === undefined) db.prepare('DELETE FROM source_files WHERE id = ?').run(file);
};
