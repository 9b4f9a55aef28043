import type { WritableDb } from './types.ts';
import { migrations, type Migration } from './migrations/migrations.ts';

/** Migrations that this file has not had. */
export const pendingMigrations = (db: WritableDb): readonly Migration[] => {
  const version = Number(db.pragma('user_version', { simple: true }));
  return migrations.filter((migration) => migration.version > version);
};

/**
 * Runs one migration and records it, atomically with the version it reaches.
 * @param record writes the trail's event of this migration, in the same transaction.
 */
export const runMigration = (
  db: WritableDb,
  migration: Migration,
  record: (migration: Migration) => void,
): void => {
  db.transaction(() => {
    migration.up(db);
    db.pragma(`user_version = ${migration.version}`);
    record(migration);
  }).immediate();
};
