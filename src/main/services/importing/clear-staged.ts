import type { WritableDb } from '../../db/types.ts';

/**
 * Removes what an import left that never committed: a crash, a power cut, or the application closed in between.
 * Nobody has seen these rows (no view shows them), so the trail has nothing to say about them.
 */
export const clearStagedImports = (db: WritableDb): void => {
  const staged = db.prepare("SELECT id FROM imports WHERE state = 'staged'").pluck().all() as number[];
  for (const id of staged) discardStagedImport(db, id);
};

/** Removes the rows of one staged import and its kept file. Children go before what they point to. */
export const discardStagedImport = (db: WritableDb, importId: number): void => {
  db.transaction(() => {
    for (const table of ['import_rejects', 'invoice_lines', 'invoices', 'organizations']) {
      db.prepare(`DELETE FROM ${table} WHERE import_id = ?`).run(importId);
    }
    const file = db
      .prepare("DELETE FROM imports WHERE id = ? AND state = 'staged' RETURNING source_file_id")
      .pluck()
      .get(importId);
    const isOrphan = db.prepare('SELECT 1 FROM imports WHERE source_file_id = ?').get(file) === undefined;
    if (file !== null && file !== undefined && isOrphan)
      db.prepare('DELETE FROM source_files WHERE id = ?').run(file);
  }).immediate();
};
