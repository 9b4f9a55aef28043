import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { readRow } from '#main/db/row-store.ts';
import { attachDocuments } from '#main/services/documents/attach-documents.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { editWorkbook } from '../../support/edit-workbook.ts';
import { newRound } from '../../support/merge-session.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const sheet = 'Pièces justificatives';

/** F-1 with two documents, F-2 with one of them. */
const supportedRound = async () => {
  const round = await newRound();
  const vendorId = round.add('organization', { name: 'Acier', kind: 'vendor' });
  const [one = 0, two = 0] = ['F-1', 'F-2'].map((number) =>
    round.add('invoice', { vendorId, number, kind: 'invoice', issuedOn: '2025-03-01', currency: 'CAD' }),
  );
  const folder = tempFolder();
  const path = (name: string): string => {
    writeFileSync(join(folder, name), name);
    return join(folder, name);
  };
  const [slip, report] = [path('bon.txt'), path('rapport.txt')];
  await attachDocuments(round.context, {
    attachments: [
      { path: slip, invoiceId: one },
      { path: report, invoiceId: one },
      { path: report, invoiceId: two },
    ],
    maximumBytes: 1000,
  });
  return round;
};

test('documents that support invoices stand on a sheet with their index numbers', async () => {
  const round = await supportedRound();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await round.export());
  const rows = (workbook.getWorksheet(sheet)?.getSheetValues() ?? []).flatMap((row) =>
    Array.isArray(row) ? [Array.from(row.slice(1, 6), (cell) => cell ?? null)] : [],
  );
  expect(rows).toEqual([
    ['Clé', 'Facture', 'Document', 'Note', 'Cote'],
    ['supportingDocument:1', 'F-1', 'bon', null, 'A-1'],
    ['supportingDocument:2', 'F-1', 'rapport', null, 'A-2'],
    ['supportingDocument:3', 'F-2', 'rapport', null, 'A-2'],
  ]);
});

test('a workbook that comes back brings their notes, and ties no document twice', async () => {
  const round = await supportedRound();
  const exported = await round.export();
  expect((await round.plan(exported)).plan).toMatchObject({ changes: [], problems: [], removed: [] });
  const noted = await editWorkbook(exported, 'noted.xlsx', (open) =>
    open(sheet).set('supportingDocument:1', 'Note', 'signé'),
  );
  const planned = await round.plan(noted);
  expect(planned.plan).toMatchObject({ problems: [], conflicts: [] });
  expect(round.apply(planned)).toEqual([]);
  expect(readRow(round.context.db, 'supportingDocument', 1)).toMatchObject({ note: 'signé' });
  expect(verifyCase(round.context.db).firstMismatch).toBeNull();

  const twice = await editWorkbook(await round.export(), 'twice.xlsx', (open) =>
    open(sheet).append({ Facture: 'F-1', Document: 'rapport' }),
  );
  expect((await round.plan(twice)).plan).toMatchObject({
    added: [],
    problems: [{ column: 'documentId', code: 'taken' }],
  });
});
