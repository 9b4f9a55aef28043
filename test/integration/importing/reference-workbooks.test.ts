import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '#main/files/read-limits.ts';
import { settingsOf } from '#main/services/importing/import-settings.ts';
import { inspectAny, type Asked } from '#main/services/importing/records/inspect-records.ts';
import { recogniseAll, type ImportOptions } from '#shared/ipc/import-schemas.ts';
import { recordImport } from '../../support/record-import.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const inspect = (path: string, format: Asked['format'] = null, options: Partial<ImportOptions> = {}) =>
  inspectAny(
    path,
    { format, options: { ...recogniseAll, ...options } },
    { profiles: [], limits: defaultLimits },
  );

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** A cover, prices of two years under other headers, and a sheet of notes: as an annex of a contract is. */
const priceWorkbook = async (): Promise<string> => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Couverture').addRows([
    ['Annexe B', 'Version'],
    ['Prix convenus', 2],
  ]);
  const first = book.addWorksheet('Prix 2024');
  first.addRows([
    ['Annexe B – Prix convenus'],
    ['En vigueur le', day('2024-04-01')],
    [],
    ['Code d’article', 'Description', 'Unité', 'Prix unitaire ($ CA)', 'Valide du', 'Contrat'],
    ['A-100', 'Clou 3 po', 'boîte', 12.345, day('2024-04-01'), ''],
    ['A-101', 'Vis', 'boîte', '1 234,50 $', day('2024-04-01'), ''],
    ['A-102', 'Boulon', 'unité', { formula: '1+1', result: 2 }, '2024-04-01', ''],
    ['A-103', 'Écrou', 'unité', 'sur demande', null, ''],
  ]);
  first.getCell('D5').numFmt = '#,##0.00 "$"';
  first.getCell('E5').numFmt = 'yyyy-mm-dd';
  book.addWorksheet('Prix 2025').addRows([
    ['Item code', 'Description', 'Rate agreed on', 'Valid from'],
    ['A-100', 'Clou 3 po', 13, day('2025-04-01')],
  ]);
  const path = join(tempFolder(), 'prix.xlsx');
  await book.xlsx.writeFile(path);
  return path;
};

describe('a price list in a workbook', () => {
  test('is recognised wherever its sheet is, with its columns and first rows', async () => {
    const inspection = await inspect(await priceWorkbook());
    expect(inspection).toMatchObject({
      format: 'price-list',
      kind: 'xlsx',
      options: { sheet: 'Prix 2024', headerRow: 4 },
      dateOrderAmbiguous: false,
    });
    expect(inspection.sheets.map(({ name }) => name)).toEqual(['Couverture', 'Prix 2024', 'Prix 2025']);
    expect(inspection.columns.map(({ header, tableField }) => [header, tableField])).toEqual([
      ['Code d’article', 'itemCode'],
      ['Description', 'description'],
      ['Unité', 'unit'],
      ['Prix unitaire ($ CA)', 'unitPrice'],
      ['Valide du', 'validFrom'],
      ['Contrat', 'contractId'],
    ]);
    expect(inspection.columns[3]?.samples).toEqual(['12.345', '1 234,50 $', '2']);
    expect(inspection.preview.map(({ row }) => row)).toEqual([1, 2, 4, 5, 6, 7, 8]);
  });

  test('is taken in from the sheet that was seen: exact prices, dates, and the sheet named in the report', async () => {
    const { context, take, rows, mismatch } = await recordImport();
    const path = await priceWorkbook();
    const report = await take(path, { settings: settingsOf(await inspect(path)) });
    expect(report).toMatchObject({ sheet: 'Prix 2024', rows: { read: 4, accepted: 3, rejected: 1 } });
    expect(report.rejectCodes).toEqual([{ code: 'unreadable-amount', count: 1 }]);
    expect(rows('priceItem')).toMatchObject([
      { itemCode: 'A-100', unitPrice: '12.345', validFrom: '2024-04-01', sourceRow: 5 },
      { itemCode: 'A-101', unitPrice: '1234.50', sourceRow: 6 },
      { itemCode: 'A-102', unitPrice: '2', validFrom: '2024-04-01', sourceRow: 7 },
    ]);
    expect(context.db.prepare('SELECT kind, sheet FROM imports').all()).toEqual([
      { kind: 'price-list', sheet: 'Prix 2024' },
    ]);
    expect(mismatch()).toBeNull();
  });

  test('another sheet can be asked for; a header that is not known is shown, and named by a person', async () => {
    const { take, rows } = await recordImport();
    const path = await priceWorkbook();
    const inspection = await inspect(path, 'price-list', { sheet: 'Prix 2025' });
    expect(inspection.options).toMatchObject({ sheet: 'Prix 2025', headerRow: 1 });
    const unknown = inspection.columns.filter(({ tableField }) => tableField === null);
    expect(unknown.map(({ header }) => header)).toEqual(['Rate agreed on']);
    const settings = settingsOf(inspection);
    const columns = settings.columns.map((column) =>
      column.header === 'Rate agreed on' ? { ...column, tableField: 'unitPrice' } : column,
    );
    await take(path, { settings: { ...settings, columns } });
    expect(rows('priceItem')).toMatchObject([
      { itemCode: 'A-100', unitPrice: '13', validFrom: '2025-04-01', sourceRow: 2 },
    ]);
  });

  test('a header row can be asked for; without a column for what each row must say nothing is read', async () => {
    const { take } = await recordImport();
    const path = await priceWorkbook();
    const inspection = await inspect(path, 'price-list', { sheet: 'Prix 2024', headerRow: 5 });
    expect(inspection.options.headerRow).toBe(5);
    expect(inspection.columns.map(({ header }) => header)).toContain('Clou 3 po');
    await expect(take(path, { settings: settingsOf(inspection) })).rejects.toMatchObject({
      error: { code: 'file-unreadable', reason: 'no-header' },
    });
    await expect(inspect(path, 'price-list', { sheet: 'Prix 2030' })).rejects.toMatchObject({
      error: { code: 'sheet-not-found', sheets: ['Couverture', 'Prix 2024', 'Prix 2025'] },
    });
  });
});

describe('a table of text', () => {
  const latin = Buffer.from('Matricule;Nom;Date d\u2019embauche\n7;Hélène Côté;2024-01-05\n', 'latin1');

  test('is read in the encoding asked for', async () => {
    const { file, take, rows } = await recordImport();
    // In UTF-16 each byte pair is another sign: only a person can say so where nothing in the file does.
    const path = file('personnel.csv', Buffer.from(latin.toString('latin1'), 'utf16le'));
    const inspection = await inspect(path, 'employees', { encoding: 'utf-16le' });
    expect(inspection).toMatchObject({
      kind: 'csv',
      options: { encoding: 'utf-16le', delimiter: ';', headerRow: 1 },
    });
    await take(path, { settings: settingsOf(inspection) });
    expect(rows('employee')).toMatchObject([{ number: '7', name: 'Hélène Côté', startsOn: '2024-01-05' }]);
  });

  test('asked to be invoices it has their columns, and asked again to be employees its own', async () => {
    const { file } = await recordImport();
    const path = file('personnel.csv', latin);
    const employees = await inspect(path, 'employees');
    expect(employees.options.encoding).toBe('windows-1252');
    const invoices = await inspect(path, 'invoices');
    expect(invoices.format).toBe('invoices');
    expect(invoices.columns.every(({ tableField }) => tableField === undefined)).toBe(true);
    expect((await inspect(path, 'employees')).columns).toEqual(employees.columns);
  });

  test('with no header of that table its first row is shown, and no column is taken', async () => {
    const { file } = await recordImport();
    const inspection = await inspect(file('other.csv', 'a,b\n1,2\n'), 'employees');
    expect(inspection.options.headerRow).toBe(1);
    expect(inspection.columns.map(({ header, tableField }) => [header, tableField])).toEqual([
      ['a', null],
      ['b', null],
    ]);
  });

  test('days and months that nothing tells apart are asked for', async () => {
    const { file } = await recordImport();
    const path = file('personnel.csv', 'Matricule,Nom,Date d’embauche\n7,Anne,03/04/2024\n');
    expect((await inspect(path, 'employees')).dateOrderAmbiguous).toBe(true);
    expect((await inspect(path, 'employees', { dateOrder: 'dmy' })).dateOrderAmbiguous).toBe(false);
  });
});
