import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { contractFields } from '../../support/case-fixture.ts';
import { recordImport } from '../../support/record-import.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const csv = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

const workPackages = { settings: { format: 'work-packages' } } as const;

const withContract = async () => {
  const given = await recordImport();
  const contractOf = (reference: string): number => given.add('contract', contractFields(reference));
  return { ...given, contractId: contractOf('C-7'), otherId: contractOf('C-8') };
};

describe('work packages', () => {
  test('of a French file: one agreed amount each, tied out, with what is wrong told', async () => {
    const { file, take, rows, contractId, otherId, undo, mismatch } = await withContract();
    const path = file(
      'lots.csv',
      csv(
        'Contrat;No de lot;Titre du lot;Montant convenu ($)',
        'C-7;L1;Conception;1 000,50 $',
        'C-7;L2;Essais;n/d',
        'C-7;L3;Formation;',
        'C-8;L1;Déménagement;200,00',
        'C-7;L1;Conception, encore;5,00',
        'C-404;L9;Ailleurs;7,00',
        'C-7;L4;Au moins;au moins 10 000',
        ';L5;Sans contrat;1,00',
        'C-7;;Sans numéro;2,00',
        'Total;;;1 215,50',
      ),
    );
    const report = await take(path);
    expect(report.kind).toBe('work-packages');
    expect(report.rows).toMatchObject({ read: 9, accepted: 4, rejected: 5 });
    expect(report.rejectCodes.map(({ code }) => code).toSorted()).toEqual([
      'missing-contract',
      'missing-value',
      'repeated-number',
      'unknown-contract',
      'unreadable-amount',
    ]);
    expect(report.amountsByCurrency).toEqual([
      { currency: 'CAD', read: '1215.50', accepted: '1200.50', rejected: '15.00', ignored: '0.00' },
    ]);
    expect(rows('workPackage')).toMatchObject([
      { contractId, number: 'L1', title: 'Conception', hedge: 'exact', low: 100_050, high: 100_050 },
      { contractId, number: 'L2', hedge: null, low: null, high: null, currency: 'CAD' },
      { contractId, number: 'L3', low: null, sourceRow: 4 },
      { contractId: otherId, number: 'L1', low: 20_000 },
    ]);
    expect(mismatch()).toBeNull();
    expect((await take(path)).rows).toMatchObject({ accepted: 0, ignored: 4 });
    undo();
    undo();
    expect(rows('workPackage')).toEqual([]);
    expect(mismatch()).toBeNull();
  });

  test('of an English one, under the contract chosen for the file: ranges, open ends, other currencies', async () => {
    const { file, take, rows, contractId } = await withContract();
    const report = await take(
      file(
        'packages.csv',
        csv(
          'Work package,Title,Minimum,Maximum,Kind of amount,Currency',
          'WP-1,Design,100.00,150.00,,CAD',
          'WP-2,Tests,,150.00,,USD',
          'WP-3,Training,100.00,,at least,CAD',
          'WP-4,Moves,100.00,,fixed,CAD',
          'WP-5,Rest,200.00,100.00,,CAD',
        ),
      ),
      { settings: { format: 'work-packages', contractId } },
    );
    expect(report.rejectCodes).toEqual([{ code: 'low-above-high', count: 1 }]);
    expect(rows('workPackage')).toMatchObject([
      { contractId, number: 'WP-1', hedge: 'between', low: 10_000, high: 15_000 },
      { number: 'WP-2', hedge: 'at-most', low: null, high: 15_000, currency: 'USD' },
      { number: 'WP-3', hedge: 'at-least', low: 10_000, high: null },
      { number: 'WP-4', hedge: 'exact', low: 10_000, high: 10_000 },
    ]);
    expect(report.amountsByCurrency).toMatchObject([
      { currency: 'CAD', read: '450.00', accepted: '350.00' },
      { currency: 'USD', read: '150.00' },
    ]);
  });

  test('an amount with its kind in a column of its own; with a range beside it nobody says which counts', async () => {
    const { file, take, rows, contractId } = await withContract();
    const report = await take(
      file(
        'packages.csv',
        csv(
          'Work package,Ceiling,Kind of amount,Minimum',
          'WP-1,100.00,up to,',
          'WP-2,100.00,about,',
          'WP-3,100.00,between,',
          'WP-4,100.00,,50.00',
        ),
      ),
      { settings: { format: 'work-packages', contractId } },
    );
    expect(report.rejectCodes.map(({ code }) => code).toSorted()).toEqual([
      'amount-and-range',
      'range-incomplete',
    ]);
    expect(rows('workPackage')).toMatchObject([
      { number: 'WP-1', hedge: 'at-most', low: null, high: 10_000 },
      { number: 'WP-2', hedge: 'about', low: 10_000, high: 10_000 },
    ]);
  });

  test('a later delivery replaces what an import brought, bounds and all; what it leaves open stays', async () => {
    const { file, take, rows, contractId, mismatch } = await withContract();
    const header = 'Contract,Work package,Title,Amount,Kind of amount';
    await take(
      file('a.csv', csv(header, 'C-7,WP-1,Design,100.00,', 'C-7,WP-2,Tests,200.00,', 'C-7,WP-3,Moves,5.00,')),
      workPackages,
    );
    const { updates } = await take(
      file(
        'b.csv',
        csv(header, 'C-7,WP-1,Design,150.00,up to', 'C-7,WP-2,Tests 2,,', 'C-7,WP-3,Moves,300.00,'),
      ),
      workPackages,
    );
    expect(rows('workPackage')).toMatchObject([
      { contractId, number: 'WP-1', hedge: 'at-most', low: null, high: 15_000, currency: 'CAD' },
      { number: 'WP-2', title: 'Tests 2', hedge: 'exact', low: 20_000, high: 20_000 },
      { number: 'WP-3', hedge: 'exact', low: 30_000, high: 30_000 },
    ]);
    expect(updates.map(({ column, before, after }) => [column, before, after])).toEqual([
      ['hedge', 'exact', 'at-most'],
      ['low', 10_000, null],
      ['high', 10_000, 15_000],
      ['title', 'Tests', 'Tests 2'],
      ['low', 500, 30_000],
      ['high', 500, 30_000],
    ]);
    expect(mismatch()).toBeNull();
  });

  test('a number written otherwise is the same package, in the file and in the case', async () => {
    const { file, take, rows } = await withContract();
    const header = 'Contract,Work package,Title,Amount';
    await take(file('a.csv', csv(header, 'C-7,Étape 01,Design,1.00', 'C-7,1.1,A,2.00')), workPackages);
    const report = await take(
      file('b.csv', csv(header, 'C-7,ETAPE 1,Plans,3.00', 'C-7,étape  1,Again,4.00', 'C-7,11,B,5.00')),
      workPackages,
    );
    expect(report.rejectCodes).toEqual([{ code: 'repeated-number', count: 1 }]);
    expect(rows('workPackage').map(({ number, title, low }) => [number, title, low])).toEqual([
      ['Étape 01', 'Plans', 300],
      ['1.1', 'A', 200],
      ['11', 'B', 500],
    ]);
  });

  test('an amount that a person wrote stays, with its currency', async () => {
    const { file, take, rows, update, mismatch } = await withContract();
    const header = 'Contract,Work package,Title,Amount,Currency';
    await take(file('a.csv', csv(header, 'C-7,WP-1,Design,100.00,CAD')), workPackages);
    update('workPackage', rows('workPackage')[0]?.id ?? 0, { low: 11_000, high: 11_000 });
    const { updates } = await take(file('b.csv', csv(header, 'C-7,WP-1,Plans,150.00,USD')), workPackages);
    expect(rows('workPackage')).toMatchObject([
      { title: 'Plans', low: 11_000, high: 11_000, hedge: 'exact', currency: 'CAD' },
    ]);
    expect(updates.filter(({ isApplied }) => !isApplied).map(({ column }) => column)).toEqual([
      'currency',
      'low',
      'high',
    ]);
    expect(mismatch()).toBeNull();
  });

  test('a workbook: typed amounts rounded as shown, its title row passed over', async () => {
    const book = new ExcelJS.Workbook();
    book
      .addWorksheet('Lots')
      .addRows([
        ['Annexe C – Lots de travaux'],
        ['Contrat', 'Lot', 'Désignation', 'Plafond'],
        ['C-7', 1, 'Fondations', 1234.5],
        ['C-7', 2, 'Toiture', { formula: '1000/3', result: 1000 / 3 }],
        ['TOTAL', null, null, 1567.83],
      ]);
    const path = join(tempFolder(), 'lots.xlsx');
    await book.xlsx.writeFile(path);
    const { take, rows } = await withContract();
    const report = await take(path);
    expect(report.kind).toBe('work-packages');
    expect(rows('workPackage')).toMatchObject([
      { number: '1', title: 'Fondations', low: 123_450 },
      { number: '2', low: 33_333, high: 33_333 },
    ]);
  });
});
