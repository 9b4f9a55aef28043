import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { prepared } from '../../db/prepared.ts';
import { asFailure } from '../../db/sqlite-failure.ts';
import type { ReadableDb } from '../../db/types.ts';

const expand = promisify(inflateRaw) as (
  data: Uint8Array,
  options: { maxOutputLength: number },
) => Promise<Buffer>;

/** Pieces are kept a megabyte each; a changed case must not fill the memory. */
const mostBytes = 1 << 21;

/** Signs that are no part of a name on some system. */
// oxlint-disable-next-line no-control-regex -- names come from a case that others may have written
const strangeSigns = /[<>:"/\\|?*\u0000-\u001f]/gu;

/** The last part of a path, as a file may be called on any system. */
export const safeName = (name: string): string => {
  const safe = basename(name).replace(strangeSigns, '_');
  return /^\.*$/u.test(safe) ? '_' : safe;
};

/** The bytes of a kept file, a megabyte at a time. Damaged pieces throw an error of zlib. */
export async function* keptBytes(db: ReadableDb, fileId: number): AsyncGenerator<Buffer> {
  const next = prepared(
    db,
    'SELECT seq, data FROM source_chunks WHERE file_id = ? AND seq > ? ORDER BY seq LIMIT 1',
  );
  let last = -1;
  for (;;) {
    // One query per piece: others have their turn in between.
    const chunk = next.get(fileId, last) as { seq: number; data: Buffer } | undefined;
    if (chunk === undefined) return;
    yield await expand(chunk.data, { maxOutputLength: mostBytes });
    last = chunk.seq;
  }
}

/**
 * Writes a kept file to a path where nothing is yet. Returns the SHA-256 of what was written. Throws case-corrupt when the
 * kept bytes cannot be read, and what writing a file fails with.
 */
export const writeKeptFile = async (db: ReadableDb, fileId: number, path: string): Promise<string> => {
  const hash = createHash('sha256');
  try {
    const file = await open(path, 'wx');
    try {
      for await (const bytes of keptBytes(db, fileId)) {
        hash.update(bytes);
        await file.write(bytes);
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    throw isDamage(error)
      ? new AppFailure({ code: 'case-corrupt', file: db.name, detail: `kept file ${fileId}` })
      : asFailure(error, path);
  }
  return hash.digest('hex');
};

const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
