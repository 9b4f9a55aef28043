import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openReadable } from '#main/db/open-database.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import {
  contractOf2025,
  importSession,
  textFile,
  textRow,
  type ImportFixture,
} from '../../support/import-session.ts';

const verify = async ({ session }: ImportFixture) => session.reader.verify({});

const rejectsOf = async ({ session }: ImportFixture, importId: number) =>
  (await session.reader.importRejects({ importId, status: 'all', offset: 0, limit: 100 })).rows;

describe('tie-out', () => {
  test('what was read is what was accepted, rejected and ignored, in each currency', async () => {
    const fixture = await importSession();
    const text = [
      'Invoice number,Invoice date,Vendor,Net amount,Currency',
      'F-1,2025-03-04,Acme,100.10,CAD',
      'F-2,2025-03-04,Acme,200.20,USD',
      ',2025-03-04,Acme,300.30,USD',
      'F-4,2025-03-04,Acme,500,JPY',
      'F-5,2025-03-04,Acme,n/a,CAD',
    ].join('\n');
    const report = await fixture.stage(fixture.file('mixed.csv', text));
    expect(report.rows).toEqual({ read: 5, accepted: 3, rejected: 2, ignored: 0, duplicates: 0 });
    expect(report.amountsByCurrency).toEqual([
      { currency: 'CAD', read: '100.10', accepted: '100.10', rejected: '0.00', ignored: '0.00' },
      { currency: 'JPY', read: '500', accepted: '500', rejected: '0', ignored: '0' },
      { currency: 'USD', read: '500.50', accepted: '200.20', rejected: '300.30', ignored: '0.00' },
    ]);
  });

  test.each([
    ['200.00', true],
    ['200.01', false],
  ])('a total row of %s agrees: %s', async (amount, agrees) => {
    const fixture = await importSession();
    const text = `${textFile(textRow(), textRow({ number: 'F-2' }))}Total,,,,,${amount},,,\n`;
    const report = await fixture.stage(fixture.file('total.csv', text));
    expect(report.rows.read).toBe(2);
    expect(report.statedTotal).toEqual({ row: 4, amount, agrees });
  });
});

describe('rows delivered again', () => {
  test('the same file twice: every row is ignored', async () => {
    const fixture = await importSession();
    const file = fixture.file('a.csv', textFile(textRow(), textRow({ number: 'F-2' }), textRow()));
    const first = await fixture.take(file);
    expect(first.rows).toMatchObject({ accepted: 3, ignored: 0 });
    expect(first.warnings).toContainEqual({ row: 4, column: null, code: 'repeated-row' });
    const again = await fixture.stage(file);
    expect(again.rows).toEqual({ read: 3, accepted: 0, rejected: 0, ignored: 3, duplicates: 3 });
    expect(again.amountsByCurrency).toMatchObject([{ read: '300.00', accepted: '0.00', ignored: '300.00' }]);
  });

  test('the n-th equal row is ignored only when the case holds n, however far apart they stand', async () => {
    const fixture = await importSession();
    await fixture.take(fixture.file('one.csv', textFile(textRow())));
    // More invoices than staging keeps at hand lie between the two.
    const between = Array.from({ length: 2500 }, (_, index) => textRow({ number: `G-${index}` }));
    const report = await fixture.stage(fixture.file('two.csv', textFile(textRow(), ...between, textRow())));
    expect(report.rows).toMatchObject({ accepted: 2501, duplicates: 1 });
  });

  test('a repeat far apart in one file is taken in, with a warning, into the same invoice', async () => {
    const fixture = await importSession();
    const between = Array.from({ length: 2500 }, (_, index) => textRow({ number: `G-${index}` }));
    const report = await fixture.take(fixture.file('far.csv', textFile(textRow(), ...between, textRow())));
    expect(report.invoices).toBe(2501);
    expect(report.warnings).toContainEqual({ row: 2503, column: null, code: 'repeated-row' });
    const invoices = await fixture.rows('invoice');
    expect(invoices.find(({ number }) => number === 'F-1')).toMatchObject({ net: 20_000, total: 22_996 });
    expect((await verify(fixture)).firstMismatch).toBeNull();
  });

  test('after an undo the same file is taken in again', async () => {
    const fixture = await importSession();
    const file = fixture.file('a.csv', textFile(textRow()));
    await fixture.take(file);
    await fixture.session.writer().undo();
    expect((await fixture.take(file)).rows).toMatchObject({ accepted: 1, ignored: 0 });
    expect(await fixture.count('invoiceLine')).toBe(1);
    expect((await verify(fixture)).ok).toBe(true);
  });
});

describe('vendors and contracts', () => {
  test('by name, alias and normal form; close names are doubtful; others are created and go with an undo', async () => {
    const fixture = await importSession();
    const acme = await fixture.add('organization', {
      kind: 'vendor',
      name: 'Acme Conseil inc.',
      aliases: 'ACL; Acme Logiciels',
    });
    const report = await fixture.take(
      fixture.file(
        'vendors.csv',
        textFile(
          textRow({ number: 'V-1', vendor: 'ACME CONSEIL' }),
          textRow({ number: 'V-2', vendor: 'acme logiciels Ltée' }),
          textRow({ number: 'V-3', vendor: 'Acme Conseill' }),
          textRow({ number: 'V-4', vendor: 'Zeta' }),
          textRow({ number: 'V-5', vendor: 'ZETA inc.' }),
        ),
      ),
    );
    expect((await rejectsOf(fixture, report.importId)).map(({ row, code }) => [row, code])).toEqual([
      [4, 'doubtful-vendor'],
    ]);
    expect(report.warnings).toEqual([{ row: 5, column: 'vendor', code: 'vendor-created' }]);
    const vendorOf = new Map((await fixture.rows('invoice')).map((row) => [row['number'], row['vendorId']]));
    expect([vendorOf.get('V-1'), vendorOf.get('V-2')]).toEqual([acme, acme]);
    expect(vendorOf.get('V-4')).toBe(vendorOf.get('V-5'));
    expect(await fixture.count('organization')).toBe(2);
    await fixture.session.writer().undo();
    expect(await fixture.count('organization')).toBe(1);
  });

  test('by reference or internal number; unknown is rejected, blank is unassigned, a date outside warns', async () => {
    const fixture = await importSession();
    const contract = await contractOf2025(fixture);
    const report = await fixture.take(
      fixture.file(
        'contracts.csv',
        textFile(
          textRow({ number: 'C-1', contract: 'c 1' }),
          textRow({ number: 'C-2', contract: 'int-77', date: '2026-01-01' }),
          textRow({ number: 'C-3', contract: '' }),
          textRow({ number: 'C-4', contract: 'C-9' }),
        ),
      ),
    );
    expect(report.unknownContracts).toEqual(['C-9']);
    expect(report.warnings.filter(({ code }) => code === 'date-outside-contract')).toEqual([
      { row: 3, column: 'date', code: 'date-outside-contract' },
    ]);
    const lines = await fixture.rows('invoiceLine');
    expect(lines.map(({ sourceRow, contractId }) => [sourceRow, contractId])).toEqual([
      [2, contract],
      [3, contract],
      [4, null],
    ]);
  });
});

describe('all or nothing', () => {
  test('commit, undo and redo are one step each, and prove', async () => {
    const fixture = await importSession();
    const file = fixture.file('a.csv', textFile(textRow(), textRow({ number: 'F-2' })));
    const staged = await fixture.stage(file);
    expect(await fixture.count('invoiceLine')).toBe(0);
    await fixture.session.writer().commitImport({ importId: staged.importId, acceptValid: false });
    const counts: number[] = [await fixture.count('invoiceLine')];
    expect((await verify(fixture)).ok).toBe(true);
    await fixture.session.writer().undo();
    counts.push(await fixture.count('invoiceLine'));
    expect((await verify(fixture)).ok).toBe(true);
    await fixture.session.writer().redo();
    counts.push(await fixture.count('invoiceLine'));
    expect((await verify(fixture)).ok).toBe(true);
    expect(counts).toEqual([2, 0, 2]);
  });

  test('rejected rows keep an import out unless the valid ones are agreed to', async () => {
    const fixture = await importSession();
    const file = fixture.file('bad.csv', textFile(textRow(), textRow({ number: '' })));
    const { importId } = await fixture.stage(file);
    await expect(
      fixture.session.writer().commitImport({ importId, acceptValid: false }),
    ).rejects.toMatchObject({
      error: { code: 'import-has-rejects', rejected: 1 },
    });
    expect((await rejectsOf(fixture, importId)).map(({ code, column }) => [code, column])).toEqual([
      ['missing-number', 'number'],
    ]);
    expect(await fixture.count('invoiceLine')).toBe(0);
  });

  test('a discarded import, and one forgotten when the next begins, leave nothing', async () => {
    const fixture = await importSession();
    const file = fixture.file('a.csv', textFile(textRow({ vendor: 'Nouveau' }), textRow({ number: '' })));
    const forgotten = await fixture.stage(file);
    const { importId } = await fixture.stage(fixture.file('b.csv', textFile(textRow())));
    await expect(
      fixture.session.writer().commitImport({ importId: forgotten.importId, acceptValid: true }),
    ).rejects.toMatchObject({ error: { code: 'import-not-open' } });
    await fixture.session.writer().discardImport({ importId });
    expect(leftBehind(fixture)).toBe('0|0|0|0|0|0');
  });
});

/** Counts of every table that an import writes, straight from the file. */
const leftBehind = ({ path }: ImportFixture): string => {
  const tables = ['imports', 'source_files', 'source_chunks', 'invoices', 'invoice_lines', 'import_rejects'];
  return sqlite(path, `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table})`).join(', ')}`);
};

const sqlite = (path: string, sql: string): string =>
  execFileSync('sqlite3', [path, sql], { encoding: 'utf8' }).trim();

describe('proof', () => {
  const alterations: readonly (readonly [sql: string, named: Record<string, unknown>])[] = [
    ['UPDATE invoice_lines SET net = net + 1 WHERE id = 1', { kind: 'imported-row-altered', id: 1 }],
    [
      "UPDATE imports SET report = replace(report, '200.00', '900.00')",
      { kind: 'import-altered', column: 'report' },
    ],
    ["UPDATE imports SET settings = '{}'", { kind: 'import-altered', column: 'settings' }],
    ["UPDATE imports SET sheet = 'x'", { kind: 'import-altered', column: 'sheet' }],
    ["UPDATE imports SET kind = 'xlsx'", { kind: 'import-altered', column: 'kind' }],
    ['UPDATE imports SET started_at = 1', { kind: 'import-altered', column: 'startedAt' }],
    ['UPDATE imports SET committed_at = 1', { kind: 'import-altered', column: 'committedAt' }],
    ['UPDATE imports SET source_file_id = NULL', { kind: 'import-altered', column: 'sourceFileId' }],
    ["UPDATE imports SET state = 'undone'", { kind: 'import-altered', column: 'state' }],
    ['DELETE FROM invoice_lines WHERE id = 2', { kind: 'import-altered', column: 'digest' }],
    ["UPDATE source_chunks SET data = x'00'", { kind: 'kept-file-altered' }],
  ];

  test('an altered row, record or file of an import is named', async () => {
    const fixture = await importSession();
    await fixture.take(fixture.file('a.csv', textFile(textRow(), textRow({ number: 'F-2' }))));
    await fixture.session.close();
    for (const [index, [sql, named]] of alterations.entries()) {
      const copy = `${fixture.path}-${index}`;
      copyFileSync(fixture.path, copy);
      sqlite(copy, sql);
      const db = openReadable(copy);
      const { firstMismatch } = verifyCase(db);
      db.close();
      expect([sql, firstMismatch]).toMatchObject([sql, named]);
    }
  });
});

describe('rejected rows', () => {
  test('a corrected row joins its invoice; undo takes it out again', async () => {
    const fixture = await importSession();
    const report = await fixture.take(
      fixture.file('a.csv', textFile(textRow(), textRow({ description: 'More', net: 'abc' }))),
    );
    const [reject] = await rejectsOf(fixture, report.importId);
    const id = reject?.id ?? 0;
    const still = await fixture.session
      .writer()
      .takeRejects({ importId: report.importId, rows: [{ id, cells: { net: '101.00' } }], decimalMark: '.' });
    expect(still).toMatchObject({ taken: 0, stillRejected: [{ code: 'arithmetic', column: 'total' }] });
    const fixed = await fixture.session
      .writer()
      .takeRejects({ importId: report.importId, rows: [{ id, cells: { net: '100.00' } }], decimalMark: '.' });
    expect(fixed).toEqual({ taken: 1, stillRejected: [] });
    expect(await fixture.rows('invoice')).toMatchObject([{ number: 'F-1', net: 20_000, total: 22_996 }]);
    expect(await fixture.count('invoiceLine')).toBe(2);
    expect((await verify(fixture)).ok).toBe(true);
    await fixture.session.writer().undo();
    expect(await fixture.rows('invoice')).toMatchObject([{ number: 'F-1', net: 10_000 }]);
    expect((await rejectsOf(fixture, report.importId)).map(({ status }) => status)).toEqual(['open']);
    expect((await verify(fixture)).ok).toBe(true);
  });

  test('dismissed ones stay, with the reason in the trail', async () => {
    const fixture = await importSession();
    const report = await fixture.take(fixture.file('a.csv', textFile(textRow(), textRow({ number: '' }))));
    const [reject] = await rejectsOf(fixture, report.importId);
    await fixture.session.writer().dismissRejects({ ids: [reject?.id ?? 0], reason: 'Withdrawn by vendor' });
    expect((await rejectsOf(fixture, report.importId)).map(({ status }) => status)).toEqual(['dismissed']);
    expect(sqlite(fixture.path, 'SELECT reason FROM events ORDER BY seq DESC LIMIT 1')).toBe(
      'Withdrawn by vendor',
    );
  });
});

describe('profiles', () => {
  test('a saved mapping is recognised again', async () => {
    const fixture = await importSession();
    const file = fixture.file('own.csv', 'Ref X,When,Who,Sum\nF-1,2025-03-04,Acme,100.00\n');
    const inspection = await fixture.inspect(file);
    expect(inspection.missing).toContain('number');
    const fields = ['number', 'date', 'vendor', 'net'] as const;
    await fixture.session.writer().saveProfile({
      name: 'Acme',
      vendorId: null,
      settings: {
        format: 'invoices',
        options: inspection.options,
        columns: inspection.columns.map(({ index, header }) => ({
          index,
          header,
          field: fields[index] ?? null,
        })),
        vendorId: null,
        contractId: null,
        vendorMatches: {},
        contractMatches: {},
        profileId: null,
      },
    });
    const again = await fixture.inspect(file);
    expect(again.profile).toMatchObject({ name: 'Acme', layoutMoved: false });
    expect(again.columns.map(({ field }) => field)).toEqual([...fields]);
    expect((await fixture.stage(file)).rows.accepted).toBe(1);
  });
});
