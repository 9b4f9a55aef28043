import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachDocuments } from '#main/services/documents/attach-documents.ts';
import { keepDocuments } from '#main/services/documents/keep-documents.ts';
import { keepFiles } from '#main/services/documents/keep-files.ts';
import { supportOfInvoice } from '#main/services/documents/support-of-invoice.ts';
import { suggestInvoices } from '#main/services/documents/suggest-invoices.ts';
import { redo, undo } from '#main/services/history/history.ts';
import { clearStagedImports } from '#main/services/importing/clear-staged.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { removeRows, updateCells } from '#main/services/register/register-commands.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { contractFields, newCase, type CaseFixture } from '../../support/case-fixture.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const maximumBytes = 2 ** 20;

const caseWithInvoices = async (...numbers: readonly string[]) => {
  const fixture = await newCase();
  const vendorId = fixture.add('organization', { name: 'Acier Nord inc.', kind: 'vendor' });
  return { fixture, vendorId, ids: numbers.map((number) => addInvoice(fixture, vendorId, number)) };
};

const addInvoice = ({ add }: CaseFixture, vendorId: number, number: string): number =>
  add('invoice', { vendorId, number, kind: 'invoice', issuedOn: '2025-03-01', currency: 'CAD' });

const written = (files: Readonly<Record<string, string>>): readonly string[] => {
  const folder = tempFolder();
  return Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
};

const count = ({ context: { db } }: CaseFixture, table: string): unknown =>
  db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

const counts = (fixture: CaseFixture): readonly unknown[] =>
  ['documents', 'supporting_documents', 'source_files'].map((table) => count(fixture, table));

describe('documents that support invoices', () => {
  it('are kept and tied in one undo step, which undo and redo take whole', async () => {
    const { fixture, ids } = await caseWithInvoices('F-1', 'F-2');
    const [first = '', second = ''] = written({ 'F-1.pdf': 'un', 'F-2.pdf': 'deux' });
    const [one = 0, two = 0] = ids;
    const attached = await attachDocuments(fixture.context, {
      attachments: [
        { path: first, invoiceId: one },
        { path: second, invoiceId: two },
        { path: second, invoiceId: one },
      ],
      maximumBytes,
    });
    expect(attached).toEqual({ attached: 3, already: 0, documentIds: [1, 2, 2] });
    expect(counts(fixture)).toEqual([2, 3, 2]);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
    undo(fixture.context);
    expect(counts(fixture).slice(0, 2)).toEqual([0, 0]);
    redo(fixture.context);
    expect(counts(fixture)).toEqual([2, 3, 2]);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });

  it('stay one document when the case has the same bytes, and are tied to an invoice once', async () => {
    const { fixture, ids } = await caseWithInvoices('F-1', 'F-2');
    const [invoiceId = 0, other = 0] = ids;
    const paths = written({ 'a.pdf': 'pareil', 'b.pdf': 'pareil' });
    const [path = '', again = ''] = paths;
    await keepDocuments(fixture.context, { paths: [path], maximumBytes, under: null });
    const attachments = [
      { path, invoiceId },
      { path: again, invoiceId },
      { path: again, invoiceId: other },
    ];
    expect(await attachDocuments(fixture.context, { attachments, maximumBytes })).toEqual({
      attached: 2,
      already: 1,
      documentIds: [1, 1, 1],
    });
    const events = count(fixture, 'events');
    expect(await attachDocuments(fixture.context, { attachments, maximumBytes })).toMatchObject({
      attached: 0,
      already: 3,
    });
    expect([...counts(fixture), count(fixture, 'events')]).toEqual([1, 2, 1, events]);
  });

  it('are tied to an invoice once by hand, too; another invoice may have the same document', async () => {
    const { fixture, ids } = await caseWithInvoices('F-1', 'F-2');
    const [path = ''] = written({ 'a.pdf': 'un' });
    const [invoiceId = 0, other = 0] = ids;
    await attachDocuments(fixture.context, { attachments: [{ path, invoiceId }], maximumBytes });
    const tie = { entity: 'supportingDocument', column: 'documentId', problem: 'taken', value: 1 };
    const taken = (id: number | null) =>
      expect.objectContaining({ error: { code: 'validation', issues: [{ ...tie, id }] } });
    expect(() => fixture.add('supportingDocument', { invoiceId, documentId: 1 })).toThrow(taken(null));
    const second = fixture.add('supportingDocument', { invoiceId: other, documentId: 1 });
    expect(() =>
      updateCells(fixture.context, 'supportingDocument', [
        { id: second, column: 'invoiceId', value: invoiceId },
      ]),
    ).toThrow(taken(second));
  });

  it('are none of them kept when one cannot be, or when it is given up', async () => {
    const { fixture, ids } = await caseWithInvoices('F-1');
    const [invoiceId = 0] = ids;
    const paths = written({ 'a.pdf': 'un', 'b.pdf': 'deux', 'c.pdf': 'x'.repeat(maximumBytes + 1) });
    const attach = (attachments: readonly { path: string; invoiceId: number }[], stopAt = 99) =>
      attachDocuments(fixture.context, {
        attachments,
        maximumBytes,
        onProgress: (done) => {
          if (done === stopAt) throw new AppFailure({ code: 'cancelled' });
        },
      });
    const all = paths.map((path) => ({ path, invoiceId }));
    await expect(attach(all)).rejects.toMatchObject({ error: { code: 'limit-exceeded' } });
    await expect(attach(all.slice(0, 2), 1)).rejects.toMatchObject({ error: { code: 'cancelled' } });
    await expect(attach(all.slice(0, 2), 2)).rejects.toMatchObject({ error: { code: 'cancelled' } });
    await expect(attach([...all.slice(0, 1), { path: paths[1] ?? '', invoiceId: 99 }])).rejects.toMatchObject(
      {
        error: { code: 'validation', issues: [{ column: 'invoiceId', problem: 'unknown-reference' }] },
      },
    );
    expect(counts(fixture)).toEqual([0, 0, 0]);
  });

  it('whose bytes were kept when everything stopped are gone when the case is opened the next time', async () => {
    const { fixture, ids } = await caseWithInvoices('F-1');
    const [path = '', other = ''] = written({ 'a.pdf': 'un', 'b.pdf': 'deux' });
    await attachDocuments(fixture.context, {
      attachments: [{ path, invoiceId: ids[0] ?? 0 }],
      maximumBytes,
    });
    undo(fixture.context);
    await keepFiles(fixture.context, { paths: [other], maximumBytes });
    expect(counts(fixture)).toEqual([0, 0, 2]);
    clearStagedImports(fixture.context.db);
    expect(counts(fixture)).toEqual([0, 0, 1]);
    // What was undone can still be done again.
    redo(fixture.context);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });

  it('go with their invoice and come back with it; the document stays', async () => {
    const { fixture, ids } = await caseWithInvoices('F-1');
    const [path = ''] = written({ 'F-1.pdf': 'un' });
    const [invoiceId = 0] = ids;
    await attachDocuments(fixture.context, { attachments: [{ path, invoiceId }], maximumBytes });
    // A document that supports an invoice cannot go.
    expect(() => removeRows(fixture.context, 'document', [1])).toThrow(
      expect.objectContaining({
        error: { code: 'in-use', entity: 'document', id: 1, usedBy: 'supportingDocument' },
      }),
    );
    removeRows(fixture.context, 'invoice', [invoiceId]);
    expect(counts(fixture)).toEqual([1, 0, 1]);
    undo(fixture.context);
    expect(counts(fixture)).toEqual([1, 1, 1]);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });

  it('that were taken away or altered behind our back are named by verify', async () => {
    const { fixture, ids } = await caseWithInvoices('F-1');
    const [path = ''] = written({ 'F-1.pdf': 'un' });
    const { db } = fixture.context;
    await attachDocuments(fixture.context, {
      attachments: [{ path, invoiceId: ids[0] ?? 0 }],
      maximumBytes,
    });
    const chunk = db.prepare('SELECT data FROM source_chunks').pluck().get();
    db.prepare("UPDATE source_chunks SET data = x'00'").run();
    expect(verifyCase(db).firstMismatch).toMatchObject({ kind: 'kept-file-altered', entity: 'document' });
    db.prepare('UPDATE source_chunks SET data = ?').run(chunk);
    expect(verifyCase(db).firstMismatch).toBeNull();
    db.prepare('DELETE FROM supporting_documents').run();
    expect(verifyCase(db).firstMismatch).toMatchObject({ entity: 'supportingDocument', id: 1 });
  });
});

describe('what supports an invoice', () => {
  it('is listed by index number, with the lines of time sheets that are its own', async () => {
    const { fixture, vendorId, ids } = await caseWithInvoices('F-1', 'F-10');
    const [invoiceId = 0, other = 0] = ids;
    const names = Array.from({ length: 11 }, (_one, index) => `piece ${index}.txt`);
    const paths = written(Object.fromEntries(names.map((name) => [name, name])));
    await attachDocuments(fixture.context, {
      attachments: paths.slice(1).map((path) => ({ path, invoiceId })),
      maximumBytes,
    });
    const entry = { startsOn: '2025-03-03', endsOn: '2025-03-07', hours: '37.5' };
    const own = fixture.add('timeEntry', { ...entry, vendorId, invoiceNumber: 'f1' });
    fixture.add('timeEntry', { ...entry, vendorId, invoiceNumber: 'F-10' });
    const { documents, timeEntryIds } = supportOfInvoice(fixture.context.db, invoiceId);
    expect(documents.map(({ indexNumber }) => indexNumber)).toEqual(
      names.slice(1).map((_name, index) => `A-${index + 1}`),
    );
    expect(documents[0]).toEqual({
      id: 1,
      documentId: 1,
      indexNumber: 'A-1',
      title: 'piece 1',
      fileName: 'piece 1.txt',
      size: 11,
      note: null,
    });
    expect(timeEntryIds).toEqual([own]);
    expect(supportOfInvoice(fixture.context.db, other).documents).toEqual([]);
    expect(() => supportOfInvoice(fixture.context.db, 99)).toThrow(
      expect.objectContaining({ error: { code: 'not-found', entity: 'invoice', id: 99 } }),
    );
  });

  it('has the hours of its contract and days where only its lines say them', async () => {
    const { fixture, vendorId, ids } = await caseWithInvoices('F-1', 'F-2');
    const [invoiceId = 0, other = 0] = ids;
    const contractId = fixture.add('contract', contractFields('C-1', { vendorId }));
    const march = { contractId, currency: 'CAD', periodStart: '2025-03-01', periodEnd: '2025-03-31' };
    fixture.add('invoiceLine', { ...march, invoiceId });
    fixture.add('invoiceLine', { ...march, invoiceId: other, periodStart: '2025-03-08' });
    const own = fixture.add('timeEntry', { contractId, startsOn: '2025-03-03', hours: '7.5' });
    const timeEntryIds = (id: number) => supportOfInvoice(fixture.context.db, id).timeEntryIds;
    expect([timeEntryIds(invoiceId), timeEntryIds(other)]).toEqual([[own], []]);
  });
});

describe('the invoices suggested for files', () => {
  it('are those that their names name, with who billed when', async () => {
    const { fixture, ids } = await caseWithInvoices('F-1', 'F-12', 'F-2');
    const other = fixture.add('organization', { name: 'Béton', kind: 'vendor', aliases: 'Sud; Béton Sud' });
    const twin = addInvoice(fixture, other, 'F-2');
    const paths = written({
      'F-12.pdf': 'a',
      'F-2.pdf': 'b',
      'beton_sud F-2.pdf': 'c',
      'Notes.txt': 'd',
    });
    const suggested = await suggestInvoices(fixture.context.db, { paths });
    expect(suggested.map(({ name, invoices }) => [name, invoices.map(({ id }) => id)])).toEqual([
      ['F-12.pdf', [ids[1]]],
      ['F-2.pdf', [ids[2], twin]],
      ['beton_sud F-2.pdf', [twin]],
      ['Notes.txt', []],
    ]);
    expect(suggested[0]).toMatchObject({
      size: 1,
      invoices: [{ number: 'F-12', vendor: 'Acier Nord inc.', issuedOn: '2025-03-01' }],
      attachedTo: [],
    });
    const ofOther = await suggestInvoices(fixture.context.db, { paths, vendorId: other });
    expect(ofOther.map(({ invoices }) => invoices.map(({ id }) => id))).toEqual([[], [twin], [twin], []]);
  });

  it('say where the same bytes are attached already, whatever the file is called', async () => {
    const { fixture, ids } = await caseWithInvoices('F-1', 'F-2');
    const [path = '', same = '', like = ''] = written({
      'F-1.pdf': 'un',
      'copie.pdf': 'un',
      'F-2.pdf': 'nu',
    });
    await attachDocuments(fixture.context, {
      attachments: [{ path, invoiceId: ids[1] ?? 0 }],
      maximumBytes,
    });
    const suggested = await suggestInvoices(fixture.context.db, { paths: [path, same, like] });
    expect(suggested.map(({ attachedTo }) => attachedTo)).toEqual([[ids[1]], [ids[1]], []]);
  });

  it('of a file that is not there are refused', async () => {
    const { fixture } = await caseWithInvoices();
    await expect(
      suggestInvoices(fixture.context.db, { paths: [join(tempFolder(), 'F-1.pdf')] }),
    ).rejects.toMatchObject({ error: { code: 'file-not-found' } });
  });
});
