import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AppFailure, type AppError } from '#shared/ipc/app-error.ts';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import { openCaseSession, type CaseSession, type SessionOptions } from '#main/workers/case-session.ts';
import { testThreads } from '../../support/built-main.ts';
import { contractFields } from '../../support/case-fixture.ts';
import { madeCases } from '../../support/made-cases.ts';

const folderWithCase = madeCases();

const open = async (path: string, options: Partial<SessionOptions> = {}): Promise<CaseSession> => {
  const session = await openCaseSession({ path, actor: 'Auditor', threads: testThreads, ...options });
  onTestFinished(() => session.close());
  return session;
};

const errorOf = async (work: Promise<unknown>): Promise<AppError> => {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error;
    throw thrown;
  }
  throw new Error('nothing was refused');
};

const query = (entity: string, rest: Partial<GridQuery> = {}): GridQuery => ({
  entity,
  filters: [],
  sort: [],
  search: '',
  ...rest,
});

const contractCount = async ({ reader }: CaseSession): Promise<number> =>
  (await reader.aggregate({ query: query('contract') })).count;

/** Enough rows that verifying them takes a while. `count` is a multiple of 500. */
const fill = async (session: CaseSession, count: number): Promise<void> => {
  for (let start = 0; start < count; start += 500) {
    const rows = Array.from({ length: 500 }, (_, index) =>
      contractFields(`F-${start + index}`, { titleFr: `Contrat ${start + index}` }),
    );
    await session.writer().insert({ entity: 'contract', rows });
  }
};

describe('an open case', () => {
  test('shows what the writer has done as soon as the command is answered', async () => {
    const session = await open(join(folderWithCase(), 'a.constat'));
    for (let number = 1; number <= 20; number += 1) {
      await session.writer().insert({ entity: 'contract', rows: [contractFields(`A-${number}`)] });
      const page = await session.reader.page({ query: query('contract'), offset: 0, limit: 100 });
      expect(page.total).toBe(number);
      expect(page.rows.at(-1)?.values['reference']).toBe(`A-${number}`);
    }
  });

  test('keeps commands in order and answers each, however fast they come', async () => {
    const session = await open(join(folderWithCase(), 'a.constat'));
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        session.writer().insert({ entity: 'contract', rows: [contractFields(`A-${index}`)] }),
      ),
    );
    const ids = answers.flatMap((answer) => answer.ids);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(50);
    expect(await session.reader.verify({})).toMatchObject({ ok: true });
  });

  test('takes edits while a long query runs, and the query sees one state of the case', async () => {
    const session = await open(join(folderWithCase(), 'a.constat'));
    await fill(session, 3000);
    const { events } = await session.reader.info();
    const finished: string[] = [];
    const verifying = session
      .withOwnReader((reader) => reader.verify({}))
      .then((report) => {
        finished.push('verify');
        return report;
      });
    // The thread starts while the first edits go on; some fall into the time of the query itself.
    let edits = 0;
    while (finished.length === 0) {
      await session.writer().insert({ entity: 'contract', rows: [contractFields(`E-${edits}`)] });
      edits += 1;
      expect(await contractCount(session)).toBe(3000 + edits);
    }
    const report = await verifying;
    expect(report).toMatchObject({ ok: true, firstMismatch: null });
    expect(edits).toBeGreaterThan(1);
    expect(report.events).toBeGreaterThanOrEqual(events);
    expect(report.events).toBeLessThanOrEqual(events + edits);
  });

  test('a long query is cancelled by ending its reader; the case goes on', { timeout: 60_000 }, async () => {
    const session = await open(join(folderWithCase(), 'a.constat'));
    await fill(session, 6000);
    let cancel: () => void = () => undefined;
    const progress: string[] = [];
    const onProgress = (phase: string): void => {
      progress.push(phase);
      cancel();
    };
    const verifying = session.withOwnReader(
      (reader) => reader.verify({}, { onProgress }),
      (stop) => {
        cancel = stop;
      },
    );
    expect(await errorOf(verifying)).toEqual({ code: 'cancelled' });
    // It was in the middle of its work.
    expect(progress[0]).toBe('trail');
    expect(await contractCount(session)).toBe(6000);
    await session.writer().insert({ entity: 'contract', rows: [contractFields('A-1')] });
    expect(await session.withOwnReader((reader) => reader.verify({}))).toMatchObject({ ok: true });
  });

  test('a thread that dies of a bug fails its calls instead of leaving them waiting', async () => {
    const session = await open(join(folderWithCase(), 'a.constat'));
    const nowhere = { folder: new URL('./no-such-folder/', import.meta.url), extension: 'ts' } as const;
    expect(
      await errorOf(
        openCaseSession({ path: join(folderWithCase(), 'a.constat'), actor: 'x', threads: nowhere }),
      ),
    ).toMatchObject({ code: 'internal' });
    expect(await contractCount(session)).toBe(0);
  });

  test('leaves one plain file when it is closed, whatever was going on', async () => {
    const folder = folderWithCase('sample');
    const path = join(folder, 'a.constat');
    const session = await openCaseSession({ path, actor: 'Auditor', threads: testThreads });
    const verifying = errorOf(session.withOwnReader((reader) => reader.verify({}))).catch(() => null);
    await session.writer().insert({ entity: 'contract', rows: [contractFields('A-1')] });
    expect(existsSync(`${path}-wal`)).toBe(true);
    expect(existsSync(`${path}.lock`)).toBe(true);
    await session.close();
    await verifying;
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['a.constat', 'a.constat-backups']);
    const again = await open(path);
    expect(await again.reader.find({ text: 'A-1', limit: 5 })).toMatchObject([{ entity: 'contract' }]);
  });

  test('a call after closing fails and does not wait for ever', async () => {
    const session = await openCaseSession({
      path: join(folderWithCase(), 'a.constat'),
      actor: 'Auditor',
      threads: testThreads,
    });
    await session.close();
    const late = errorOf(session.reader.info());
    const outcome = await Promise.race([late, pause(5000, 'still waiting')]);
    expect(outcome).toMatchObject({ code: 'cancelled' });
  });
});

describe('who may open a case', () => {
  test('a second session is told who holds it, and may read it', async () => {
    const path = join(folderWithCase('sample'), 'a.constat');
    const first = await open(path, { actor: 'Première' });
    const refused = await errorOf(openCaseSession({ path, actor: 'Seconde', threads: testThreads }));
    expect(refused).toMatchObject({ code: 'case-locked', file: path });
    expect('holder' in refused ? refused.holder : '').toContain('Première');

    const second = await open(path, { readOnly: true });
    const before = await contractCount(second);
    await first.writer().insert({ entity: 'contract', rows: [contractFields('A-1')] });
    expect(await contractCount(second)).toBe(before + 1);
  });

  test('a session for reading refuses commands and leaves the file as it was', async () => {
    const path = join(folderWithCase('sample'), 'a.constat');
    const session = await open(path, { readOnly: true });
    expect(() => session.writer()).toThrow(AppFailure);
    expect(await errorOf((async () => session.writer().undo())())).toEqual({
      code: 'case-read-only',
      file: path,
    });
    expect(await session.reader.info()).toMatchObject({ readOnly: true });
    expect(readdirSync(dirname(path))).toEqual(['a.constat']);
  });

  test('a failed opening gives the case free again', async () => {
    const folder = folderWithCase();
    const path = join(folder, 'a.constat');
    expect(
      await errorOf(
        openCaseSession({
          path,
          actor: 'x',
          threads: testThreads,
          create: { sample: false, resourcesUrl: new URL('file:///nowhere/') },
        }),
      ),
    ).toMatchObject({ code: 'case-exists' });
    const session = await open(path);
    expect(await contractCount(session)).toBe(0);
  });

  test('a case that cannot be made leaves no file behind', async () => {
    const path = join(folderWithCase(), 'new.constat');
    const create = { sample: false, resourcesUrl: new URL('file:///nowhere/') };
    await errorOf(openCaseSession({ path, actor: 'x', threads: testThreads, create }));
    expect(readdirSync(dirname(path))).toEqual(['a.constat']);
  });
});
