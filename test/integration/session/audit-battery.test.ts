import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openCase } from '#main/services/case/open-case.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { runStoredBattery } from '#main/workers/audit-job.ts';
import { openCaseSession, type CaseSession } from '#main/workers/case-session.ts';
import { testThreads } from '../../support/built-main.ts';
import { today } from '../../support/audit-case.ts';
import { madeCases } from '../../support/made-cases.ts';

const folderWithCase = madeCases();

const open = async (path: string, readOnly = false): Promise<CaseSession> => {
  const session = await openCaseSession({ path, actor: 'Auditor', threads: testThreads, readOnly });
  onTestFinished(() => session.close());
  return session;
};

const asked = (...only: readonly string[]) => ({
  options: { only, settings: {}, today },
  version: '0.0.0-test',
  collect: false,
});

const everyRun = { offset: 0, limit: 1000 };

/** A case with pairs of the same invoice: one exception of T01 each. */
const caseWithPairs = async (pairs: number): Promise<string> => {
  const path = join(folderWithCase('empty'), 'a.constat');
  const { context, close } = await openCase(path, { actor: 'Auditor', clock: Date.now });
  const vendor = makeChange(context, 'register.insert', (change) =>
    change.insert('organization', { kind: 'vendor', name: 'Nombreux inc.' }),
  );
  // Straight into the table: their trail is not what is looked at here.
  context.db
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)
       INSERT INTO invoices (vendor_id, kind, number, number_sort, issued_on, currency, total)
       SELECT ?, 'invoice', 'N-' || (i / 2), 'n-' || (i / 2), '2025-05-05', 'CAD', 1000 + i / 2 FROM n`,
    )
    .run(pairs * 2, vendor);
  close();
  return path;
};

test(
  'a battery of all tests is stored as one, with its progress, and verifies',
  { timeout: 60_000 },
  async () => {
    const session = await open(join(folderWithCase('sample'), 'a.constat'));
    const phases: string[] = [];
    const before = await session.reader.eventCount();
    const result = await runStoredBattery(session, asked(), { onProgress: (phase) => phases.push(phase) });
    expect(result).toMatchObject({ battery: 1, isComplete: true, runs: [], failed: [] });
    expect(phases.slice(0, 2)).toEqual(['T01', 'T02']);
    expect(phases.at(-1)).toBe('store');
    const library = await session.reader.testLibrary();
    expect(library.filter(({ lastRun }) => lastRun === null)).toEqual([]);
    expect(await session.reader.eventCount()).toBe(before + 1);
    expect(await session.reader.verify({})).toMatchObject({ ok: true, firstMismatch: null });
  },
);

test('a battery that is cancelled keeps the runs that were done', { timeout: 60_000 }, async () => {
  const session = await open(join(folderWithCase('sample'), 'a.constat'));
  let cancel = (): void => undefined;
  const result = await runStoredBattery(session, asked(), {
    onStart: (end) => {
      cancel = end;
    },
    onProgress: (_phase, done) => {
      if (done === 3) cancel();
    },
  });
  const { rows } = await session.reader.runs(everyRun);
  expect(rows.slice(0, 3).map((run) => run.test)).toEqual(['T01', 'T02', 'T03']);
  // The reader goes on until the cancel reaches it.
  const wasWhole = rows.length === (await session.reader.testLibrary()).length;
  expect(result).toMatchObject({ battery: 1, isComplete: wasWhole });
  expect(await session.reader.verify({})).toMatchObject({ ok: true });
});

test('a battery that is cancelled before its first test stores nothing', { timeout: 60_000 }, async () => {
  const session = await open(join(folderWithCase('empty'), 'a.constat'));
  const before = await session.reader.eventCount();
  const result = await runStoredBattery(session, asked('T01'), { onStart: (cancel) => cancel() });
  expect(result).toMatchObject({ battery: null, isComplete: false });
  expect(await session.reader.eventCount()).toBe(before);
});

test('a case that is open for reading stores no run', { timeout: 60_000 }, async () => {
  const session = await open(join(folderWithCase('empty'), 'a.constat'), true);
  await expect(runStoredBattery(session, asked('T01'))).rejects.toMatchObject({
    error: { code: 'case-read-only' },
  });
});

test('20,000 exceptions are stored and listed', { timeout: 120_000 }, async () => {
  const session = await open(await caseWithPairs(20_000));
  expect(await runStoredBattery(session, asked('T01'))).toMatchObject({ battery: 1, isComplete: true });
  expect((await session.reader.runs(everyRun)).rows).toMatchObject([{ id: 1, exceptionCount: 20_000 }]);
  const asking = { runId: 1, status: 'all', verdict: 'open', offset: 19_990, limit: 100 } as const;
  const { rows, total } = await session.reader.exceptions(asking);
  expect([total, rows.length, rows.at(-1)?.rank]).toEqual([20_000, 10, 20_000]);
});

test(
  'a program that is killed while it stores runs leaves all of them or none',
  { timeout: 120_000 },
  async () => {
    const path = await caseWithPairs(20_000);
    const cli = fileURLToPath(new URL('../../../src/main/cli/main.ts', import.meta.url));
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', cli, 'test', path, '--only', 'T01', '--json'],
      { cwd: dirname(path), stdio: 'ignore' },
    );
    const gone = once(child, 'exit');
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    // More is waiting than fits into memory: it goes into the file before it is committed.
    const written = (): number => statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    while (written() < 500_000 && child.exitCode === null) await pause(5);
    child.kill('SIGKILL');
    await gone;
    const { context, close } = await openCase(path, { actor: 'Auditor', clock: Date.now });
    onTestFinished(close);
    const { db } = context;
    const counts = db
      .prepare(
        'SELECT (SELECT count(*) FROM test_runs) AS runs, (SELECT count(*) FROM exceptions) AS exceptions',
      )
      .get();
    expect([
      { runs: 0, exceptions: 0 },
      { runs: 1, exceptions: 20_000 },
    ]).toContainEqual(counts);
    // Put in behind the back of the trail, see above.
    db.exec('DELETE FROM invoices');
    expect(verifyCase(db)).toMatchObject({ ok: true, firstMismatch: null });
  },
);
