import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openReadable } from '#main/db/open-database.ts';
import { settingsOf } from '#main/services/importing/import-settings.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { openCaseSession } from '#main/workers/case-session.ts';
import { stageImport } from '#main/workers/import-job.ts';
import { testThreads } from '../../support/built-main.ts';
import { contractFields } from '../../support/case-fixture.ts';
import { importSession, textFile, textRow, type ImportFixture } from '../../support/import-session.ts';

const longFile = (fixture: ImportFixture, rows: number): string =>
  fixture.file(
    'long.csv',
    textFile(...Array.from({ length: rows }, (_, index) => textRow({ number: `N-${index >> 2}` }))),
  );

/** Rows of an import that nobody sees yet, straight from the tables. */
const stagedLines = (path: string): number => {
  const db = openReadable(path, { check: false });
  try {
    return db.prepare('SELECT count(*) FROM invoice_lines').pluck().get() as number;
  } finally {
    db.close();
  }
};

test('cancelling in the middle ends the file thread and leaves nothing', async () => {
  const fixture = await importSession();
  const path = longFile(fixture, 20_000);
  const settings = settingsOf(await fixture.inspect(path));
  let cancel = (): void => undefined;
  let isHalfWay = false;
  const staging = stageImport(
    fixture.session,
    { paths: [path], settings },
    {
      onStart: (stop) => {
        cancel = stop;
      },
      onProgress: () => {
        isHalfWay ||= stagedLines(fixture.path) > 0;
        if (isHalfWay) cancel();
      },
    },
  );
  await expect(staging).rejects.toMatchObject({ error: { code: 'cancelled' } });
  expect(isHalfWay).toBe(true);
  expect(stagedLines(fixture.path)).toBe(0);
  expect((await fixture.session.reader.verify({})).ok).toBe(true);
  // The case goes on working.
  expect((await fixture.take(fixture.file('next.csv', textFile(textRow())))).rows.accepted).toBe(1);
});

test('an edit made during an import is stored before the import is', async () => {
  const fixture = await importSession();
  const path = longFile(fixture, 20_000);
  const settings = settingsOf(await fixture.inspect(path));
  let isStaged = false;
  const edits: Promise<boolean>[] = [];
  const staging = stageImport(
    fixture.session,
    { paths: [path], settings },
    {
      onProgress: (phase) => {
        if (phase === 'read' && edits.length < 5)
          edits.push(fixture.add('contract', contractFields(`DURING-${edits.length}`)).then(() => isStaged));
      },
    },
  ).then((report) => {
    isStaged = true;
    return report;
  });
  const { importId } = await staging;
  expect(edits.length).toBe(5);
  expect((await Promise.all(edits)).slice(0, 4)).toEqual([false, false, false, false]);
  await fixture.session.writer().commitImport({ importId, acceptValid: false });
  expect((await fixture.session.reader.verify({})).firstMismatch).toBeNull();
  expect(await fixture.count('contract')).toBe(5);
});

test('a file that cannot be read to its end fails with its own reason, and nothing stays', async () => {
  const fixture = await importSession();
  const path = longFile(fixture, 5000);
  const settings = settingsOf(await fixture.inspect(path));
  await expect(stageImport(fixture.session, { paths: [`${path}-gone`], settings })).rejects.toBeDefined();
  expect(stagedLines(fixture.path)).toBe(0);
  expect(await fixture.session.reader.imports()).toEqual([]);
});

const main = fileURLToPath(new URL('../../../src/main/cli/main.ts', import.meta.url));

test('a process killed in the middle of an import leaves a case that opens, verifies and shows none of it', async () => {
  const fixture = await importSession();
  const path = longFile(fixture, 50_000);
  await fixture.session.close();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'import', fixture.path, path],
    {
      stdio: 'ignore',
    },
  );
  const gone = once(child, 'exit');
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  while (isRunning() && stagedLines(fixture.path) < 5000) await setTimeout(20);
  child.kill('SIGKILL');
  expect(await gone).toEqual([null, 'SIGKILL']);
  expect(stagedLines(fixture.path)).toBeGreaterThan(0);

  const session = await openCaseSession({ path: fixture.path, actor: 'Auditor', threads: testThreads });
  try {
    expect((await session.reader.verify({})).ok).toBe(true);
    expect(await session.reader.imports()).toEqual([]);
  } finally {
    await session.close();
  }
  expect(stagedLines(fixture.path)).toBe(0);
  const db = openReadable(fixture.path);
  expect(verifyCase(db).ok).toBe(true);
  db.close();
}, 120_000);
