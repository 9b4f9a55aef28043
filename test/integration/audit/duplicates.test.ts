import { expect, test } from 'vitest';
import { atRisk, newAuditCase } from '../../support/audit-case.ts';

test('T01: the same invoice twice, not the one of another day or that was credited in full', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  const first = audit.addInvoice(acme, 'F-1001', '2026-03-01', { total: 1_149_750 });
  const second = audit.addInvoice(acme, 'F-1001', '2026-03-01', { total: 1_149_750 });
  audit.addInvoice(acme, 'F-1002', '2026-03-01', { total: 1_149_750 });
  audit.addInvoice(acme, 'F-1001', '2026-04-01', { total: 1_149_750 });
  // Cancelled by a credit note, then issued anew under its number.
  audit.addInvoice(acme, 'F-2000', '2026-03-05', { total: 50_000 });
  audit.addInvoice(acme, 'F-2000', '2026-03-05', { total: 50_000 });
  audit.addInvoice(acme, 'C-1', '2026-03-06', {
    kind: 'credit-note',
    total: -50_000,
    precedingNumber: 'f2000',
  });
  const run = audit.run('T01');
  expect(run).toMatchObject({
    status: 'done',
    population: 7,
    excluded: [
      { reason: 'credited', count: 2 },
      { reason: 'credit-note', count: 1 },
    ],
    exceptions: [
      {
        key: 'acme|F-1001|2026-03-01|1149750|CAD',
        rows: [
          { entity: 'invoice', id: first },
          { entity: 'invoice', id: second },
        ],
        detail: { numbers: ['F-1001', 'F-1001'], amounts: ['11497.50', '11497.50'] },
      },
    ],
  });
  expect(atRisk(run)).toEqual([[1_149_750, 1_149_750]]);
});

test('T01: the key is the same when the rows are new', async () => {
  const keys: unknown[] = [];
  for (const others of [0, 3]) {
    const audit = await newAuditCase();
    for (let index = 0; index < others; index += 1) audit.addVendor(`Other ${index}`);
    const acme = audit.addVendor(others === 0 ? 'Acme inc.' : 'ACME Inc');
    audit.addInvoice(acme, 'F-1', '2026-03-01', { total: 100 });
    audit.addInvoice(acme, 'F-1', '2026-03-01', { total: 100 });
    keys.push(audit.run('T01').exceptions.map(({ key }) => key));
  }
  expect(keys[0]).toEqual(keys[1]);
});

test('T02: a digit too many on the same day and amount; numbers that follow each other are left alone', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  const bolt = audit.addVendor('Bolt ltée');
  audit.addInvoice(acme, 'F-80123', '2026-03-01', { total: 500_000 });
  audit.addInvoice(acme, 'F-801233', '2026-03-01', { total: 500_000 });
  audit.addInvoice(bolt, '1041', '2026-03-01', { total: 300_000 });
  audit.addInvoice(bolt, '1042', '2026-03-01', { total: 300_000 });
  const run = audit.run('T02');
  expect(run.exceptions.map(({ detail }) => [detail['pattern'], detail['numbers']])).toEqual([
    ['ESEE', ['F-80123', 'F-801233']],
  ]);
  expect(atRisk(run)).toEqual([[500_000, 500_000]]);
});

test('T02: similar date and amount under a number twice used, within the limits only', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  audit.addInvoice(acme, 'F-1', '2026-03-01', { total: 100_000 });
  audit.addInvoice(acme, 'F-1', '2026-03-11', { total: 100_900 });
  audit.addInvoice(acme, 'F-2', '2026-03-01', { total: 200_000 });
  audit.addInvoice(acme, 'F-2', '2026-03-11', { total: 206_000 });
  const run = audit.run('T02');
  expect(run.exceptions.map(({ detail }) => detail['pattern'])).toEqual(['EESS']);
  expect(atRisk(run)).toEqual([[100_000, 100_900]]);
  expect(audit.run('T02', 'days=9').exceptions).toEqual([]);
  expect(audit.run('T02', 'percent=5').exceptions).toHaveLength(2);
});

test('T02: the same invoice from two vendors', async () => {
  const audit = await newAuditCase();
  audit.addInvoice(audit.addVendor('Acme inc.'), 'F-1', '2026-03-01', { total: 100_000 });
  audit.addInvoice(audit.addVendor('Bolt ltée'), 'F-1', '2026-03-01', { total: 100_000 });
  expect(audit.run('T02').exceptions.map(({ detail }) => [detail['pattern'], detail['vendors']])).toEqual([
    ['DEEE', ['Acme inc.', 'Bolt ltée']],
  ]);
});

test('T03: 08012306A is 8012306; another amount is another invoice', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  audit.addInvoice(acme, '8012306', '2026-03-01', { total: 75_000_000 });
  audit.addInvoice(acme, '08012306A', '2026-05-01', { total: 75_000_000 });
  audit.addInvoice(acme, '8012306B', '2026-05-02', { total: 12_000 });
  expect(atRisk(audit.run('T03'))).toEqual([[75_000_000, 75_000_000]]);
  expect(audit.run('T03', 'digitsOnly=false').exceptions).toEqual([]);
});

test('T04: the number is ignored, the day is not', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  audit.addInvoice(acme, 'A-1', '2026-03-01', { total: 75_000 });
  audit.addInvoice(acme, 'B-9', '2026-03-01', { total: 75_000 });
  audit.addInvoice(acme, 'C-5', '2026-03-02', { total: 75_000 });
  audit.addInvoice(acme, 'D-6', '2026-03-01', { total: 75_000, currency: 'USD' });
  const run = audit.run('T04');
  expect(run.exceptions.map(({ detail }) => detail['numbers'])).toEqual([['A-1', 'B-9']]);
  expect(atRisk(run)).toEqual([[75_000, 75_000]]);
});

test('T06: one registration number or one name for two rows; a public body is no vendor', async () => {
  const audit = await newAuditCase();
  audit.addVendor('Acme inc.', { neq: '1234567890' });
  audit.addVendor('Groupe Zénith', { neq: '1234 567 890' });
  audit.addVendor('Les Services Bolt ltée');
  audit.addVendor('SERVICES BOLT');
  audit.addVendor('Bolt Les Services');
  audit.addVendor('Bolt-les-services inc.');
  audit.add('organization', { kind: 'public-body', name: 'Acme' });
  expect(audit.run('T06').exceptions.map(({ key }) => key)).toEqual([
    'name|bolt les services',
    'neq|1234567890',
  ]);
});
