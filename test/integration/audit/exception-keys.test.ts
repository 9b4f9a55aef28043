import { expect, test } from 'vitest';
import { newAuditCase } from '../../support/audit-case.ts';

test('two rows of one vendor, written in two ways, have keys that say which; alone, a row has the key it had', async () => {
  const audit = await newAuditCase();
  const keysOf = (test: string): readonly string[] => audit.run(test).exceptions.map(({ key }) => key);
  const bank = '815-30001-1234567';
  audit.addVendor('Acme inc.', { gstNumber: '123456789RT0001' });
  audit.add('employee', { number: '101', name: 'Anne Roy', bankAccount: bank });
  const addBolt = (name: string): void => {
    const vendor = audit.addVendor(name, { bankAccount: bank });
    for (const [number, net] of [
      ['B-1', 7_000_000],
      ['B-2', 8_000_000],
    ] as const)
      audit.addInvoice(vendor, number, '2023-03-01', { net, gst: net / 20 });
  };
  addBolt('Bolt ltée');
  expect(keysOf('T07')).toEqual(['bolt||2023-03-01']);
  expect(keysOf('T15')).toEqual(['no-number|bolt|gst']);
  expect(keysOf('T25')).toEqual(['bolt|101|anne roy']);
  addBolt('Bolt inc.');
  expect(keysOf('T07')).toEqual(['bolt||2023-03-01|Bolt inc.', 'bolt||2023-03-01|Bolt ltée']);
  expect(keysOf('T15')).toEqual(['no-number|bolt|gst|Bolt inc.', 'no-number|bolt|gst|Bolt ltée']);
  expect(keysOf('T25')).toEqual(['bolt|101|anne roy|Bolt inc.', 'bolt|101|anne roy|Bolt ltée']);
});

test('T05: a name near two rows of another vendor', async () => {
  const audit = await newAuditCase();
  for (const name of ['Boréale inc.', 'Boréale ltée', 'Borréale']) audit.addVendor(name);
  expect(audit.run('T05').exceptions.map(({ key }) => key)).toEqual([
    'boreale|borreale|Borréale|Boréale inc.',
    'boreale|borreale|Borréale|Boréale ltée',
  ]);
});

test('T16: numbers of one prefix and two widths are two series', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  for (const width of [4, 2])
    for (const number of [1, 2, 3, 5, 6])
      audit.addInvoice(acme, `F-${String(number).padStart(width, '0')}`, '2026-03-01', { total: 100 });
  expect(audit.run('T16').exceptions.map(({ key }) => key)).toEqual([
    'gap|acme|F-|4|4|2|Acme inc.',
    'gap|acme|F-|4|4|4|Acme inc.',
  ]);
});
