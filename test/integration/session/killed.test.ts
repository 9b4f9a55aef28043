import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openCaseSession } from '#main/workers/case-session.ts';
import { testThreads } from '../../support/built-main.ts';
import { madeCases } from '../../support/made-cases.ts';

const folderWithCase = madeCases();

/** Starts plain Node on the sources, so that killing it kills the program itself. */
const startNode = (args: readonly string[], cwd: string): ChildProcess => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
};

const kill = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

const shell = (path: string, sql: string): string => execFileSync('sqlite3', [path, sql]).toString().trim();

/** Waits until a look at the case, from outside and through the file that is being written, satisfies. */
const until = async (look: () => boolean, patienceMs = 60_000): Promise<void> => {
  const deadline = Date.now() + patienceMs;
  while (!look()) {
    if (Date.now() > deadline) throw new Error('it never came');
    await pause(100);
  }
};

test(
  'a program that is killed between changes leaves a case that opens with every answered change',
  { timeout: 120_000 },
  async () => {
    const path = join(folderWithCase('sample'), 'a.constat');
    const holder = fileURLToPath(new URL('../../support/case-holder.ts', import.meta.url));
    const child = startNode([holder, path], dirname(path));
    let answered = 0;
    child.stdout?.on('data', (chunk: Buffer) => {
      answered += chunk.toString().split('\n').length - 1;
    });
    await until(() => answered >= 10);
    await kill(child);
    expect(existsSync(`${path}.lock`)).toBe(true);

    const session = await openCaseSession({ path, actor: 'Auditor', threads: testThreads });
    onTestFinished(() => session.close());
    expect(await session.reader.verify({})).toMatchObject({ ok: true, firstMismatch: null });
    const { total } = await session.reader.page({
      query: {
        entity: 'contract',
        filters: [{ type: 'contains', column: 'reference', text: 'HELD-' }],
        sort: [],
        search: '',
      },
      offset: 0,
      limit: 1000,
    });
    // Every change that was answered is there; at most the one in hand may be there too.
    expect(total).toBeGreaterThanOrEqual(answered);
    expect(total).toBeLessThanOrEqual(answered + 1);
  },
);

test(
  'a program that is killed in the middle of an import leaves a case that shows none of it',
  { timeout: 120_000 },
  async () => {
    const path = join(folderWithCase('sample'), 'a.constat');
    const file = join(dirname(path), 'many.csv');
    const rows = 150_000;
    const lines = Array.from(
      { length: rows },
      (_, index) => `F-${index},2024-05-02,Inconnu ${index % 50},${index + 1}.00`,
    );
    writeFileSync(file, `Invoice number,Date,Vendor,Net amount\n${lines.join('\n')}\n`);
    const before = shell(
      path,
      'SELECT count(*), max(seq) FROM visible_invoice_lines, (SELECT max(seq) AS seq FROM events)',
    );

    const cli = fileURLToPath(new URL('../../../src/main/cli/main.ts', import.meta.url));
    const child = startNode([cli, 'import', path, file, '--json'], dirname(path));
    const staged = (): number =>
      Number(
        shell(
          path,
          "SELECT count(*) FROM invoice_lines WHERE import_id IN (SELECT id FROM imports WHERE state = 'staged')",
        ),
      );
    await until(() => existsSync(`${path}-wal`) && staged() > 2000);
    // Seen from outside while it runs: rows are in the file and in no view.
    expect(
      shell(
        path,
        'SELECT count(*), max(seq) FROM visible_invoice_lines, (SELECT max(seq) AS seq FROM events)',
      ),
    ).toBe(before);
    await kill(child);
    expect(staged()).toBeGreaterThan(2000);
    expect(staged()).toBeLessThan(rows);

    const session = await openCaseSession({ path, actor: 'Auditor', threads: testThreads });
    expect(await session.reader.verify({})).toMatchObject({ ok: true, firstMismatch: null });
    expect(await session.reader.imports()).toEqual([]);
    await session.close();
    expect(
      shell(
        path,
        'SELECT count(*), max(seq) FROM visible_invoice_lines, (SELECT max(seq) AS seq FROM events)',
      ),
    ).toBe(before);
    expect(
      shell(
        path,
        `SELECT (SELECT count(*) FROM imports), (SELECT count(*) FROM source_files), (SELECT count(*) FROM source_chunks),
         (SELECT count(*) FROM invoice_lines WHERE import_id IS NOT NULL), (SELECT count(*) FROM organizations WHERE import_id IS NOT NULL)`,
      ),
    ).toBe('0|0|0|0|0');
  },
);
