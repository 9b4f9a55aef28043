import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { WritableDb } from '../../db/types.ts';
import { asFailure } from '../../db/sqlite-failure.ts';

export type Backup = { readonly path: string; readonly savedAt: number };

const kept = 10;
const dayMs = 24 * 60 * 60 * 1000;

/** Folder beside the case that holds its backups. */
export const backupFolder = (casePath: string): string => `${casePath}-backups`;

/** Backups of a case, newest first. Empty when there are none. */
export const listBackups = (casePath: string): readonly Backup[] => {
  const folder = backupFolder(casePath);
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    // No folder yet: no backups.
    return [];
  }
  return names
    .filter((name) => extname(name) === '.constat')
    .map((name) => ({ path: join(folder, name), savedAt: statSync(join(folder, name)).mtimeMs }))
    .toSorted((a, b) => b.savedAt - a.savedAt || b.path.localeCompare(a.path));
};

export const isBackupDue = (casePath: string, now: number): boolean => {
  const [newest] = listBackups(casePath);
  return newest === undefined || now - newest.savedAt > dayMs;
};

/**
 * Copies the whole case, as one plain file, to `target`. Page by page: edits go on meanwhile. What stood there is
 * replaced at the end, in one step. Throws case-exists when the target is the case itself.
 */
export const copyCase = async (db: WritableDb, target: string): Promise<void> => {
  const pending = `${target}.new`;
  try {
    if (isSameFile(db.name, target)) throw new AppFailure({ code: 'case-exists', file: target });
    rmSync(pending, { force: true });
    await db.backup(pending);
    renameSync(pending, target);
  } catch (error) {
    throw asFailure(error, target);
  }
};

/** Also by another name: a link, or another spelling on a file system that ignores case. */
const isSameFile = (a: string, b: string): boolean => {
  const [one, other] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
};

/** Adds a backup beside the case and drops all but the last ten. */
export const backupCase = async (db: WritableDb, casePath: string, now: number): Promise<Backup> => {
  const folder = backupFolder(casePath);
  mkdirSync(folder, { recursive: true });
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-');
  const path = join(folder, `${basename(casePath, extname(casePath))}-${stamp}.constat`);
  await copyCase(db, path);
  for (const old of listBackups(casePath).slice(kept)) rmSync(old.path, { force: true });
  return { path, savedAt: now };
};
