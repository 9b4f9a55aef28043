import Database from 'better-sqlite3';
import { statfsSync, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { schemaVersion } from './migrations/migrations.ts';
import { asFailure } from './sqlite-failure.ts';
import type { ReadableDb, WritableDb } from './types.ts';

/** "Cnst": marks a SQLite file as a case. */
export const applicationId = 0x43_6e_73_74;

/** Network file systems, on which SQLite's WAL is unsafe (statfs types: NFS, SMB, CIFS, SMB2, FUSE is left out). */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

/** Whether the folder of a path is on a network share. */
export const isOnNetworkShare = (path: string): boolean => {
  if (path.startsWith('\\\\')) return true;
  if (process.platform === 'win32') return false;
  return networkFileSystems.has(statfsSync(dirname(path)).type >>> 0);
};

/** A binding built for another runtime than the packaged one; see CONTRIBUTING.md. */
const nativeBinding = process.env['CONSTAT_SQLITE_BINDING'];

/** Statements of every connection may use `sort_key(text)`, for the few columns that are searched and keep no key. */
const connect = (path: string, options: Database.Options): Database.Database => {
  const db = new Database(path, {
    ...options,
    ...(nativeBinding === undefined || process.versions['electron'] === undefined ? {} : { nativeBinding }),
  });
  return db.function('sort_key', { deterministic: true }, (text) =>
    typeof text === 'string' ? sortKey(text) : null,
  );
};

/**
 * Opens the file of a case for writing, creating nothing. Checks that it is a case, not newer than this build, and
 * sound (quick_check). Throws AppFailure: case-not-found, case-foreign, case-newer, case-corrupt, case-read-only.
 * Leaves an older schema as it is: the caller migrates, after a backup.
 */
export const openWritable = (path: string): WritableDb => {
  const db = openChecked(path, {});
  try {
    if (isOnNetworkShare(path)) {
      db.pragma('locking_mode = EXCLUSIVE');
      db.pragma('journal_mode = DELETE');
    } else {
      db.pragma('journal_mode = WAL');
      // 16 MB of log: an import writes the same pages of its indexes over and over, and into the case only once.
      db.pragma('wal_autocheckpoint = 4000');
    }
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 5000');
    db.pragma('cache_size = -65536');
    db.pragma('temp_store = MEMORY');
    return db as unknown as WritableDb;
  } catch (error) {
    db.close();
    throw asFailure(error, path);
  }
};

/** Opens a second, read-only connection to a case. Same checks and failures as `openWritable`. */
export const openReadable = (
  path: string,
  options: { readonly check: boolean } = { check: true },
): ReadableDb => {
  const db = options.check ? openChecked(path, { readonly: true }) : connect(path, { readonly: true });
  db.pragma('busy_timeout = 5000');
  db.pragma('cache_size = -65536');
  db.pragma('temp_store = MEMORY');
  return db;
};

const openChecked = (path: string, options: Database.Options): Database.Database => {
  if (!existsSync(path)) throw new AppFailure({ code: 'case-not-found', file: path });
  let db: Database.Database | undefined;
  try {
    db = connect(path, { ...options, fileMustExist: true });
    checkIsCase(db, path);
    return db;
  } catch (error) {
    db?.close();
    throw asFailure(error, path);
  }
};

const checkIsCase = (db: Database.Database, path: string): void => {
  if (db.pragma('application_id', { simple: true }) !== applicationId)
    throw new AppFailure({ code: 'case-foreign', file: path });
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > schemaVersion)
    throw new AppFailure({ code: 'case-newer', file: path, version, supported: schemaVersion });
  const problem = db.pragma('quick_check(1)', { simple: true });
  if (problem !== 'ok') throw new AppFailure({ code: 'case-corrupt', file: path, detail: String(problem) });
};

/**
 * Creates an empty case file with its marks; the caller migrates it from version 0. Throws case-exists, and
 * file-not-found when its folder is not there.
 */
export const createDatabase = (path: string): void => {
  if (existsSync(path)) throw new AppFailure({ code: 'case-exists', file: path });
  if (!existsSync(dirname(path))) throw new AppFailure({ code: 'file-not-found', file: dirname(path) });
  try {
    const db = connect(path, {});
    db.pragma(`application_id = ${applicationId}`);
    db.pragma('user_version = 0');
    db.close();
  } catch (error) {
    throw asFailure(error, path);
  }
};

/** Leaves one plain file behind: everything checkpointed and no journal beside it, so that it can be copied. */
export const closeWritable = (db: WritableDb): void => {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
};
