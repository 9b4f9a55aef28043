import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openCaseSession } from '#main/workers/case-session.ts';
import { stageImport } from '#main/workers/import-job.ts';
import { recogniseAll, type ImportReport, type ImportSettings } from '#shared/ipc/import-schemas.ts';
import { testThreads } from '../../support/built-main.ts';
import { importSession, type ImportFixture } from '../../support/import-session.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const einvoices = fileURLToPath(new URL('../../fixtures/e-invoices/', import.meta.url));

const anyFormat: ImportSettings = {
  format: null,
  options: recogniseAll,
  columns: [],
  vendorId: null,
  contractId: null,
  vendorMatches: {},
  contractMatches: {},
  profileId: null,
};

const takeAll = async (
  { session }: ImportFixture,
  paths: readonly string[],
  settings: Partial<ImportSettings> = {},
): Promise<ImportReport> => {
  const { importId } = await stageImport(session, { paths, settings: { ...anyFormat, ...settings } });
  return session.writer().commitImport({ importId, acceptValid: true });
};

const release = (id: string, fields: Record<string, unknown>): Record<string, unknown> => ({
  ocid: 'ocds-ec9k95-20011',
  id,
  date: '2025-03-01T00:00:00Z',
  tag: ['contract'],
  initiationType: 'tender',
  ...fields,
});

const contractRelease = release('r-1', {
  parties: [
    { id: 'B', name: 'Ministère fictif', roles: ['buyer'] },
    { id: 'S', name: 'Fournisseur fictif inc.', roles: ['supplier'], details: { neq: '1140000001' } },
  ],
  buyer: { id: 'B', name: 'Ministère fictif' },
  tender: { id: 'DA-1', title: 'Système fictif', procurementMethod: 'open' },
  awards: [
    {
      id: 'A',
      date: '2025-02-01T00:00:00Z',
      suppliers: [{ id: 'S', name: 'Fournisseur fictif inc.' }],
      value: { amount: 43016, currency: 'CAD' },
    },
  ],
  contracts: [{ id: 'C', awardID: 'A', value: { amount: 30502.47, currency: 'CAD' } }],
});

describe('a folder of e-invoices', () => {
  test('is one import with one tie-out, one undo, and each file kept; a broken one is a rejected record', async () => {
    const fixture = await importSession();
    const folder = join(tempFolder(), 'in');
    mkdirSync(folder);
    for (const name of readdirSync(einvoices)) copyFileSync(join(einvoices, name), join(folder, name));
    writeFileSync(
      join(folder, 'aaa-broken.xml'),
      '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><',
    );
    const paths = readdirSync(folder)
      .toSorted()
      .map((name) => join(folder, name));
    const report = await takeAll(fixture, paths);
    expect(report.files).toHaveLength(paths.length);
    expect(report.files[0]).toMatchObject({ name: 'aaa-broken.xml', records: 0, error: 'file-unreadable' });
    expect(report.rows.read).toBe(paths.length);
    expect(report.rows.accepted + report.rows.rejected).toBe(paths.length);
    expect(report.rows.accepted).toBeGreaterThan(2);
    expect(await fixture.count('invoice')).toBe(report.rows.accepted);
    const db = new Database(fixture.path, { readonly: true });
    const kept = db.prepare('SELECT number, name FROM import_files ORDER BY number').all();
    expect(kept).toHaveLength(report.files.filter(({ error }) => error === null).length);
    db.close();
    expect((await fixture.session.reader.verify({})).firstMismatch).toBeNull();

    await fixture.session.writer().undo();
    expect(await fixture.count('invoice')).toBe(0);
    await fixture.session.writer().redo();
    const again = await stageImport(fixture.session, { paths, settings: anyFormat });
    expect(again.rows).toMatchObject({ accepted: 0, ignored: report.rows.accepted });
  });

  test('an altered kept file, or one that was taken for another, is named', async () => {
    const fixture = await importSession();
    const paths = readdirSync(einvoices)
      .toSorted()
      .map((name) => join(einvoices, name));
    await takeAll(fixture, paths);
    await fixture.session.close();
    const db = new Database(fixture.path);
    db.prepare("UPDATE import_files SET name = 'other.xml' WHERE number = 1").run();
    db.close();
    const again = await openCaseSession({
      path: fixture.path,
      actor: 'Auditor',
      threads: testThreads,
      readOnly: true,
    });
    onTestFinished(() => again.close());
    expect((await again.reader.verify({})).firstMismatch).toMatchObject({
      entity: 'import',
      column: 'files',
    });
  });
});

describe('open contracting data', () => {
  test('brings contracts, organisations and publications; later releases amend; undo takes all away', async () => {
    const fixture = await importSession();
    const amended = release('r-2', {
      date: '2025-06-01T00:00:00Z',
      tag: ['contractAmendment'],
      contracts: [
        {
          id: 'C',
          awardID: 'A',
          value: { amount: 35000, currency: 'CAD' },
          amendments: [{ id: '1', date: '2025-06-01T00:00:00Z', rationale: 'Ajout' }],
        },
      ],
    });
    const first = fixture.file('a.json', JSON.stringify({ releases: [contractRelease] }));
    const second = fixture.file('b.json', JSON.stringify({ releases: [contractRelease, amended] }));
    expect((await takeAll(fixture, [first])).rows).toMatchObject({ read: 1, accepted: 1 });
    const [contract] = await fixture.rows('contract');
    expect(contract).toMatchObject({
      titleFr: 'Système fictif',
      originalLow: 3_050_247,
      awardedAmount: 4_301_600,
    });

    expect((await takeAll(fixture, [second])).rows).toMatchObject({ read: 2, accepted: 1, ignored: 1 });
    expect(await fixture.count('contract')).toBe(1);
    expect(await fixture.rows('amendment')).toMatchObject([{ number: '1' }]);
    expect(await fixture.count('publication')).toBe(2);
    expect((await fixture.session.reader.verify({})).firstMismatch).toBeNull();
    await fixture.session.writer().undo();
    expect(await fixture.count('amendment')).toBe(0);
    expect(await fixture.count('contract')).toBe(1);
    await fixture.session.writer().undo();
    expect(await fixture.count('contract')).toBe(0);
    expect(await fixture.count('organization')).toBe(0);
  });

  test('a contract added by hand meanwhile is not doubled', async () => {
    const fixture = await importSession();
    const file = fixture.file('a.json', JSON.stringify({ releases: [contractRelease] }));
    await takeAll(fixture, [file]);
    const [contract] = await fixture.rows('contract');
    const reference = String(contract?.['reference']);
    await fixture.session.writer().undo();
    await fixture.add('contract', {
      reference,
      kind: 'contract',
      awardMethod: 'unknown',
      status: 'active',
      currency: 'CAD',
      taxBasis: 'unknown',
    });
    await takeAll(fixture, [file]);
    expect(await fixture.count('contract')).toBe(1);
    expect((await fixture.session.reader.verify({})).firstMismatch).toBeNull();
  });
});
