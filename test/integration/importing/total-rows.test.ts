import { expect, test } from 'vitest';
import { importSession, textFile, textRow } from '../../support/import-session.ts';

test('lines of a vendor called Total are lines; the sum of the lines is a total whatever it is called', async () => {
  const fixture = await importSession();
  const text = textFile(
    textRow({ number: 'F-1', vendor: 'Total Énergies' }),
    textRow({ number: 'F-2', vendor: 'Totaux et fils inc.', date: '' }),
    textRow({ number: '', vendor: 'Summit', date: '', net: '50.00', gst: '', qst: '', total: '' }),
    textRow({
      number: '',
      vendor: 'Total Énergies',
      date: '',
      description: '',
      net: '70.00',
      gst: '',
      qst: '',
      total: '',
    }),
    'Total Acme,,,,,320.00,,,',
  );
  const report = await fixture.stage(fixture.file('totals.csv', text));
  expect(report.rows).toEqual({ read: 4, accepted: 1, rejected: 3, ignored: 0, duplicates: 0 });
  expect(report.amountsByCurrency).toMatchObject([
    { read: '320.00', accepted: '100.00', rejected: '220.00' },
  ]);
  expect(report.statedTotal).toEqual({ row: 6, amount: '320.00', agrees: true });
});
