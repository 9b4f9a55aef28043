import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, linkSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { AppFailure, type AppError } from '#shared/ipc/app-error.ts';
import { definitionOf, entityNames } from '#shared/domain/register/entities.ts';
import { hasSortColumn, sqlName } from '#shared/domain/register/names.ts';
import { copyCase, listBackups } from '#main/services/backup/backups.ts';
import { schemaVersion } from '#main/db/migrations/migrations.ts';
import { createCase } from '#main/services/case/create-case.ts';
import { openCase } from '#main/services/case/open-case.ts';
import { contractFields, fakeClock, newCase, resourcesUrl } from '../../support/case-fixture.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const options = { actor: 'Auditor', clock: fakeClock() };

const errorOf = async (path: string): Promise<AppError> => {
  try {
    (await openCase(path, options)).close();
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error;
    throw thrown;
  }
  throw new Error('it opened');
};

const closedCase = (): string => {
  const path = join(tempFolder(), 'case.constat');
  createCase(path, { ...options, sample: false, resourcesUrl });
  return path;
};

test('the dictionary describes exactly the columns of the schema', async () => {
  const { context } = await newCase();
  for (const entity of entityNames) {
    const { table, columns, imported } = definitionOf(entity);
    const expected = [
      'id',
      ...(imported ? ['import_id', 'row_hash'] : []),
      ...Object.entries(columns).flatMap(([name, column]) =>
        hasSortColumn(column) ? [sqlName(name), `${sqlName(name)}_sort`] : [sqlName(name)],
      ),
    ];
    const found = (context.db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    // A migration adds columns at the end of a table, wherever the dictionary shows them.
    expect(found.toSorted(), entity).toEqual(expected.toSorted());
  }
});

test('a case opens in the sqlite3 shell of the distribution, marked, strict and in one file', () => {
  const path = closedCase();
  expect(
    execFileSync('sqlite3', [
      path,
      'PRAGMA application_id; PRAGMA user_version; PRAGMA journal_mode; SELECT count(*) FROM visible_invoice_lines',
    ]).toString(),
  ).toBe(`1131311988\n${schemaVersion}\ndelete\n0\n`);
  expect(existsSync(`${path}-wal`)).toBe(false);
});

test('a second instance is told who holds the case; a lock left by a crash is taken over', async () => {
  const path = closedCase();
  const first = await openCase(path, options);
  expect(await errorOf(path)).toMatchObject({ code: 'case-locked', file: path });
  first.close();
  // A process id that no process has: kernel limits end far below.
  writeFileSync(
    `${path}.lock`,
    JSON.stringify({
      ...JSON.parse('{"host":""}'),
      pid: 2 ** 30,
      host: (await import('node:os')).hostname(),
      actor: 'x',
    }),
  );
  (await openCase(path, options)).close();
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test('files that are not a sound case are refused with their reason and left as they are', async () => {
  const folder = tempFolder();
  const text = join(folder, 'text.constat');
  writeFileSync(text, 'not a database at all, but long enough to be looked at '.repeat(100));
  expect(await errorOf(text)).toMatchObject({ code: 'case-foreign' });

  const foreign = join(folder, 'foreign.constat');
  new Database(foreign).exec('CREATE TABLE t (a)').close();
  expect(await errorOf(foreign)).toMatchObject({ code: 'case-foreign' });

  const newer = closedCase();
  const db = new Database(newer);
  db.pragma('user_version = 99');
  db.close();
  expect(await errorOf(newer)).toMatchObject({ code: 'case-newer', version: 99, supported: schemaVersion });

  const truncated = closedCase();
  truncateSync(truncated, 20_000);
  const bytes = readFileSync(truncated);
  expect(await errorOf(truncated)).toMatchObject({ code: 'case-corrupt' });
  expect(readFileSync(truncated).equals(bytes)).toBe(true);

  expect(await errorOf(join(folder, 'absent.constat'))).toMatchObject({ code: 'case-not-found' });
});

test('opening keeps a backup a day, the last ten, and each opens as a case', async () => {
  const path = closedCase();
  const dayMs = 25 * 60 * 60 * 1000;
  let now = Date.now();
  const clock = (): number => now;
  for (let day = 0; day < 12; day += 1) {
    (await openCase(path, { actor: 'Auditor', clock })).close();
    now += dayMs;
  }
  const backups = listBackups(path);
  expect(backups).toHaveLength(10);
  const copy = join(tempFolder(), 'restored.constat');
  copyFileSync(backups[0]?.path ?? '', copy);
  (await openCase(copy, { actor: 'Auditor', clock })).close();
});

test('a copy never replaces the open case, and replaces another file only when it is whole', async () => {
  const fixture = await newCase();
  fixture.add('contract', contractFields('A-1'));
  await expect(copyCase(fixture.context.db, fixture.path)).rejects.toMatchObject({
    error: { code: 'case-exists' },
  });
  const link = join(tempFolder(), 'link.constat');
  linkSync(fixture.path, link);
  await expect(copyCase(fixture.context.db, link)).rejects.toMatchObject({ error: { code: 'case-exists' } });

  const target = join(tempFolder(), 'copy.constat');
  writeFileSync(target, 'an older copy');
  await copyCase(fixture.context.db, target);
  expect(existsSync(`${target}.new`)).toBe(false);
  const copy = await openCase(target, options);
  expect(copy.context.db.prepare('SELECT reference FROM contracts').pluck().all()).toEqual(['A-1']);
  copy.close();
  fixture.close();
  (await openCase(fixture.path, options)).close();
});

test('what was written is there after closing and opening', async () => {
  const fixture = await newCase();
  fixture.add('contract', contractFields('A-1'));
  fixture.close();
  const again = await openCase(fixture.path, options);
  expect(again.context.db.prepare('SELECT reference FROM contracts').pluck().all()).toEqual(['A-1']);
  again.close();
});
