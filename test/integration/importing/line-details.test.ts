import { expect, test } from 'vitest';
import { settingsOf } from '#main/services/importing/import-settings.ts';
import { importSession } from '../../support/import-session.ts';

test('item codes, units and holdbacks of a table are kept; the holdback of an invoice is that of its lines', async () => {
  const fixture = await importSession();
  const path = fixture.file(
    'details.csv',
    [
      'Facture;Date;Fournisseur;Code d’article;Description;Quantité;Unité;Prix unitaire;Montant net;Retenue',
      'F-1;2025-01-31;Acme;CONS-01;Conseil;2;jour;1 000,00;2 000,00;200,00',
      'F-1;2025-01-31;Acme;CONS-02;Analyse;10;h;50,00;500,00;50,00',
      'F-2;2025-02-28;Acme;;Frais;1;;10,00;10,00;',
    ].join('\n'),
  );
  const report = await fixture.take(path);
  expect(report).toMatchObject({ rows: { read: 3, accepted: 3, rejected: 0 } });
  const lines = await fixture.rows('invoiceLine');
  expect(lines.map(({ itemCode, unit, quantity }) => [itemCode, unit, quantity])).toEqual([
    ['CONS-01', 'jour', '2'],
    ['CONS-02', 'h', '10'],
    [null, null, '1'],
  ]);
  const invoices = await fixture.rows('invoice');
  expect(invoices.map(({ number, net, holdback }) => [number, net, holdback])).toEqual([
    ['F-1', 250_000, 25_000],
    ['F-2', 1000, null],
  ]);
  expect((await fixture.session.reader.verify({})).firstMismatch).toBeNull();
});

test('each column has its own decimal mark; one that says nothing is asked, and refused while it is open', async () => {
  const fixture = await importSession();
  const path = fixture.file(
    'marks.csv',
    [
      'Facture;Date;Fournisseur;Quantité;Prix unitaire;Montant net;Total',
      'F-1;2025-01-31;Acme;1,234;10.50;12 957,00;12 957,00',
    ].join('\n'),
  );
  const inspection = await fixture.inspect(path);
  expect(inspection.options.decimalMark).toBeNull();
  expect(
    inspection.columns.map(({ field, decimalMark, isMarkAmbiguous }) => [
      field,
      decimalMark ?? (isMarkAmbiguous === true ? 'asked' : null),
    ]),
  ).toEqual([
    ['number', null],
    ['date', null],
    ['vendor', null],
    ['quantity', 'asked'],
    ['unitPrice', '.'],
    ['net', ','],
    ['total', ','],
  ]);
  const open = await fixture.stage(path);
  expect(open).toMatchObject({ rejectCodes: [{ code: 'ambiguous-amount', count: 1 }] });
  const settings = settingsOf(inspection);
  const columns = settings.columns.map((column) =>
    column.field === 'quantity' ? { ...column, decimalMark: '.' as const } : column,
  );
  await fixture.take(path, { columns });
  const [line] = await fixture.rows('invoiceLine');
  expect(line).toMatchObject({ quantity: '1234', unitPrice: '10.50', net: 1_295_700 });
});

test('a column that only looks like the vendor’s number is corrected in the mapping', async () => {
  const fixture = await importSession();
  const acme = await fixture.add('organization', { kind: 'vendor', name: 'Acme', neq: '1142345678' });
  const path = fixture.file(
    'numbers.csv',
    'Facture;Date;Nom;NEQ;Entreprise inscrite;Montant net\nF-1;2025-01-02;x;1199999999;1142345678;10,00\n',
  );
  const { columns } = settingsOf(await fixture.inspect(path));
  expect(columns.map(({ field }) => field)).toEqual(['number', 'date', null, 'neq', null, 'net']);
  const corrected = columns.map((column) => ({
    ...column,
    field: column.index === 3 ? null : column.index === 4 ? ('neq' as const) : column.field,
  }));
  await fixture.take(path, { columns: corrected });
  const [invoice] = await fixture.rows('invoice');
  expect(invoice).toMatchObject({ number: 'F-1', vendorId: acme });
});
