import { describe, expect, test } from 'vitest';
import { listBackups } from '#main/services/backup/backups.ts';
import { importSession, textFile, textRow, type ImportFixture } from '../../support/import-session.ts';

const undoImport = ({ session }: ImportFixture, importId: number) =>
  session.writer().undoImport({ importId });

const proves = async ({ session }: ImportFixture): Promise<void> => {
  expect((await session.reader.verify({})).firstMismatch).toBeNull();
};

/** Two imports: the older one brings the vendor Acme, which only it uses. */
const twoImports = async (fixture: ImportFixture) => {
  const older = await fixture.take(
    fixture.file('older.csv', textFile(textRow(), textRow({ number: 'F-2' }), textRow({ number: '' }))),
  );
  const newer = await fixture.take(
    fixture.file('newer.csv', textFile(textRow({ number: 'Z-1', vendor: 'Zeta' }))),
  );
  return { older: older.importId, newer: newer.importId };
};

const numbers = async (fixture: ImportFixture): Promise<unknown[]> =>
  (await fixture.rows('invoice')).map(({ number }) => String(number)).toSorted((a, b) => a.localeCompare(b));

describe('an older import', () => {
  test('is undone on its own; undo brings it back, redo takes it out again; each step proves', async () => {
    const fixture = await importSession();
    const { older } = await twoImports(fixture);
    const backups = listBackups(fixture.path).length;
    await undoImport(fixture, older);
    expect(listBackups(fixture.path)).toHaveLength(backups + 1);
    expect(await numbers(fixture)).toEqual(['Z-1']);
    expect(await fixture.count('organization')).toBe(1);
    await proves(fixture);
    await fixture.session.writer().undo();
    expect(await numbers(fixture)).toEqual(['F-1', 'F-2', 'Z-1']);
    await proves(fixture);
    await fixture.session.writer().redo();
    expect(await numbers(fixture)).toEqual(['Z-1']);
    await proves(fixture);
    await expect(undoImport(fixture, older)).rejects.toMatchObject({ error: { code: 'import-not-open' } });
  });

  test('is not undone while rows of it were changed; once the change is undone, it is', async () => {
    const fixture = await importSession();
    const { older } = await twoImports(fixture);
    const line = (await fixture.rows('invoiceLine')).find(({ sourceRow }) => sourceRow === 3);
    await fixture.session.writer().update({
      entity: 'invoiceLine',
      changes: [{ id: Number(line?.['id']), column: 'description', value: 'Other' }],
    });
    await expect(undoImport(fixture, older)).rejects.toMatchObject({
      error: {
        code: 'import-in-use',
        file: 'older.csv',
        uses: [{ kind: 'changed', entity: 'invoiceLine', label: 'Other' }],
        count: 1,
      },
    });
    await fixture.session.writer().undo();
    await undoImport(fixture, older);
    expect(await numbers(fixture)).toEqual(['Z-1']);
  });

  test('is not undone while a document supports an invoice of it; once it is detached, it is', async () => {
    const fixture = await importSession();
    const { older } = await twoImports(fixture);
    const invoice = (await fixture.rows('invoice')).find(({ number }) => number === 'F-2');
    const path = fixture.file('F-2.txt', 'bon de livraison');
    await fixture.session.writer().attachDocuments({
      attachments: [{ path, invoiceId: Number(invoice?.['id']) }],
      maximumBytes: 1000,
    });
    await expect(undoImport(fixture, older)).rejects.toMatchObject({
      error: {
        code: 'import-in-use',
        uses: [{ kind: 'used', entity: 'invoice', usedBy: 'supportingDocument', label: 'F-2' }],
      },
    });
    await fixture.session.writer().remove({ entity: 'supportingDocument', ids: [1] });
    await undoImport(fixture, older);
    expect(await numbers(fixture)).toEqual(['Z-1']);
    await proves(fixture);
  });

  test('is not undone while others use what it brought, nor once rows of it were deleted or taken in', async () => {
    const fixture = await importSession();
    const { older } = await twoImports(fixture);
    const uses = async () =>
      undoImport(fixture, older).then(
        () => [],
        (failure: { error: { uses: unknown[] } }) => failure.error.uses,
      );
    await fixture.take(fixture.file('third.csv', textFile(textRow({ number: 'F-9' }))));
    expect(await uses()).toEqual([
      { kind: 'used', entity: 'organization', usedBy: 'invoice', label: 'Acme inc.' },
    ]);
    await fixture.session.writer().undo();

    const line = (await fixture.rows('invoiceLine')).find(({ sourceRow }) => sourceRow === 3);
    await fixture.session.writer().remove({ entity: 'invoiceLine', ids: [Number(line?.['id'])] });
    expect(await uses()).toMatchObject([{ kind: 'removed', entity: 'invoiceLine' }]);
    await fixture.session.writer().undo();

    const { rows } = await fixture.session.reader.importRejects({
      importId: older,
      status: 'open',
      offset: 0,
      limit: 9,
    });
    await fixture.session.writer().takeRejects({
      importId: older,
      rows: [{ id: rows[0]?.id ?? 0, cells: { number: 'F-3' } }],
      decimalMark: '.',
    });
    expect(await uses()).toContainEqual({
      kind: 'changed',
      entity: 'importReject',
      label: expect.any(String),
    });
    await fixture.session.writer().undo();
    expect(await uses()).toEqual([]);
    await proves(fixture);
  });
});
