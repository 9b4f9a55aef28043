import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importSession } from '../../support/import-session.ts';
import { rawWorkbook } from '../../support/raw-workbook.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const text = (ref: string, value: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;

const line = (row: number, net: string, attributes = ''): string =>
  `<row r="${row}"${attributes}>${text(`A${row}`, `F-${row}`)}${text(`B${row}`, '2025-03-04')}${text(`C${row}`, 'Acme')}${net}<c r="E${row}"><v>5</v></c></row>`;

test('hidden rows and columns are read and said; results of formulas are marked; an error is a reason', async () => {
  const fixture = await importSession();
  const path = join(tempFolder(), 'traps.xlsx');
  const headers = ['Facture', 'Date', 'Fournisseur', 'Montant net', 'Note'];
  const rows = [
    `<row r="1">${headers.map((header, index) => text(`${'ABCDE'[index] ?? ''}1`, header)).join('')}</row>`,
    line(2, '<c r="D2"><v>10</v></c>'),
    line(3, '<c r="D3"><v>20</v></c>', ' hidden="1"'),
    line(4, '<c r="D4"><f>D2+D3</f><v>30</v></c>'),
    line(5, '<c r="D5" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
  ].join('');
  const parts = {
    'xl/worksheets/sheet1.xml': `<worksheet><cols><col min="3" max="3" hidden="1"/><col min="5" max="5" hidden="1"/></cols><sheetData>${rows}</sheetData></worksheet>`,
  };
  writeFileSync(path, rawWorkbook({ rows, parts }));

  const inspection = await fixture.inspect(path);
  expect(inspection.columns.map(({ isHidden }) => isHidden ?? false)).toEqual([
    false,
    false,
    true,
    false,
    true,
  ]);
  expect(inspection.preview.map(({ row, isHidden }) => [row, isHidden ?? false])).toEqual([
    [1, false],
    [2, false],
    [3, true],
    [4, false],
    [5, false],
  ]);
  const report = await fixture.stage(path);
  expect(report).toMatchObject({
    rows: { read: 4, accepted: 3, rejected: 1 },
    amountsByCurrency: [{ currency: 'CAD', read: '60.00', accepted: '60.00', rejected: '0.00' }],
    rejectCodes: [{ code: 'error-cell', count: 1 }],
  });
  // The column of notes is not taken: that it is hidden is nothing to the import.
  expect(report.warnings.filter(({ code }) => code !== 'vendor-created')).toEqual([
    { row: 1, column: 'vendor', code: 'hidden-column' },
    { row: 3, column: null, code: 'hidden-row' },
    { row: 4, column: 'net', code: 'formula-result' },
  ]);
});
