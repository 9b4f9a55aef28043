// Writes the vendor files that tests import (test/fixtures, with expected.json) and the one that `npm run demo` imports
// (resources/sample). All of it is invented and says FICTIF. `--check` writes nothing and fails when a text file is not
// what this script makes; workbooks are left out of that, because zlib's bytes may differ between versions of Node.
import { readFileSync, writeFileSync } from 'node:fs';
import { einvoiceFiles } from './fixtures/einvoices.mjs';
import { expectedOf } from './fixtures/invented-rows.mjs';
import { delimited, englishAmount, frenchAmount, windows1252 } from './fixtures/text-files.mjs';
import {
  awsMonths,
  badRows,
  cleanRows,
  exampleRows,
  frenchRows,
  lgsQuarter,
  repeatedRows,
} from './fixtures/vendor-files.mjs';
import { addTable, addTotalRow, newWorkbook, workbookBytes } from './fixtures/workbook.mjs';

/**
 * @typedef {import('./fixtures/workbook.mjs').Columns} Columns
 * @typedef {{ name: string, bytes: Uint8Array, expected: ReturnType<typeof expectedOf> }} VendorFile
 */

const fixtures = new URL('../test/fixtures/', import.meta.url);
const notReal = 'FICHIER FICTIF : aucune facture réelle / FICTIONAL FILE: no real invoice'.replace(
  ' :',
  '\u00A0:',
);

/** French columns in the order of an accounting package. @type {Columns} */
const accounting = [
  ['No facture', 'number', 18],
  ['Date', 'date', 12],
  ['Fournisseur', 'vendor', 16],
  ['No contrat', 'contract', 20],
  ['Bon de commande', 'po', 18],
  ['Période du', 'periodStart', 12],
  ['Période au', 'periodEnd', 12],
  ['Description', 'description', 36],
  ['Quantité', 'quantity', 10],
  ['Prix unitaire', 'unitPrice', 12],
  ['Montant avant taxes', 'net', 18],
  ['TPS', 'gst', 14],
  ['TVQ', 'qst', 14],
  ['Total', 'total', 18],
];

/** The same in another vendor's order and words, with a currency. @type {Columns} */
const otherOrder = [
  ['Date de facturation', 'date', 14],
  ['Facture', 'number', 18],
  ['Référence du contrat', 'contract', 20],
  ['Nom du fournisseur', 'vendor', 24],
  ['Libellé', 'description', 40],
  ['Qté', 'quantity', 8],
  ['Prix unit.', 'unitPrice', 12],
  ['Sous-total', 'net', 16],
  ['TPS (5 %)', 'gst', 14],
  ['TVQ (9,975 %)', 'qst', 14],
  ['Montant total', 'total', 18],
  ['Devise', 'currency', 8],
];

/**
 * Title rows above a header in row 4, a hidden sheet in front that looks like invoices, a total row that agrees with
 * what can be read, and four bad rows: a day that does not exist, an amount in words, a contract that is not in the
 * case, a total that is 10,00 $ off.
 * @returns {Promise<VendorFile>}
 */
async function quarterWithBadRows() {
  const rows = lgsQuarter();
  const workbook = newWorkbook();
  const hidden = workbook.addWorksheet('Calculs (interne)', { state: 'hidden' });
  addTable(hidden, { columns: accounting, rows: cleanRows().slice(0, 3), headerRow: 1 });
  const sheet = workbook.addWorksheet('Factures T3');
  sheet.getCell('A1').value = 'LGS (FICTIF) – Relevé des factures, troisième trimestre de 2025';
  sheet.getCell('A2').value = notReal;
  sheet.getCell('A1').font = { bold: true, size: 14 };
  sheet.mergeCells('A1:N1');
  const table = { columns: accounting, rows, headerRow: 4 };
  addTable(sheet, table);
  const totalRow = addTotalRow(sheet, table, 'Total');
  workbook.addWorksheet('Notes').getCell('A1').value = notReal;
  const expected = expectedOf(rows, 5, { sheet: 'Factures T3', headerRow: 4, totalRow });
  return { name: 'factures-lgs-t3.xlsx', bytes: await workbookBytes(workbook), expected };
}

/** English headers, commas, dates as month/day/year, amounts like "1,234.56" in quotation marks, UTF-8. */
function englishText() {
  const rows = awsMonths();
  const header =
    'Invoice Number,Invoice Date,Supplier,Contract,PO Number,Service Period Start,Service Period End,Description,Quantity,Unit Price,Net Amount,GST,QST,Total Amount,Currency';
  const slashed = (/** @type {string} */ date) => date.replace(/^(\d+)-(\d+)-(\d+)$/, '$2/$3/$1');
  const lines = rows.map((row) => [
    row.number,
    slashed(row.date),
    row.vendor,
    row.contract,
    row.po,
    slashed(row.periodStart),
    slashed(row.periodEnd),
    row.description,
    row.quantity,
    row.unitPrice,
    ...[row.net, row.gst, row.qst, row.total].map(englishAmount),
    row.currency,
  ]);
  const expected = expectedOf(rows, 2, { sheet: null, headerRow: 1 });
  const text = delimited([header.split(','), ...lines], ',');
  return { name: 'aws-invoices-en.csv', bytes: Buffer.from(text, 'utf8'), expected };
}

/** All rows good, other words and another order, a total row. @returns {Promise<VendorFile>} */
async function cleanWorkbook() {
  const rows = cleanRows();
  const workbook = newWorkbook();
  const sheet = workbook.addWorksheet('Factures (FICTIF)');
  const table = { columns: otherOrder, rows, headerRow: 1 };
  addTable(sheet, table);
  const totalRow = addTotalRow(sheet, table, 'TOTAL');
  const expected = expectedOf(rows, 2, { sheet: 'Factures (FICTIF)', headerRow: 1, totalRow });
  return { name: 'factures-propres.xlsx', bytes: await workbookBytes(workbook), expected };
}

/** windows-1252, semicolons, decimal commas, no-break spaces in thousands, dates as day/month/year, a total row. */
function frenchText() {
  const rows = frenchRows();
  const header =
    'Numéro de facture;Date de facture;Fournisseur;Contrat;Libellé;Quantité;Prix unitaire;Montant HT;TPS;TVQ;Montant TTC';
  const slashed = (/** @type {string} */ date) => date.split('-').toReversed().join('/');
  const amounts = (/** @type {import('./fixtures/invented-rows.mjs').Row} */ row) =>
    [row.net, row.gst, row.qst, row.total].map(frenchAmount);
  const lines = rows.map((row) => [
    row.number,
    slashed(row.date),
    row.vendor,
    row.contract,
    row.description,
    row.quantity,
    row.unitPrice.replace('.', ','),
    ...amounts(row),
  ]);
  const sums = /** @type {const} */ (['net', 'gst', 'qst', 'total']).map((field) =>
    frenchAmount(rows.reduce((sum, row) => sum + Number(row[field]), 0)),
  );
  const totalRow = rows.length + 2;
  const expected = expectedOf(rows, 2, { sheet: null, headerRow: 1, totalRow });
  const text = delimited(
    [header.split(';'), ...lines, ['Total général', '', '', '', '', '', '', ...sums]],
    ';',
  );
  return { name: 'factures-fr-1252.csv', bytes: windows1252(text), expected };
}

/** Nothing in it can be taken. @returns {Promise<VendorFile>} */
async function badWorkbook() {
  const rows = badRows();
  const workbook = newWorkbook();
  addTable(workbook.addWorksheet('Factures'), { columns: otherOrder, rows, headerRow: 1 });
  const expected = expectedOf(rows, 2, { sheet: 'Factures', headerRow: 1 });
  return { name: 'bad-only.xlsx', bytes: await workbookBytes(workbook), expected };
}

/** One row comes twice. @returns {Promise<VendorFile>} */
async function repeatingWorkbook() {
  const rows = repeatedRows();
  const workbook = newWorkbook();
  addTable(workbook.addWorksheet('Factures'), { columns: accounting, rows, headerRow: 1 });
  const expected = expectedOf(rows, 2, { sheet: 'Factures', headerRow: 1 });
  return { name: 'repeat.xlsx', bytes: await workbookBytes(workbook), expected };
}

/** What a careful vendor sends: title, frozen header, filter, print set-up, total. Three bad rows. */
async function exampleWorkbook() {
  const rows = exampleRows();
  const workbook = newWorkbook();
  const sheet = workbook.addWorksheet('Factures', {
    views: [{ state: 'frozen', ySplit: 6, xSplit: 1 }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '6:6',
    },
  });
  const titles = [
    'LGS (FICTIF)',
    'Relevé des factures – contrat SAAQ-CASA-CADRE',
    notReal,
    'Montants en dollars canadiens',
  ];
  titles.forEach((title, index) => {
    sheet.getCell(index + 1, 1).value = title;
    sheet.getCell(index + 1, 1).font = { bold: index < 2, size: index === 0 ? 16 : 11, italic: index > 1 };
  });
  const table = { columns: accounting, rows, headerRow: 6 };
  addTable(sheet, table);
  const totalRow = addTotalRow(sheet, table, 'Total');
  sheet.autoFilter = { from: { row: 6, column: 1 }, to: { row: totalRow - 1, column: accounting.length } };
  const expected = expectedOf(rows, 7, { sheet: 'Factures', headerRow: 6, totalRow });
  return { name: 'factures-fournisseur-exemple.xlsx', bytes: await workbookBytes(workbook), expected };
}

const forTests = [
  await quarterWithBadRows(),
  englishText(),
  await cleanWorkbook(),
  frenchText(),
  await badWorkbook(),
  await repeatingWorkbook(),
];
const example = await exampleWorkbook();
const expectations = Object.fromEntries([...forTests, example].map(({ name, expected }) => [name, expected]));
const expectedFile = {
  name: 'expected.json',
  bytes: Buffer.from(`${JSON.stringify(expectations, null, 2)}\n`),
};
const outputs = [
  ...[...forTests, expectedFile].map(({ name, bytes }) => ({ url: new URL(name, fixtures), bytes })),
  ...einvoiceFiles().map(({ name, bytes }) => ({ url: new URL(`e-invoices/${name}`, fixtures), bytes })),
  { url: new URL(`../resources/sample/${example.name}`, import.meta.url), bytes: example.bytes },
];

if (process.argv.includes('--check')) {
  const stale = outputs.filter(
    ({ url, bytes }) => !url.pathname.endsWith('.xlsx') && !readFileSync(url).equals(bytes),
  );
  for (const { url } of stale)
    console.error(`${url.pathname} is not what scripts/make-fixtures.mjs makes: run it`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const { url, bytes } of outputs) writeFileSync(url, bytes);
  console.log(`${outputs.length} files written`);
}
