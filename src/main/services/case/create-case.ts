import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { migrations, schemaVersion } from '../../db/migrations/migrations.ts';
import { closeWritable, createDatabase, openWritable } from '../../db/open-database.ts';
import { loadRules } from '../rules/load-rules.ts';
import { loadSample } from '../sample/load-sample.ts';
import { makeChange, type CaseContext } from '../trail/change.ts';
import type { OpenOptions } from './open-case.ts';

export type CreateOptions = OpenOptions & {
  readonly sample: boolean;
  /** Folder with `rules/` and `sample/`. */
  readonly resourcesUrl: URL;
};

/**
 * Makes a new case file with the base rules and, if asked, the sample. One change: a case exists whole or not at
 * all. Throws case-exists.
 */
export const createCase = (path: string, { actor, clock, sample, resourcesUrl }: CreateOptions): void => {
  if (extname(path) === '') throw new AppFailure({ code: 'usage', detail: `${path}: .constat` });
  createDatabase(path);
  try {
    fillDatabase(path, { actor, clock, sample, resourcesUrl });
  } catch (error) {
    // Not a case yet: leave nothing that looks like one.
    rmSync(path, { force: true });
    throw error;
  }
};

const fillDatabase = (path: string, { actor, clock, sample, resourcesUrl }: CreateOptions): void => {
  const db = openWritable(path);
  try {
    db.transaction(() => {
      for (const migration of migrations) migration.up(db);
      db.pragma(`user_version = ${schemaVersion}`);
      fillCase({ db, clock, actor }, basename(path, extname(path)), sample, resourcesUrl);
    }).immediate();
  } finally {
    closeWritable(db);
  }
};

const fillCase = (context: CaseContext, title: string, sample: boolean, resourcesUrl: URL): void => {
  const file = { uuid: randomUUID(), title, isSample: sample ? 1 : 0, createdAt: context.clock() };
  context.db
    .prepare('INSERT INTO case_file (id, uuid, title, is_sample, created_at) VALUES (1, ?, ?, ?, ?)')
    .run(file.uuid, file.title, file.isSample, file.createdAt);
  makeChange(context, 'case.create', (change) => {
    change.note('case.created', 1, { after: { ...file, schemaVersion } });
    loadRules(change, resourcesUrl);
    if (sample) loadSample(change, resourcesUrl);
  });
};
