import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { recogniseAll, type ImportReport } from '#shared/ipc/import-schemas.ts';
import { settingsOf } from '#main/services/importing/import-settings.ts';
import { openWindowFixture, refusalOf, valueOf, type WindowFixture } from '../../support/window-fixture.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

const windowWithSample = async (): Promise<WindowFixture> => {
  const window = openWindowFixture();
  window.choose(join(window.folder, 'dossier.constat'));
  valueOf(await window.api.cases.create({ sample: true }));
  return window;
};

const staged = async (window: WindowFixture, path: string): Promise<ImportReport> => {
  const { api } = window;
  window.choose(path);
  const token = valueOf(await api.importing.choose({}))?.token ?? '';
  const inspection = valueOf(await api.importing.inspect({ token, options: recogniseAll }));
  return valueOf(await api.importing.stage({ token, settings: settingsOf(inspection), jobId: 'i-1' }));
};

const lineCount = async ({ api }: WindowFixture): Promise<number> =>
  valueOf(
    await api.register.aggregate({ query: { entity: 'invoiceLine', filters: [], sort: [], search: '' } }),
  ).count;

describe('an import in the window', () => {
  test('is unseen until committed, can be corrected, and goes as a whole by undo', async () => {
    const window = await windowWithSample();
    const { importing, history, proof } = window.api;
    const before = await lineCount(window);
    const report = await staged(window, fixture('factures-lgs-t3.xlsx'));
    expect(report).toMatchObject({ state: 'staged', rows: { read: 40, accepted: 36, rejected: 4 } });
    expect(await lineCount(window)).toBe(before);
    const { importId } = report;

    expect(refusalOf(await importing.commit({ importId, acceptValid: false }))).toEqual({
      code: 'import-has-rejects',
      importId,
      rejected: 4,
    });
    expect(valueOf(await importing.commit({ importId, acceptValid: true })).state).toBe('committed');
    expect(await lineCount(window)).toBe(before + 36);
    expect(refusalOf(await importing.commit({ importId, acceptValid: true }))).toEqual({
      code: 'import-not-open',
      importId,
    });

    const rejects = valueOf(await importing.rejects({ importId, status: 'open', offset: 0, limit: 10 }));
    expect(rejects.total).toBe(4);
    const wrongDate = rejects.rows.find(({ column }) => column === 'date');
    const wrongTotal = rejects.rows.find(({ column }) => column === 'total');
    const taken = valueOf(
      await importing.takeRejects({
        importId,
        rows: [
          { id: wrongDate?.id ?? 0, cells: { ...wrongDate?.cells, date: '2025-07-28' } },
          { id: wrongTotal?.id ?? 0, cells: { ...wrongTotal?.cells } },
        ],
      }),
    );
    expect(taken.taken).toBe(1);
    expect(taken.stillRejected).toMatchObject([{ id: wrongTotal?.id, column: 'total', code: 'arithmetic' }]);
    expect(await lineCount(window)).toBe(before + 37);
    valueOf(await importing.dismissRejects({ ids: [wrongTotal?.id ?? 0], reason: 'Facture retirée' }));
    expect(valueOf(await importing.list({}))).toMatchObject([
      { importId, state: 'committed', openRejects: 2 },
    ]);
    expect(valueOf(await proof.verify({}))).toMatchObject({ ok: true });

    for (let step = 0; step < 3; step += 1) valueOf(await history.undo({}));
    expect(await lineCount(window)).toBe(before);
    expect(valueOf(await importing.list({}))).toMatchObject([{ importId, state: 'undone' }]);
    expect(valueOf(await proof.verify({}))).toMatchObject({ ok: true });
    expect(valueOf(await window.api.cases.info({})).backups.length).toBeGreaterThan(0);
  });

  test('that is discarded leaves nothing and can be done again', async () => {
    const window = await windowWithSample();
    const { importing } = window.api;
    const { importId } = await staged(window, fixture('repeat.xlsx'));
    valueOf(await importing.discard({ importId }));
    expect(refusalOf(await importing.commit({ importId, acceptValid: true }))).toEqual({
      code: 'import-not-open',
      importId,
    });
    expect(valueOf(await importing.list({}))).toEqual([]);
    const again = await staged(window, fixture('repeat.xlsx'));
    expect(again.rows).toMatchObject({ accepted: 9, duplicates: 0 });
  });

  test('shows its first lines before it is committed', async () => {
    const window = await windowWithSample();
    const { importId } = await staged(window, fixture('factures-fr-1252.csv'));
    const preview = valueOf(await window.api.importing.previewLines({ importId, offset: 0, limit: 3 }));
    expect(preview.total).toBe(15);
    expect(preview.rows).toHaveLength(3);
    expect(preview.rows[0]?.values['description']).toBe('Hébergement d’essai, mois');
  });

  test('tells its progress under the job that the page named', async () => {
    const window = await windowWithSample();
    const lines = Array.from({ length: 5000 }, (_, index) => `F-${index},2024-05-02,LGS,${index + 1}.00`);
    const path = join(window.folder, 'many.csv');
    writeFileSync(path, `Invoice number,Date,Vendor,Net amount\n${lines.join('\n')}\n`);
    const report = await staged(window, path);
    expect(report.rows.accepted).toBe(5000);
    const progress = window.pushes.flatMap((push) => (push.name === 'job:progress' ? [push.payload] : []));
    expect(progress.length).toBeGreaterThan(0);
    expect(progress.every(({ jobId }) => jobId === 'i-1')).toBe(true);
  });
});

describe('files', () => {
  test('are only read through tokens that main gave out', async () => {
    const window = await windowWithSample();
    const { importing } = window.api;
    const path = fixture('repeat.xlsx');
    for (const token of [path, 'made-up', ''])
      expect(refusalOf(await importing.inspect({ token, options: recogniseAll }))).toMatchObject({
        code: 'file-not-found',
      });
    const token = window.files.grant([path])?.token ?? '';
    expect(valueOf(await importing.inspect({ token, options: recogniseAll })).file).toContain('repeat.xlsx');
  });

  test('that cannot be read say why', async () => {
    const window = await windowWithSample();
    const path = join(window.folder, 'photo.csv');
    writeFileSync(path, Buffer.from('1f8b080000000000', 'hex'));
    const token = window.files.grant([path])?.token ?? '';
    expect(refusalOf(await window.api.importing.inspect({ token, options: recogniseAll }))).toMatchObject({
      code: 'file-unreadable',
      reason: 'format-gzip',
    });
  });
});

describe('an import that was left before it was taken in', () => {
  test('is opened again from the copy in the case, and read again; its files go with the case', async () => {
    const window = await windowWithSample();
    const { importing } = window.api;
    const path = join(window.folder, 'left.csv');
    writeFileSync(path, 'Facture;Date;Fournisseur;Montant net\nF-1;2025-01-02;Inconnu inc.;10,00\n');
    const { importId } = await staged(window, path);
    // What was imported, not what lies there now.
    writeFileSync(path, 'something else');

    const again = valueOf(await importing.reopen({ importId }));
    expect(again).toMatchObject({ name: 'left.csv', count: 1, settings: { format: 'invoices' } });
    const { token, settings } = again;
    const inspection = valueOf(await importing.inspect({ token, options: settings.options }));
    expect(inspection.columns.map(({ header }) => header)).toEqual([
      'Facture',
      'Date',
      'Fournisseur',
      'Montant net',
    ]);
    const { ids } = valueOf(
      await window.api.register.insert({
        entity: 'organization',
        rows: [{ kind: 'vendor', name: 'Connu inc.' }],
      }),
    );
    valueOf(await importing.discard({ importId }));
    const vendorMatches = { 'Inconnu inc.': ids[0] ?? 0 };
    const report = valueOf(
      await importing.stage({ token, settings: { ...settings, vendorMatches }, jobId: 'i-2' }),
    );
    expect(report).toMatchObject({ file: 'left.csv', rows: { accepted: 1 }, unknownVendors: [] });

    const [copy] = window.files.pathsOf(token);
    expect(existsSync(copy)).toBe(true);
    valueOf(await importing.commit({ importId: report.importId, acceptValid: false }));
    for (const id of [report.importId, importId, 999])
      expect(refusalOf(await importing.reopen({ importId: id }))).toMatchObject({
        code: 'import-not-open',
        importId: id,
      });
    await window.context.cases.close();
    expect(existsSync(copy)).toBe(false);
  });

  test('of several files comes back whole, in their order, under their names', async () => {
    const window = await windowWithSample();
    const { importing } = window.api;
    const paths = ['a', 'b'].map((folder) => join(window.folder, folder, 'facture.xml'));
    for (const [index, name] of ['quebec-ubl.xml', 'charges-cii.xml'].entries()) {
      mkdirSync(join(window.folder, index === 0 ? 'a' : 'b'));
      copyFileSync(fixture(`e-invoices/${name}`), paths[index] ?? '');
    }
    const token = window.files.grant(paths)?.token ?? '';
    const inspection = valueOf(await importing.inspect({ token, options: recogniseAll }));
    const settings = settingsOf(inspection);
    const report = valueOf(await importing.stage({ token, settings, jobId: 'i-1' }));
    const again = valueOf(await importing.reopen({ importId: report.importId }));
    expect(again).toMatchObject({ name: 'a (2)', count: 2 });
    expect(window.files.pathsOf(again.token).map((path) => readFileSync(path, 'utf8'))).toEqual(
      paths.map((path) => readFileSync(path, 'utf8')),
    );
    valueOf(await importing.discard({ importId: report.importId }));
    const restaged = valueOf(
      await importing.stage({ token: again.token, settings: again.settings, jobId: 'i-2' }),
    );
    expect(restaged).toMatchObject({ file: report.file, sha256: report.sha256, rows: report.rows });
  });
});
