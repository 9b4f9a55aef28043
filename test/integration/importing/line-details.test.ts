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

const timesheet =
  'Facture;Date;Fournisseur;Nom du consultant;Rôle;Livrable;Lot;Heures;Taux horaire;Montant net';

test('who did which part of the work is kept, and hours are hours where only the header says so', async () => {
  const fixture = await importSession();
  const path = fixture.file(
    'hours.csv',
    [
      timesheet,
      'F-1;2025-01-31;Acme;Lise Roy;Analyste;;L-2;7,5;100,00;750,00',
      'F-1;2025-01-31;Acme;Jean Bé;Analyste;;L-2;7,5;100,00;750,00',
      'F-2;2025-02-28;Acme;;;Devis, version 2;;;;1 000,00',
      ';;;Sous-total Acme;;;;15;;2 500,00',
    ].join('\n'),
  );
  const report = await fixture.take(path);
  // Two people with the same hours at the same rate are no row twice.
  expect(report).toMatchObject({
    rows: { read: 3, accepted: 3, rejected: 0 },
    warnings: [{ code: 'vendor-created' }],
  });
  const lines = await fixture.rows('invoiceLine');
  expect(
    lines.map(({ workPackage, worker, role, deliverable, quantity, unit }) => [
      workPackage,
      worker,
      role,
      deliverable,
      quantity,
      unit,
    ]),
  ).toEqual([
    ['L-2', 'Lise Roy', 'Analyste', null, '7.5', 'h'],
    ['L-2', 'Jean Bé', 'Analyste', null, '7.5', 'h'],
    [null, null, null, 'Devis, version 2', null, null],
  ]);
  expect(await fixture.stage(path)).toMatchObject({ rows: { accepted: 0, ignored: 3 } });
  expect((await fixture.session.reader.verify({})).firstMismatch).toBeNull();
});

test('a file that comes again with names spelt otherwise, or with one more person, adds only what is new', async () => {
  const fixture = await importSession();
  const fileOf = (name: string, ...workers: readonly string[]) =>
    fixture.file(
      `${name}.csv`,
      [timesheet, ...workers.map((worker) => `F-1;2025-01-31;Acme;${worker};;;;7,5;100,00;750,00`)].join(
        '\n',
      ),
    );
  await fixture.take(fileOf('first', 'L. Roy'));
  expect(await fixture.stage(fileOf('again', 'Lise Roy'))).toMatchObject({
    rows: { accepted: 0, ignored: 1 },
  });
  expect(await fixture.stage(fileOf('more', 'Lise Roy', 'Jean Bé'))).toMatchObject({
    rows: { accepted: 1, ignored: 1 },
  });
});

test('a corrected row keeps who did the work, and the unit of the header', async () => {
  const fixture = await importSession();
  const path = fixture.file(
    'rejected.csv',
    [
      'Invoice;Date;Vendor;Worker;Role;Deliverable;Days;Net',
      'F-1;2025-01-31;Acme;Lise Roy;Analyst;;2;2000.00',
      ';2025-01-31;Acme;Jean Bé;Analyst;Report;1;1000.00',
    ].join('\n'),
  );
  const { importId } = await fixture.take(path);
  const open = { importId, status: 'open', offset: 0, limit: 10 } as const;
  const { rows } = await fixture.session.reader.importRejects(open);
  const taken = await fixture.session.writer().takeRejects({
    importId,
    rows: [{ id: rows[0]?.id ?? 0, cells: { number: 'F-1' } }],
    decimalMark: '.',
  });
  expect(taken.taken).toBe(1);
  const lines = await fixture.rows('invoiceLine');
  expect(lines.at(-1)).toMatchObject({
    worker: 'Jean Bé',
    role: 'Analyst',
    deliverable: 'Report',
    quantity: '1',
    unit: 'day',
  });
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
