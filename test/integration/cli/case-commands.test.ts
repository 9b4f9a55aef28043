import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { madeCases } from '../../support/made-cases.ts';
import { jsonOf, runConstat } from '../../support/run-constat.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const folderWithCase = madeCases();

const oneLine = /^[^\n]+\n$/;

describe('new and info', () => {
  test('an empty case has its rules and its first event, and nothing else', async () => {
    const cwd = tempFolder();
    const made = await runConstat(['new', 'a.constat', '--json'], { cwd });
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(jsonOf(made)).toMatchObject({
      file: 'a.constat',
      title: 'a',
      sample: false,
      schemaVersion: 4,
      language: 'en',
      counts: { contract: 0, invoice: 0, figure: 0 },
    });
    const info = await runConstat(['info', 'a.constat', '--json'], { cwd });
    expect(info).toMatchObject({ status: 0, stderr: '' });
    expect(jsonOf(info)).toEqual(jsonOf(made));
    expect(
      readdirSync(cwd).filter((name) => name.startsWith('a.constat-') && !name.endsWith('backups')),
    ).toEqual([]);
  });

  test('the sample says that it is one and counts what it holds', async () => {
    const cwd = folderWithCase('sample');
    const { counts, sample, events, head } = jsonOf(
      await runConstat(['info', 'a.constat', '--json'], { cwd }),
    ) as {
      counts: Record<string, number>;
      sample: boolean;
      events: number;
      head: string;
    };
    expect(sample).toBe(true);
    const stored = execFileSync('sqlite3', [
      join(cwd, 'a.constat'),
      'SELECT (SELECT count(*) FROM contracts), (SELECT count(*) FROM figures), (SELECT count(*) FROM invoice_lines), (SELECT count(*) FROM events), (SELECT hash FROM events ORDER BY seq DESC LIMIT 1)',
    ])
      .toString()
      .trim();
    expect([counts['contract'], counts['figure'], counts['invoiceLine'], events, head].join('|')).toBe(
      stored,
    );
    expect(counts['contract']).toBeGreaterThan(10);
  });

  test('for people it names the entities, in the language of the terminal', async () => {
    const cwd = folderWithCase('sample');
    const english = await runConstat(['info', 'a.constat'], { cwd });
    expect(english.stdout).toMatch(/\d+ {2}Contracts\n/);
    const french = await runConstat(['info', 'a.constat'], { cwd, env: { LC_ALL: '', LANG: 'fr_CA.UTF-8' } });
    expect(french.stdout).toMatch(/\d+ {2}Contrats\n/);
    expect(french.stdout).toContain('événements');
  });

  test('an existing file is never overwritten', async () => {
    const cwd = tempFolder();
    writeFileSync(join(cwd, 'a.constat'), 'notes of mine');
    const made = await runConstat(['new', 'a.constat', '--json'], { cwd });
    expect(made).toMatchObject({ status: 2, stdout: '' });
    expect(made.stderr).toMatch(/^case-exists: .*a\.constat/);
    expect(readFileSync(join(cwd, 'a.constat'), 'utf8')).toBe('notes of mine');
  });

  test('the trail records who made the case', async () => {
    const cwd = tempFolder();
    await runConstat(['new', 'a.constat', '--actor', 'Renée Vérificatrice'], { cwd });
    const actors = execFileSync('sqlite3', [join(cwd, 'a.constat'), 'SELECT DISTINCT actor FROM events']);
    expect(actors.toString()).toBe('Renée Vérificatrice\n');
  });
});

describe('overruns', () => {
  test('the JSON has the amounts of the sample as decimal text', async () => {
    const cwd = folderWithCase('sample');
    const run = await runConstat(['overruns', 'a.constat', '--json'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const { contracts } = jsonOf(run) as { contracts: Record<string, unknown>[] };
    const casa = contracts.find(({ reference }) => reference === 'SAAQ-CASA-CADRE');
    expect(casa).toMatchObject({
      currency: 'CAD',
      original: { low: '458400000.00', high: '458400000.00' },
      cost: { low: '680400000.00', high: '680400000.00', basis: 'forecast' },
      overrun: {
        original: {
          amount: { low: '222000000.00', high: '222000000.00' },
          percent: { low: 48.4, high: 48.4 },
        },
      },
    });
  });

  test('the table says the same amount in both languages', async () => {
    const cwd = folderWithCase('sample');
    const english = await runConstat(['overruns', 'a.constat'], { cwd });
    const french = await runConstat(['overruns', 'a.constat'], { cwd, env: { LC_ALL: 'fr_CA.UTF-8' } });
    const lineOf = (text: string): string =>
      text.split('\n').find((line) => line.startsWith('SAAQ-CASA-CADRE')) ?? '';
    expect(lineOf(english.stdout)).toContain('$222M');
    expect(lineOf(french.stdout)).toMatch(/222\sM\$/);
    expect(english.status).toBe(0);
  });
});

describe('verify', () => {
  test('an untouched case verifies; its head is found again after more was done', async () => {
    const cwd = folderWithCase('sample');
    const run = await runConstat(['verify', 'a.constat', '--json'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const { ok, head, firstMismatch } = jsonOf(run);
    expect({ ok, firstMismatch }).toEqual({ ok: true, firstMismatch: null });

    const noted = await runConstat(['verify', 'a.constat', '--head', String(head)], { cwd });
    expect(noted.status).toBe(0);
    expect(noted.stdout).toContain(String(head));
  });

  test('a head that is not of this chain: status 1, in words and as JSON', async () => {
    const cwd = folderWithCase();
    const other = await runConstat(['verify', 'a.constat', '--head', 'f'.repeat(64), '--json'], { cwd });
    expect(other.status).toBe(1);
    expect(jsonOf(other)).toMatchObject({ ok: false, headFound: false, firstMismatch: null });
    const words = await runConstat(['verify', 'a.constat', '--head', 'f'.repeat(64)], { cwd });
    expect(words.status).toBe(1);
    expect(words.stdout).toMatch(oneLine);
  });

  test('a row changed with another program is named, in words and as JSON', async () => {
    const cwd = folderWithCase('sample');
    const path = join(cwd, 'a.constat');
    execFileSync('sqlite3', [
      path,
      "UPDATE contracts SET original_low = 1 WHERE reference = 'SAAQ-CASA-CADRE'",
    ]);
    const id = Number(
      execFileSync('sqlite3', [
        path,
        "SELECT id FROM contracts WHERE reference = 'SAAQ-CASA-CADRE'",
      ]).toString(),
    );
    const run = await runConstat(['verify', 'a.constat', '--json'], { cwd });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(jsonOf(run)).toMatchObject({
      ok: false,
      firstMismatch: {
        kind: 'row-altered',
        entity: 'contract',
        id,
        column: 'originalLow',
        expected: '45840000000',
        found: '1',
      },
    });
    const words = await runConstat(['verify', 'a.constat'], { cwd });
    expect(words.status).toBe(1);
    expect(words.stdout).toMatch(oneLine);
    expect(words.stdout).toContain(`Contract ${id}`);
    const french = await runConstat(['verify', 'a.constat'], { cwd, env: { LC_ALL: 'fr_CA.UTF-8' } });
    expect(french.stdout).toContain(`Contrat ${id}`);
  });

  test('a deleted event is named', async () => {
    const cwd = folderWithCase('sample');
    execFileSync('sqlite3', [
      join(cwd, 'a.constat'),
      'DROP TRIGGER events_are_never_deleted; DELETE FROM events WHERE seq = 40',
    ]);
    const run = await runConstat(['verify', 'a.constat', '--json'], { cwd });
    expect(run.status).toBe(1);
    expect(jsonOf(run)).toMatchObject({ ok: false, firstMismatch: { kind: 'event-missing', seq: 40 } });
  });
});

describe('backup', () => {
  test('the copy is a case of its own with the same head, and never replaces a file', async () => {
    const cwd = folderWithCase('sample');
    const run = await runConstat(['backup', 'a.constat', 'copie à part.constat', '--json'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(jsonOf(run)).toEqual({ file: 'copie à part.constat' });
    const verified = await runConstat(['verify', 'copie à part.constat', '--json'], { cwd });
    expect(verified.status).toBe(0);
    const original = await runConstat(['verify', 'a.constat', '--json'], { cwd });
    expect(jsonOf(verified)['head']).toBe(jsonOf(original)['head']);

    const again = await runConstat(['backup', 'a.constat', 'copie à part.constat'], { cwd });
    expect(again).toMatchObject({ status: 2, stdout: '' });
    expect(again.stderr).toMatch(/^case-exists: /);
  });
});

describe('what could not be done', () => {
  const refusals: readonly (readonly [string, readonly string[], string])[] = [
    ['a case that is not there', ['info', 'absent.constat'], 'case-not-found'],
    ['a case that is not there, to verify', ['verify', 'absent.constat'], 'case-not-found'],
    ['a case that is not there, to back up', ['backup', 'absent.constat', 'b.constat'], 'case-not-found'],
    ['a file of another kind', ['info', 'text.constat'], 'case-foreign'],
    ['an unknown command', ['examine', 'a.constat'], 'usage'],
    ['a name that every object has', ['constructor', 'a.constat'], 'usage'],
    ['an unknown option', ['info', 'a.constat', '--verbose'], 'usage'],
    ['a missing name', ['backup', 'a.constat'], 'usage'],
    ['a name too many', ['info', 'a.constat', 'b.constat'], 'usage'],
    ['a case without its extension', ['new', 'dossier'], 'usage'],
    ['a case in a folder that is not there', ['new', 'nowhere/a.constat'], 'file-not-found'],
  ];

  test.each(refusals)('%s: status 2 and one line that begins with its code', async (_what, args, code) => {
    const cwd = tempFolder();
    writeFileSync(join(cwd, 'text.constat'), 'some text, not a database. '.repeat(50));
    const run = await runConstat([...args, '--json'], { cwd });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(oneLine);
    expect(run.stderr.startsWith(`${code}: `), run.stderr).toBe(true);
    expect(readdirSync(cwd)).toEqual(['text.constat']);
  });

  test('in a French terminal the line is in French', async () => {
    const cwd = tempFolder();
    const run = await runConstat(['info', 'absent.constat'], {
      cwd,
      env: { LC_ALL: '', LANG: 'fr_CA.UTF-8' },
    });
    expect(run.stderr).toMatch(/^case-not-found: Le fichier absent\.constat/);
  });

  test('help prints every command and succeeds; no command at all is a failure', async () => {
    const cwd = tempFolder();
    const help = await runConstat(['--help'], { cwd });
    expect(help).toMatchObject({ status: 0, stderr: '' });
    for (const name of ['new', 'info', 'import', 'overruns', 'export', 'verify', 'backup'])
      expect(help.stdout).toContain(`constat ${name} `);
    expect((await runConstat([], { cwd })).status).toBe(2);
  });

  test('a case that another program holds is not touched', async () => {
    const cwd = folderWithCase();
    const lock = join(cwd, 'a.constat.lock');
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), actor: 'Someone' }));
    const run = await runConstat(['backup', 'a.constat', 'b.constat'], { cwd });
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/^case-locked: .*Someone/);
    expect(existsSync(join(cwd, 'b.constat'))).toBe(false);
    expect(existsSync(lock)).toBe(true);
    // Looking needs no claim.
    expect((await runConstat(['info', 'a.constat'], { cwd })).status).toBe(0);
  });
});
