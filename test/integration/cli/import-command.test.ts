import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { madeCases } from '../../support/made-cases.ts';
import { jsonOf, runConstat, type CommandRun } from '../../support/run-constat.ts';

const fixturesUrl = new URL('../../fixtures/', import.meta.url);
const fixture = (name: string): string => fileURLToPath(new URL(name, fixturesUrl));

type Counts = Readonly<Record<'read' | 'accepted' | 'rejected' | 'ignored' | 'duplicates', number>>;
type Amounts = Readonly<Record<'currency' | 'read' | 'accepted' | 'rejected' | 'ignored', string | null>>;

type ImportJson = {
  readonly file: string;
  readonly sha256: string;
  readonly kind: string;
  readonly sheet: string | null;
  readonly rows: Counts;
  readonly amounts: Amounts;
  readonly amountsByCurrency?: Readonly<Record<string, Omit<Amounts, 'currency'>>>;
  readonly committed: boolean;
  readonly rejects: readonly { row: number; column: string | null; code: string; value: string | null }[];
  readonly warnings: readonly { row: number; column: string | null; code: string }[];
};

type Expected = Pick<ImportJson, 'rows' | 'amounts' | 'sheet'> & {
  readonly rejects: readonly { readonly row: number; readonly field: string; readonly code?: string }[];
  readonly warnings: readonly { readonly row: number; readonly code: string }[];
};

const expectedResults = Object.entries(
  JSON.parse(readFileSync(new URL('expected.json', fixturesUrl), 'utf8')) as Record<string, Expected>,
).filter(([name]) => name !== 'factures-fournisseur-exemple.xlsx');

const importsOf = (run: CommandRun): readonly ImportJson[] => jsonOf(run)['imports'] as readonly ImportJson[];

const onlyImport = (run: CommandRun): ImportJson => {
  const [first, ...others] = importsOf(run);
  if (first === undefined || others.length > 0) throw new Error(`not one import: ${run.stdout}`);
  return first;
};

const folderWithCase = madeCases();

/** What the case holds, read with another program. */
const factsOf = (cwd: string): { head: string; organizations: number; invoices: number; lines: number } => {
  const answer = execFileSync('sqlite3', [
    '-json',
    join(cwd, 'a.constat'),
    `SELECT (SELECT hash FROM events ORDER BY seq DESC LIMIT 1) AS head,
       (SELECT count(*) FROM visible_organizations) AS organizations,
       (SELECT count(*) FROM visible_invoices) AS invoices,
       (SELECT count(*) FROM visible_invoice_lines) AS lines`,
  ]);
  const [facts] = JSON.parse(answer.toString()) as ReturnType<typeof factsOf>[];
  if (facts === undefined) throw new Error('no facts');
  return facts;
};

/** Everything in the case but how far its ids have come. */
const dumpOf = (cwd: string): string =>
  execFileSync('sqlite3', [join(cwd, 'a.constat'), '.dump'])
    .toString()
    .split('\n')
    .filter((line) => !line.startsWith('INSERT INTO sqlite_sequence'))
    .join('\n');

const header = 'Invoice number,Invoice date,Vendor,Contract,Description,Net amount,GST,QST,Total,Currency';

/** Writes a CSV file of invoices beside the case and gives its name. */
const csvIn = (cwd: string, lines: readonly string[], head = header): string => {
  writeFileSync(join(cwd, 'invoices.csv'), `${[head, ...lines].join('\n')}\n`);
  return 'invoices.csv';
};

const goodLine = (
  number: string,
  changes: { vendor?: string; contract?: string; currency?: string } = {},
): string =>
  [
    number,
    '2024-05-02',
    changes.vendor ?? 'LGS (FICTIF)',
    changes.contract ?? 'SAAQ-CASA-CADRE',
    'Analyse',
    '100.00',
    '5.00',
    '9.98',
    '114.98',
    changes.currency ?? 'CAD',
  ].join(',');

describe('the vendor files', () => {
  test.each(expectedResults)(
    '%s: rows, amounts, rejects and warnings as worked out by hand',
    async (name, expected) => {
      const cwd = folderWithCase('sample');
      const before = factsOf(cwd);
      const run = await runConstat(['import', 'a.constat', fixture(name), '--json'], { cwd });
      const found = onlyImport(run);
      const hasRejects = expected.rows.rejected > 0;

      expect(run).toMatchObject({ status: hasRejects ? 1 : 0, stderr: '' });
      expect(found.rows).toEqual(expected.rows);
      expect(found.amounts).toEqual(expected.amounts);
      expect(found.sheet).toBe(expected.sheet);
      expect(found.rejects.map(({ row, column }) => ({ row, field: column }))).toEqual(
        expected.rejects.map(({ row, field }) => ({ row, field })),
      );
      for (const { row, code } of expected.rejects)
        if (code !== undefined) expect(found.rejects.find((reject) => reject.row === row)?.code).toBe(code);
      expect(found.warnings.map(({ row, code }) => ({ row, code }))).toEqual(expected.warnings);
      const digest = execFileSync('sha256sum', [fixture(name)])
        .toString()
        .slice(0, 64);
      expect(found.sha256).toBe(digest);
      expect(found.committed).toBe(!hasRejects);

      const after = factsOf(cwd);
      if (hasRejects) expect(after).toEqual(before);
      else expect(after.lines).toBe(before.lines + expected.rows.accepted);
    },
  );
});

describe('what is committed', () => {
  test('--accept-valid takes the good rows in; the case verifies; delivered again they are duplicates', async () => {
    const cwd = folderWithCase('sample');
    const before = factsOf(cwd);
    const args = ['import', 'a.constat', fixture('factures-lgs-t3.xlsx'), '--accept-valid', '--json'];
    const first = await runConstat(args, { cwd });
    expect(first.status).toBe(1);
    expect(onlyImport(first)).toMatchObject({ committed: true, rows: { accepted: 36, rejected: 4 } });
    const after = factsOf(cwd);
    expect(after.lines).toBe(before.lines + 36);
    expect(after.invoices).toBe(before.invoices + 11);
    expect((await runConstat(['verify', 'a.constat', '--json', '--head', before.head], { cwd })).status).toBe(
      0,
    );

    const again = onlyImport(await runConstat(args, { cwd }));
    expect(again).toMatchObject({
      committed: false,
      rows: { read: 40, accepted: 0, rejected: 4, ignored: 36, duplicates: 36 },
      amounts: { accepted: '0.00', ignored: '2151337.10' },
    });
    expect(factsOf(cwd)).toEqual(after);
  });

  test('a clean file delivered twice: the second time all is ignored, which is no failure', async () => {
    const cwd = folderWithCase('sample');
    const args = ['import', 'a.constat', fixture('repeat.xlsx'), '--json'];
    expect((await runConstat(args, { cwd })).status).toBe(0);
    const again = await runConstat(args, { cwd });
    expect(again.status).toBe(0);
    expect(onlyImport(again)).toMatchObject({
      committed: false,
      rows: { accepted: 0, ignored: 9, duplicates: 9 },
    });
  });

  test('--dry-run reads and checks, and leaves no trace in the case', async () => {
    const cwd = folderWithCase('sample');
    const before = factsOf(cwd);
    const run = await runConstat(['import', 'a.constat', fixture('repeat.xlsx'), '--dry-run', '--json'], {
      cwd,
    });
    expect(run.status).toBe(0);
    expect(onlyImport(run)).toMatchObject({ committed: false, rows: { accepted: 9 } });
    expect(factsOf(cwd)).toEqual(before);
    const left = execFileSync('sqlite3', [
      join(cwd, 'a.constat'),
      'SELECT (SELECT count(*) FROM imports), (SELECT count(*) FROM source_files), (SELECT count(*) FROM source_chunks)',
    ]);
    expect(left.toString()).toBe('0|0|0\n');
  });

  test('several files are reported one by one, in the order given', async () => {
    const cwd = folderWithCase('sample');
    const run = await runConstat(
      [
        'import',
        'a.constat',
        fixture('repeat.xlsx'),
        fixture('bad-only.xlsx'),
        fixture('factures-fr-1252.csv'),
        '--json',
      ],
      { cwd },
    );
    expect(run.status).toBe(1);
    expect(importsOf(run).map(({ committed, rows }) => [committed, rows.read])).toEqual([
      [true, 9],
      [false, 6],
      [true, 15],
    ]);
  });

  test('a file that cannot be read does not hold back the others, and says why in its own result', async () => {
    const cwd = folderWithCase('sample');
    const before = factsOf(cwd);
    const run = await runConstat(
      [
        'import',
        'a.constat',
        fixture('repeat.xlsx'),
        'absent.xlsx',
        fixture('factures-fr-1252.csv'),
        '--json',
      ],
      { cwd },
    );
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/^file-not-found: [^\n]+\n$/);
    expect(jsonOf(run)['imports']).toMatchObject([
      { file: fixture('repeat.xlsx'), committed: true, rows: { read: 9 } },
      { file: 'absent.xlsx', committed: false, error: { code: 'file-not-found' } },
      { committed: true, rows: { read: 15 } },
    ]);
    expect(run.stdout).toMatch(/"error":\{"code":"file-not-found","message":"[^"]*absent\.xlsx/);
    expect(factsOf(cwd).lines).toBe(before.lines + 9 + 15);
  });

  test('every rejected row is reported, however many there are', async () => {
    const cwd = folderWithCase('sample');
    const file = csvIn(
      cwd,
      Array.from({ length: 5001 }, () => goodLine('')),
    );
    const found = onlyImport(await runConstat(['import', 'a.constat', file, '--json'], { cwd }));
    expect(found.rows.rejected).toBe(5001);
    expect(found.rejects.map(({ row }) => row)).toEqual(
      Array.from({ length: 5001 }, (_, index) => index + 2),
    );
  });

  test('an imported row changed with another program is named by verify', async () => {
    const cwd = folderWithCase('sample');
    await runConstat(['import', 'a.constat', fixture('factures-propres.xlsx')], { cwd });
    const path = join(cwd, 'a.constat');
    const id = Number(
      execFileSync('sqlite3', [path, 'SELECT max(id) - 3 FROM invoice_lines WHERE import_id IS NOT NULL']),
    );
    execFileSync('sqlite3', [path, `UPDATE invoice_lines SET net = net + 1 WHERE id = ${id}`]);
    const run = await runConstat(['verify', 'a.constat', '--json'], { cwd });
    expect(run.status).toBe(1);
    expect(jsonOf(run)).toMatchObject({ ok: false, firstMismatch: { entity: 'invoiceLine', id } });
  });
});

describe('vendors, contracts and currencies', () => {
  test('an unknown vendor is created with a warning, an empty contract stays unassigned', async () => {
    const cwd = folderWithCase('sample');
    const before = factsOf(cwd);
    const file = csvIn(cwd, [goodLine('F-1', { vendor: 'Tout nouveau inc.', contract: '' })]);
    const run = await runConstat(['import', 'a.constat', file, '--json'], { cwd });
    expect(run.status).toBe(0);
    expect(onlyImport(run)).toMatchObject({
      committed: true,
      warnings: [{ row: 2, column: 'vendor', code: 'vendor-created' }],
    });
    expect(factsOf(cwd).organizations).toBe(before.organizations + 1);
    const other = csvIn(cwd, [goodLine('F-2', { vendor: 'Encore un autre inc.' })]);
    const told = await runConstat(['import', 'a.constat', other, '--dry-run'], { cwd });
    expect(told.stdout).toContain('row 2, Vendor: note: This vendor was not in the register and was added.');
    const contract = execFileSync('sqlite3', [
      join(cwd, 'a.constat'),
      "SELECT contract_id IS NULL FROM invoices WHERE number = 'F-1'",
    ]);
    expect(contract.toString()).toBe('1\n');
  });

  test('a contract that is written but unknown rejects its row', async () => {
    const cwd = folderWithCase('sample');
    const file = csvIn(cwd, [goodLine('F-1'), goodLine('F-2', { contract: 'C-000' })]);
    const run = await runConstat(['import', 'a.constat', file, '--json'], { cwd });
    expect(run.status).toBe(1);
    expect(onlyImport(run).rejects).toEqual([
      { row: 3, column: 'contract', code: 'unknown-contract', value: 'C-000' },
    ]);
  });

  test('several currencies are tied out apart', async () => {
    const cwd = folderWithCase('sample');
    const file = csvIn(cwd, [goodLine('F-1'), goodLine('F-2', { currency: 'USD' }), goodLine('F-3')]);
    const found = onlyImport(await runConstat(['import', 'a.constat', file, '--json'], { cwd }));
    expect(found.amounts.currency).toBeNull();
    expect(found.amountsByCurrency).toEqual({
      CAD: { read: '200.00', accepted: '200.00', rejected: '0.00', ignored: '0.00' },
      USD: { read: '100.00', accepted: '100.00', rejected: '0.00', ignored: '0.00' },
    });
  });

  test('--map, --vendor and --contract stand in for what the file does not say', async () => {
    const cwd = folderWithCase('sample');
    const file = csvIn(cwd, ['F-9,2024-05-02,250.00'], 'Clé,Quand,Combien');
    const args = ['import', 'a.constat', file, '--json', '--map', 'Clé=number;Quand=date;Combien=net'];
    const run = await runConstat([...args, '--vendor', 'LGS', '--contract', 'SAAQ-CASA-CADRE'], { cwd });
    const stored = execFileSync('sqlite3', [
      join(cwd, 'a.constat'),
      `SELECT o.name, c.reference, l.net FROM invoices i JOIN organizations o ON o.id = i.vendor_id
         JOIN contracts c ON c.id = i.contract_id JOIN invoice_lines l ON l.invoice_id = i.id WHERE i.number = 'F-9'`,
    ]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(stored.toString()).toBe('LGS|SAAQ-CASA-CADRE|25000\n');
  });
});

describe('dates whose order nobody can tell', () => {
  const lines = ['F-1,24-01-05,250.00', 'F-2,24-01-31,100.00'];

  test('are rejected with the option that says it, which reads them', async () => {
    const cwd = folderWithCase('sample');
    const file = csvIn(cwd, lines, 'Invoice number,Invoice date,Net amount');
    const args = ['import', 'a.constat', file, '--vendor', 'LGS'];
    const rejected = await runConstat(args, { cwd });
    expect(rejected.status).toBe(1);
    expect(rejected.stdout).toMatch(/row 2, .*--date-order ymd, dmy or mdy \(«24-01-05»\)/u);
    const read = await runConstat([...args, '--date-order', 'ymd', '--json'], { cwd });
    expect(onlyImport(read)).toMatchObject({ committed: true, rows: { accepted: 2, rejected: 0 } });
    const dates = execFileSync('sqlite3', [
      join(cwd, 'a.constat'),
      "SELECT issued_on FROM visible_invoices WHERE number IN ('F-1', 'F-2') ORDER BY number",
    ]);
    expect(dates.toString()).toBe('2024-01-05\n2024-01-31\n');
  });

  test('of a table that tests compare with, and of a folder, are read so too', async () => {
    const cwd = folderWithCase();
    mkdirSync(join(cwd, 'in'));
    writeFileSync(
      join(cwd, 'in', 'holidays.csv'),
      'Date,Holiday\n03/04/2026,Vendredi saint\n06/04/2026,Pâques\n',
    );
    const args = ['import', 'a.constat', '--as', 'holidays', '--date-order', 'dmy', '--json'];
    for (const path of ['in/holidays.csv', 'in']) {
      const found = onlyImport(await runConstat([...args, path, '--dry-run'], { cwd }));
      expect([path, found.rows]).toMatchObject([path, { read: 2, rejected: 0 }]);
    }
  });
});

describe('what could not be done', () => {
  const refusals: readonly (readonly [string, readonly string[], string])[] = [
    ['a file that is not there', ['absent.xlsx'], 'file-not-found'],
    ['half of a workbook', ['cut.xlsx'], 'file-unreadable'],
    ['a sheet that is not there', [fixture('repeat.xlsx'), '--sheet', 'Feuille 9'], 'sheet-not-found'],
    ['a file without the columns of an invoice', ['notes.csv'], 'columns-missing'],
    ['an order of dates that there is not', ['notes.csv', '--date-order', 'ydm'], 'usage'],
    ['a mapping to no field', ['notes.csv', '--map', 'a=colour'], 'usage'],
    ['a mapping from no column', [fixture('repeat.xlsx'), '--map', 'Couleur=net'], 'usage'],
    ['a vendor that is not there', [fixture('repeat.xlsx'), '--vendor', 'Personne'], 'not-found'],
    ['a contract that is not there', [fixture('repeat.xlsx'), '--contract', 'C-0'], 'not-found'],
    ['a profile that is not there', [fixture('repeat.xlsx'), '--profile', 'Aucun'], 'not-found'],
  ];

  test.each(refusals)('%s: status 2, one line, and the case as it was', async (_what, args, code) => {
    const cwd = folderWithCase('sample');
    const whole = readFileSync(fixture('repeat.xlsx'));
    writeFileSync(join(cwd, 'cut.xlsx'), whole.subarray(0, whole.length / 2));
    writeFileSync(join(cwd, 'notes.csv'), 'a,b\n1,2\n');
    const before = dumpOf(cwd);
    const run = await runConstat(['import', 'a.constat', ...args, '--json'], { cwd });
    expect(run.stderr.startsWith(`${code}: `), run.stderr).toBe(true);
    expect(run.stderr).toMatch(/^[^\n]+\n$/);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(dumpOf(cwd)).toBe(before);
  });

  test('a bug is one line too; --debug adds where it was', async () => {
    const cwd = folderWithCase('sample');
    const file = csvIn(cwd, [goodLine('F-1')]);
    execFileSync('sqlite3', [join(cwd, 'a.constat'), 'DROP VIEW visible_organizations']);
    const run = await runConstat(['import', 'a.constat', file], { cwd });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^internal: [^\n]*visible_organizations[^\n]*--debug[^\n]*\n$/);
    const debug = await runConstat(['import', 'a.constat', file, '--debug'], { cwd });
    expect(debug.stderr).toMatch(/\n {4}at /);
  });
});
