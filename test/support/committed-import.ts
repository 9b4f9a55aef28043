import { insertRow } from '#main/db/row-store.ts';
import { makeChange, type CaseContext } from '#main/services/trail/change.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';

export type ImportedRow = { readonly entity: EntityName; readonly fields: AnyFields };

/**
 * Rows as a committed import leaves them, with its one event and one undo step; nothing was read from a file, so the
 * case does not verify. A function instead of fields is given the ids of the rows before it. Returns the ids.
 */
export const addCommittedImport = (
  context: CaseContext,
  rows: readonly (ImportedRow | ((ids: readonly number[]) => ImportedRow))[],
): readonly number[] => {
  const { db } = context;
  const importId = Number(
    db
      .prepare(
        `INSERT INTO imports (state, file_name, sha256, kind, settings, started_at)
         VALUES ('staged', 'made.csv', ?, 'csv', '{}', 0)`,
      )
      .run('0'.repeat(64)).lastInsertRowid,
  );
  const ids: number[] = [];
  for (const row of rows) {
    const { entity, fields } = typeof row === 'function' ? row(ids) : row;
    ids.push(insertRow(db, entity, fields, { mark: { importId, rowHash: Buffer.alloc(32) } }));
  }
  makeChange(context, 'importing.commit', (change) => {
    db.prepare("UPDATE imports SET state = 'committed', committed_at = 0 WHERE id = ?").run(importId);
    change.note('import.committed', importId, { after: {} });
  });
  return ids;
};
