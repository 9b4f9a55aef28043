import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { importSession } from '../../support/import-session.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('amounts in merged cells count once; numbers, dates and vendors hold for every row', async () => {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Factures');
  sheet.addRows([
    ['No de facture', 'Date', 'Fournisseur', 'Description', 'Montant avant taxes', 'TPS', 'TVQ', 'Total'],
    ['F-1', '2025-03-04', 'Acme', 'Analyse', 100, 10, 19.95, 229.95],
    [null, null, null, 'Essais', 100, null, null, null],
    ['F-2', '2025-03-05', 'Acme', 'Soutien', 50, 2.5, 4.99, 57.49],
    [null, null, null, 'Soutien, suite', null, null, null, null],
    ['Total', null, null, null, 250, null, null, null],
  ]);
  for (const column of ['A', 'B', 'C', 'F', 'G', 'H']) sheet.mergeCells(`${column}2:${column}3`);
  for (const column of ['A', 'B', 'C', 'E', 'F', 'G', 'H']) sheet.mergeCells(`${column}4:${column}5`);
  const file = join(tempFolder(), 'fusion.xlsx');
  await workbook.xlsx.writeFile(file);

  const fixture = await importSession();
  const report = await fixture.take(file);
  expect(report.rows).toMatchObject({ read: 4, accepted: 4, rejected: 0 });
  expect(report.amountsByCurrency).toMatchObject([{ read: '250.00', accepted: '250.00' }]);
  expect(report.statedTotal).toMatchObject({ agrees: true });
  expect(report.warnings.filter(({ code }) => code === 'merged-amount').map(({ row }) => row)).toEqual([
    3, 5,
  ]);
  const invoices = await fixture.rows('invoice');
  expect(invoices.map(({ number, net, gst, total }) => [number, net, gst, total])).toEqual([
    ['F-1', 20_000, 1000, 22_995],
    ['F-2', 5000, 250, 5749],
  ]);
});
