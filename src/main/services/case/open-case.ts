import type { Migration } from '../../db/migrations/migrations.ts';
import { pendingMigrations, runMigration } from '../../db/migrate.ts';
import { closeWritable, openWritable } from '../../db/open-database.ts';
import type { WritableDb } from '../../db/types.ts';
import { backupCase, isBackupDue } from '../backup/backups.ts';
import { clearStagedImports } from '../importing/clear-staged.ts';
import type { CaseContext } from '../trail/change.ts';
import { appendEvent } from '../trail/events.ts';
import { lockCase } from './case-lock.ts';

export type OpenedCase = { readonly context: CaseContext; readonly close: () => void };

export type OpenOptions = {
  readonly actor: string;
  readonly clock: () => number;
};

/**
 * Opens a case for writing: claims it, backs it up when a backup is due or its schema is older, migrates, and
 * clears what an interrupted import left. Throws the failures of `openWritable` and case-locked.
 */
export const openCase = async (path: string, { actor, clock }: OpenOptions): Promise<OpenedCase> => {
  const lock = lockCase(path, actor);
  try {
    const db = openWritable(path);
    try {
      const pending = pendingMigrations(db);
      if (pending.length > 0 || isBackupDue(path, clock())) await backupCase(db, path, clock());
      for (const migration of pending) runMigration(db, migration, recordMigration({ db, clock, actor }));
      clearStagedImports(db);
    } catch (error) {
      db.close();
      throw error;
    }
    return { context: { db, clock, actor }, close: () => closeAll(db, lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
};

const closeAll = (db: WritableDb, release: () => void): void => {
  try {
    closeWritable(db);
  } finally {
    release();
  }
};

const recordMigration =
  ({ db, clock, actor }: CaseContext) =>
  ({ version, name }: Migration): void => {
    appendEvent(db, {
      at: clock(),
      actor,
      command: 'case.migrate',
      action: 'case.migrated',
      change: null,
      target: null,
      entity: null,
      entityId: null,
      before: { schemaVersion: version - 1 },
      after: { schemaVersion: version, name },
      reason: null,
    });
  };
