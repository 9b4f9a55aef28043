import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingsOf } from '#main/services/importing/import-settings.ts';
import { recogniseAll } from '#shared/ipc/import-schemas.ts';
import { pdfOfPages } from '../../support/made-pdf.ts';
import { openWindowFixture, refusalOf, valueOf, type WindowFixture } from '../../support/window-fixture.ts';

const windowWithCase = async (): Promise<WindowFixture> => {
  const window = openWindowFixture();
  window.choose(join(window.folder, 'dossier.constat'));
  valueOf(await window.api.cases.create({ sample: false }));
  return window;
};

const keep = async (window: WindowFixture, name: string, content: Buffer): Promise<number> => {
  const path = join(window.folder, name);
  writeFileSync(path, content);
  window.choose(path);
  const chosen = valueOf(await window.api.documents.choose({}));
  const { ids } = valueOf(await window.api.documents.keep({ token: chosen?.token ?? '', under: null }));
  return ids[0] ?? 0;
};

const nowhere = { page: null, place: null, view: null };

test('a kept document is shown at a place, out of the case and not of where it came from', async () => {
  const window = await windowWithCase();
  const { api } = window;
  const pdf = await pdfOfPages(['un', 'deux']);
  const id = await keep(window, 'avis.pdf', pdf);
  writeFileSync(join(window.folder, 'avis.pdf'), 'autre chose');
  expect(valueOf(await api.documents.preview({ id, ...nowhere, page: 2 }))).toMatchObject({
    file: { name: 'avis.pdf', size: pdf.length },
    preview: { kind: 'pdf', pages: 2, page: 2, missing: null },
  });
  expect(Buffer.compare(valueOf(await api.documents.bytes({ id })).bytes, pdf)).toBe(0);
  expect(refusalOf(await api.documents.preview({ id: 99, ...nowhere }))).toMatchObject({
    code: 'not-found',
    entity: 'document',
  });

  const folder = window.context.cases.require().temporaryFolder();
  valueOf(await api.cases.close({}));
  expect(existsSync(folder)).toBe(false);
});

test('a damaged document is refused with a code, and can still be copied out', async () => {
  const window = await windowWithCase();
  // As long as a name can be.
  const id = await keep(window, `${'é'.repeat(120)}.pdf`, Buffer.from('%PDF-1.7 rien'));
  expect(refusalOf(await window.api.documents.preview({ id, ...nowhere }))).toMatchObject({
    code: 'file-unreadable',
    reason: 'damaged',
  });
  const copy = join(window.folder, 'copie.pdf');
  window.choose(copy);
  expect(valueOf(await window.api.documents.saveCopy({ id }))).toEqual({ path: copy });
});

test('a kept file of an import becomes a document once, and undo takes it off the list', async () => {
  const window = await windowWithCase();
  const { api } = window;
  const path = join(window.folder, 'factures.csv');
  writeFileSync(path, 'Fournisseur;No facture;Date;Montant\nAcme;F-1;2025-01-02;12,00\n');
  window.choose(path);
  const chosen = valueOf(await api.importing.choose({}));
  const inspected = valueOf(
    await api.importing.inspect({ token: chosen?.token ?? '', options: recogniseAll }),
  );
  const { importId } = valueOf(
    await api.importing.stage({ token: chosen?.token ?? '', settings: settingsOf(inspected), jobId: 'i-1' }),
  );
  // Staged: nobody has seen it yet.
  expect(valueOf(await api.documents.sources({ search: '' })).importFiles).toEqual([]);
  valueOf(await api.importing.commit({ importId, acceptValid: true }));
  expect(valueOf(await api.documents.sources({ search: 'FACT' }))).toEqual({
    documents: [],
    importFiles: [{ importId, number: null, name: 'factures.csv' }],
  });

  const { id } = valueOf(await api.documents.fromImport({ importId, number: null }));
  expect(valueOf(await api.documents.fromImport({ importId, number: null }))).toEqual({ id });
  expect(valueOf(await api.documents.sources({ search: '' }))).toEqual({
    documents: [{ id, label: 'A-1 – factures' }],
    importFiles: [],
  });
  expect(valueOf(await api.documents.preview({ id, ...nowhere, place: 'L2' })).preview).toMatchObject({
    kind: 'text',
    target: 2,
    lines: [{ line: 1 }, { line: 2, text: 'Acme;F-1;2025-01-02;12,00' }],
  });
  expect(refusalOf(await api.documents.fromImport({ importId: 77, number: null }))).toMatchObject({
    code: 'not-found',
  });
  valueOf(await api.history.undo({}));
  expect(valueOf(await api.documents.sources({ search: '' })).importFiles).toHaveLength(1);
  expect(valueOf(await api.proof.verify({}))).toMatchObject({ ok: true });
});

test('a folder of files is matched with invoices by name, and attached as one undo step', async () => {
  const window = await windowWithCase();
  const { api } = window;
  const insert = async (entity: string, row: Record<string, string | number>): Promise<number> =>
    valueOf(await api.register.insert({ entity, rows: [row] })).ids[0] ?? 0;
  const vendorId = await insert('organization', { name: 'Acier Nord', kind: 'vendor' });
  const invoiceId = await insert('invoice', {
    vendorId,
    number: 'F-12',
    kind: 'invoice',
    issuedOn: '2025-03-01',
    currency: 'CAD',
  });
  const folder = join(window.folder, 'pieces');
  mkdirSync(folder);
  writeFileSync(join(folder, 'F-12.pdf'), 'bon');
  writeFileSync(join(folder, 'F-1.pdf'), 'autre');
  window.choose(folder);
  const { token } = valueOf(await api.documents.choose({})) ?? { token: '' };
  const invoice = { id: invoiceId, number: 'F-12', vendor: 'Acier Nord', issuedOn: '2025-03-01' };
  expect(valueOf(await api.documents.suggestInvoices({ token, jobId: 's-1' }))).toEqual([
    { name: 'F-1.pdf', size: 5, invoices: [], attachedTo: [] },
    { name: 'F-12.pdf', size: 3, invoices: [invoice], attachedTo: [] },
  ]);
  const attachments = [{ file: 1, invoiceId }];
  expect(valueOf(await api.documents.attach({ token, attachments, jobId: 'a-1' }))).toEqual({
    attached: 1,
    already: 0,
    documentIds: [1],
  });
  expect(window.pushes.at(-1)).toMatchObject({
    name: 'data:changed',
    payload: { entities: ['document', 'supportingDocument'] },
  });
  expect(valueOf(await api.documents.suggestInvoices({ token, jobId: 's-2' }))[1]).toMatchObject({
    attachedTo: [invoiceId],
  });
  expect(
    refusalOf(await api.documents.attach({ token, attachments: [{ file: 2, invoiceId }], jobId: 'a-2' })),
  ).toMatchObject({ code: 'file-not-found' });
  expect(valueOf(await api.history.state({}))).toMatchObject({ undoAction: 'documents.attach' });
  valueOf(await api.history.undo({}));
  expect(valueOf(await api.documents.sources({ search: '' })).documents).toEqual([]);
  expect(valueOf(await api.proof.verify({}))).toMatchObject({ ok: true });
});
