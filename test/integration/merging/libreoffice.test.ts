import type ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readRow } from '#main/db/row-store.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { contractFields } from '../../support/case-fixture.ts';
import { libreOfficeMissing, recalculate } from '../../support/libreoffice.ts';
import { editWorkbook } from '../../support/edit-workbook.ts';
import { newRound, type Round } from '../../support/merge-session.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/* Edited, then opened and saved by LibreOffice: every part of the file is then written by it. */
describe.skipIf(libreOfficeMissing() !== null)('a workbook saved by LibreOffice', () => {
  it('changes nothing by being opened and saved', async () => {
    const round = await newRound({ sample: true });
    const { plan } = await round.plan(await recalculate(await round.export(), tempFolder()));
    expect(plan).toMatchObject({ base: { known: true }, changes: [], conflicts: [], added: [], removed: [] });
    expect(plan.problems).toEqual([]);
  }, 240_000);

  it('gives exactly the edits: values, rows added, removed and sorted, a column moved', async () => {
    const round = await newRound({ sample: true });
    const vendor = round.add('organization', { kind: 'vendor', name: 'Fournisseur « A & B » inc.' });
    const texts = { description: 'deux\r\nlignes\tet _x000D_ <fin>', tags: '=1+1', originalLow: -1_05 };
    const ids = ['M-1', 'M-2', 'M-3', 'M-4', 'M-5'].map((reference) =>
      round.add('contract', contractFields(reference, { vendorId: vendor, ...texts })),
    );
    const [money = 0, choice = 0, gone = 0, both = 0, here = 0] = ids;
    const invoice = round.add('invoice', {
      vendorId: vendor,
      number: '0007',
      kind: 'invoice',
      issuedOn: '2025-01-31',
      currency: 'JPY',
      net: 1000,
    });
    const line = round.add('invoiceLine', {
      invoiceId: invoice,
      currency: 'JPY',
      quantity: '12.500',
      unitPrice: '0.12345678901234567',
      net: 1000,
    });
    const edited = await editWorkbook(await round.export(), 'edited.xlsx', (open, workbook) => {
      workbook.lastModifiedBy = 'Zoé Collègue';
      const contracts = open('Contrats');
      contracts.set(`contract:${money}`, 'Montant initial (bas)', 1_234_567.89);
      contracts.set(`contract:${choice}`, 'État', 'Terminé');
      contracts.set(`contract:${choice}`, 'Signé le', new Date(Date.UTC(2023, 11, 31)));
      contracts.set(`contract:${both}`, 'Étiquettes', 'là-bas');
      contracts.sheet.spliceRows(contracts.row(`contract:${gone}`).number, 1);
      contracts.append({
        Référence: 'M-6',
        Type: 'Contrat',
        'Mode d’attribution': 'Inconnu',
        État: 'En cours',
        Devise: 'CAD',
        Taxes: 'Avant taxes',
        Fournisseur: 'Fournisseur « A & B » inc.',
        'Montant initial (bas)': 10.1,
      });
      open('Lignes de facture').set(`invoiceLine:${line}`, 'Quantité', 13.25);
      reverseRows(contracts.sheet, ids.length);
      moveColumn(contracts.sheet, contracts.column('État'), 3);
    });
    makeChange(round.context, 'register.update', (each) => {
      each.update('contract', both, { tags: 'ici' });
      each.update('contract', here, { status: 'suspended' });
    });

    const planned = await round.plan(await recalculate(edited, tempFolder()));
    const { plan } = planned;
    expect(plan.problems).toEqual([]);
    expect(plan.base.known).toBe(true);
    expect(
      new Set(plan.changes.map(({ key, column, base, theirs }) => `${key} ${column} ${base} ${theirs}`)),
    ).toEqual(
      new Set([
        `contract:${money} originalLow -1.05 1234567.89`,
        `contract:${choice} status active completed`,
        `contract:${choice} signedOn null 2023-12-31`,
        `invoiceLine:${line} quantity 12.500 13.25`,
      ]),
    );
    expect(plan.conflicts).toMatchObject([
      { key: `contract:${both}`, column: 'tags', base: '=1+1', ours: 'ici', theirs: 'là-bas' },
    ]);
    expect(plan.removed).toMatchObject([{ key: `contract:${gone}` }]);
    expect(plan.added).toMatchObject([
      {
        entity: 'contract',
        values: { reference: 'M-6', vendorId: `organization:${vendor}`, originalLow: '10.10' },
      },
    ]);
    const before = trail(round).length;
    expect(round.apply(planned)).toEqual([]);
    // Four cells, a row added and one removed: each event says who took it, from which file, and who saved that.
    expect(trail(round).slice(before)).toEqual(
      Array.from({ length: 6 }, () => ({
        actor: 'Auditor',
        command: 'merging.apply',
        reason: `edited.xlsx · SHA-256 ${plan.sha256} · Zoé Collègue`,
      })),
    );
    expect(readRow(round.context.db, 'contract', both)).toMatchObject({ tags: 'ici' });
    expect(readRow(round.context.db, 'contract', here)).toMatchObject({ status: 'suspended' });
    expect(verifyCase(round.context.db).firstMismatch).toBeNull();
  }, 240_000);
});

const trail = ({ context }: Round): readonly unknown[] =>
  context.db.prepare('SELECT actor, command, reason FROM events ORDER BY seq').all();

/** Turns the order of the last rows around, as sorting does; formulas stay with their cells' values. */
function reverseRows(sheet: ExcelJS.Worksheet, count: number): void {
  const last = sheet.rowCount;
  for (let step = 0; step < Math.floor(count / 2); step += 1)
    swapRows(sheet, last - step, last - count + 1 + step);
}

function swapRows(sheet: ExcelJS.Worksheet, a: number, b: number): void {
  for (let column = 1; column <= sheet.columnCount; column += 1) {
    const [one, other] = [sheet.getCell(a, column), sheet.getCell(b, column)];
    [one.value, other.value] = [other.value, one.value];
    [one.style, other.style] = [other.style, one.style];
  }
}

function moveColumn(sheet: ExcelJS.Worksheet, from: number, to: number): void {
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    for (let column = from; column > to; column -= 1) {
      const [one, other] = [sheet.getCell(row, column), sheet.getCell(row, column - 1)];
      [one.value, other.value] = [other.value, one.value];
      [one.style, other.style] = [other.style, one.style];
    }
  }
}
