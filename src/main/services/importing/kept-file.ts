import type { WritableDb } from '../../db/types.ts';

/** A source file that is being kept in the case, chunk by chunk. */
export type KeptFile = {
  readonly add: (seq: number, data: Uint8Array) => void;
  /** Seals it. Returns its id, or that of the same file kept before: its bytes are then not kept twice. */
  readonly finish: (sha256: string, size: number) => number;
};

type Keeping = {
  readonly importId: number;
  readonly name: string;
  readonly storedAt: number;
  /** Which file of its import it is, where there are several. */
  readonly fileNumber?: number | null;
};

/** Says of an import, or of one of its files, where the case keeps it. */
const linkOf = (db: WritableDb, { importId, name, fileNumber = null }: Keeping) => {
  if (fileNumber === null) {
    const link = db.prepare('UPDATE imports SET source_file_id = ? WHERE id = ?');
    return (fileId: number, _sha256: string): void => void link.run(fileId, importId);
  }
  const link = db.prepare(
    `INSERT INTO import_files (import_id, number, name, sha256, source_file_id) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET sha256 = excluded.sha256, source_file_id = excluded.source_file_id`,
  );
  return (fileId: number, sha256: string): void => void link.run(importId, fileNumber, name, sha256, fileId);
};

/** Drops what was kept so far of one of several files of a staged import: it turned out not to be one and the same. */
export const dropKeptFile = (db: WritableDb, importId: number, fileNumber: number): void => {
  const dropped = db
    .prepare('DELETE FROM import_files WHERE import_id = ? AND number = ? RETURNING source_file_id')
    .pluck()
    .get(importId, fileNumber) as number | undefined;
  if (dropped !== undefined) db.prepare('DELETE FROM source_files WHERE id = ?').run(dropped);
};

/** Not known before all of it was read. */
export const noHash = '0'.repeat(64);

/** Starts to keep a file for a staged import, with which it goes when that is discarded. */
export const createKeptFile = (db: WritableDb, keeping: Keeping): KeptFile =>
  keepFile(db, keeping, linkOf(db, keeping));

/**
 * Starts to keep a file. One that is never finished has no hash, and goes when the case is opened the next time.
 * @param link says, for whoever wants the file, where it is: at once, and again when its hash is known
 */
export const keepFile = (
  db: WritableDb,
  keeping: Pick<Keeping, 'name' | 'storedAt'>,
  link: (fileId: number, sha256: string) => void,
): KeptFile => {
  const id = db.transaction(() => {
    const { lastInsertRowid } = db
      .prepare('INSERT INTO source_files (name, sha256, size, stored_at) VALUES (?, ?, 0, ?)')
      .run(keeping.name, noHash, keeping.storedAt);
    link(Number(lastInsertRowid), noHash);
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
        link(same, sha256);
        db.prepare('DELETE FROM source_files WHERE id = ?').run(id);
        return same;
      }
      db.prepare('UPDATE source_files SET sha256 = ?, size = ? WHERE id = ?').run(sha256, size, id);
      link(id, sha256);
      return id;
    },
  };
};
