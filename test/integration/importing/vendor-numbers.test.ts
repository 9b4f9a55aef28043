import { expect, test } from 'vitest';
import { importSession } from '../../support/import-session.ts';

const header = 'Facture;Date;Fournisseur;NEQ;No TPS;No TVQ;Montant net';
const file = (...rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`;

test('vendors are found by their numbers before their name', async () => {
  const fixture = await importSession();
  const acme = await fixture.add('organization', { kind: 'vendor', name: 'Acme', neq: '1142345678' });
  const boreal = await fixture.add('organization', {
    kind: 'vendor',
    name: 'Boréal',
    gstNumber: '123456789RT0001',
  });
  const path = fixture.file(
    'numbers.csv',
    file(
      'F-1;2025-01-02;Groupe renommé;1142 345 678;;;10,00',
      'F-2;2025-01-02;;;123456789 RT 0001;;20,00',
      'F-3;2025-01-02;Acme;1155555554;;;30,00',
    ),
  );
  const report = await fixture.take(path);
  expect(report).toMatchObject({
    rows: { accepted: 2, rejected: 1 },
    rejectCodes: [{ code: 'doubtful-vendor', count: 1 }],
    unknownVendors: ['Acme'],
  });
  const invoices = await fixture.rows('invoice');
  expect(invoices.map(({ number, vendorId }) => [number, vendorId])).toEqual([
    ['F-1', acme],
    ['F-2', boreal],
  ]);
});

test('new vendors keep their numbers, and are one by number or by name', async () => {
  const fixture = await importSession();
  const path = fixture.file(
    'new.csv',
    file(
      'F-1;2025-01-02;Neuf inc.;;;;10,00',
      'F-2;2025-01-02;NEUF;1142345678;;1012345678TQ0001;20,00',
      'F-3;2025-01-02;Autre nom;1142-345-678;;;30,00',
      'F-4;2025-01-02;Neuf;1155555554;n/a;;40,00',
    ),
  );
  const report = await fixture.take(path);
  expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
    [2, 'vendor-created'],
    [5, 'vendor-created'],
  ]);
  const vendors = (await fixture.rows('organization')).map(({ name, neq, gstNumber, qstNumber }) => ({
    name,
    neq,
    gstNumber,
    qstNumber,
  }));
  expect(vendors).toEqual([
    { name: 'Neuf inc.', neq: '1142345678', gstNumber: null, qstNumber: '1012345678TQ0001' },
    { name: 'Neuf', neq: '1155555554', gstNumber: null, qstNumber: null },
  ]);
  const { session } = fixture;
  expect(await session.reader.verify({})).toMatchObject({ ok: true });
  expect((await fixture.take(path)).rows).toMatchObject({ accepted: 0, duplicates: 4 });
});

test('a corrected row keeps the numbers of its vendor', async () => {
  const fixture = await importSession();
  const path = fixture.file('late.csv', file('F-1;2025-13-02;Neuf inc.;1142345678;;;10,00'));
  const { importId } = await fixture.take(path);
  const { rows } = await fixture.session.reader.importRejects({
    importId,
    status: 'open',
    offset: 0,
    limit: 10,
  });
  await fixture.session.writer().takeRejects({
    importId,
    rows: [{ id: rows[0]?.id ?? 0, cells: { date: '2025-12-02' } }],
    decimalMark: ',',
  });
  expect(await fixture.rows('organization')).toMatchObject([{ name: 'Neuf inc.', neq: '1142345678' }]);
});
