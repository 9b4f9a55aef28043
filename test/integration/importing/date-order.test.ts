import { expect, test } from 'vitest';
import { importSession, textFile, textRow } from '../../support/import-session.ts';

test('dates that contradict each other are asked, not read row by row; an order given by hand settles them', async () => {
  const fixture = await importSession();
  const file = fixture.file(
    'dates.csv',
    textFile(
      textRow({ number: 'F-1', date: '25/04/2024' }),
      textRow({ number: 'F-2', date: '04/25/2024' }),
      textRow({ number: 'F-3', date: '2024-04-25' }),
    ),
  );
  const inspection = await fixture.inspect(file);
  expect(inspection).toMatchObject({ dateOrderAmbiguous: true, options: { dateOrder: null } });
  const rejectCodes = async (dateOrder: 'dmy' | null) =>
    (await fixture.stage(file, { options: { ...inspection.options, dateOrder } })).rejectCodes;
  expect(await rejectCodes(null)).toEqual([{ code: 'ambiguous-date', count: 2 }]);
  expect(await rejectCodes('dmy')).toEqual([{ code: 'impossible-date', count: 1 }]);
});

test('columns that order their dates differently are each read in their own order', async () => {
  const fixture = await importSession();
  const file = fixture.file(
    'orders.csv',
    [
      'Facture,Date,Fournisseur,Période du,Période au,Net',
      'F-1,03/04/2024,Acme,04/03/2024,2024-04-30,1.00',
      'F-2,25/04/2024,Acme,04/25/2024,2024-04-30,1.00',
    ].join('\n'),
  );
  const inspection = await fixture.inspect(file);
  expect(inspection).toMatchObject({ dateOrderAmbiguous: false, options: { dateOrder: null } });
  const report = await fixture.take(file);
  expect(report.rejectCodes).toEqual([]);
  const invoices = await fixture.rows('invoice');
  expect(invoices.map(({ issuedOn, periodStart }) => [issuedOn, periodStart])).toEqual([
    ['2024-04-03', '2024-04-03'],
    ['2024-04-25', '2024-04-25'],
  ]);
});
