import type { WritableDb } from '../../db/types.ts';

/** A source file that is being kept in the case, chunk by chunk. */
export type KeptFile = {
  readonly add: (seq: number, data: Uint8Array) => void;
  /** Seals it. Returns its id, or that of the same file kept before: its bytes are then not kept twice. */
  readonly finish: (sha256: string, size: number) => number;
};

/** Starts to keep a file for a staged import, with which it goes when that is discarded. */
export const createKeptFile = (
  db: WritableDb,
  {
    importId,
    name,
    storedAt,
  }: { readonly importId: number; readonly name: string; readonly storedAt: number },
): KeptFile => {
  const link = db.prepare('UPDATE imports SET source_file_id = ? WHERE id = ?');
  const id = db.transaction(() => {
    const { lastInsertRowid } = db
      .prepare('INSERT INTO source_files (name, sha256, size, stored_at) VALUES (?, ?, 0, ?)')
      .run(name, '0'.repeat(64), storedAt);
    link.run(lastInsertRowid, importId);
    return Number(lastInsertRowid);
  })();
  const insert = db.prepare('INSERT INTO source_chunks (file_id, seq, data) VALUES (?, ?, ?)');
  return {
    add: (seq, data) => {
      insert.run(id, seq, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    },
    finish: (sha256, size) => {
      const same = db
        .prepare('SELECT id FROM source_files WHERE sha256 = ? AND size = ? AND id <> ?')
        .pluck()
        .get(sha256, size, id) as number | undefined;
      if (same !== undefined) {
        link.run(same, importId);
        db.prepare('DELETE FROM source_files WHERE id = ?').run(id);
        return same;
      }
      db.prepare('UPDATE source_files SET sha256 = ?, size = ? WHERE id = ?').run(sha256, size, id);
      return id;
    },
  };
};
