import { expect, test } from 'vitest';
import { openCaseSession } from '#main/workers/case-session.ts';
import { testThreads } from '../../support/built-main.ts';
import { atRisk, newAuditCase, today } from '../../support/audit-case.ts';

test('T05: a letter too many in a long name; one of three is another name', async () => {
  const audit = await newAuditCase();
  for (const name of ['Informatique Boréale inc.', 'Informatique Borreale ltée', 'Abc inc.', 'Abd inc.'])
    audit.addVendor(name);
  expect(audit.run('T05').exceptions).toMatchObject([
    { key: 'informatique boreale|informatique borreale', detail: { distance: 1 } },
  ]);
  expect(audit.run('T05', 'percent=34').exceptions).toHaveLength(2);
});

test('T24: 10,000 $ beside 900 $ is 11.11 times; 8,999.99 $ is less than ten', async () => {
  const audit = await newAuditCase();
  const [acme, bolt, only] = [audit.addVendor('Acme'), audit.addVendor('Bolt'), audit.addVendor('Only')];
  audit.addInvoice(acme, 'F-1', '2026-03-01', { net: 1_000_000 });
  audit.addInvoice(acme, 'F-2', '2026-03-01', { net: 90_000 });
  audit.addInvoice(bolt, 'F-1', '2026-03-01', { net: 899_999 });
  audit.addInvoice(bolt, 'F-2', '2026-03-01', { net: 90_000 });
  audit.addInvoice(only, 'F-1', '2026-03-01', { net: 90_000_000 });
  const run = audit.run('T24');
  expect(run.exceptions).toMatchObject([{ key: 'acme|F-1|2026-03-01', detail: { factor: '11.11' } }]);
  expect(atRisk(run)).toEqual([[910_000, 910_000]]);
  expect(run.excluded).toEqual([{ reason: 'only-one', count: 1 }]);
});

test('A04: five amendments by one approver for one vendor, not four', async () => {
  const audit = await newAuditCase();
  const contract = audit.addContract('C-1', { vendorId: audit.addVendor('Acme inc.') });
  for (let number = 1; number <= 5; number += 1)
    audit.addAmendment(contract, `T${number}`, {
      approvedBy: number === 1 ? 'M. TREMBLAY' : 'M. Tremblay',
      low: 10_000,
    });
  for (let number = 1; number <= 4; number += 1)
    audit.addAmendment(contract, `R${number}`, { approvedBy: 'Mme Roy', low: 10_000 });
  audit.addAmendment(contract, 'X', { low: 10_000 });
  const run = audit.run('A04');
  expect(run.exceptions).toMatchObject([{ detail: { count: 5, fence: null } }]);
  expect(atRisk(run)).toEqual([[50_000, 50_000]]);
  expect(run.excluded).toEqual([{ reason: 'no-approver', count: 1 }]);
});

test('T20: 5,000.00 $ before tax is round, 5,500.00 $ is not', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  audit.addInvoice(acme, 'F-1', '2026-03-02', { net: 500_000, total: 574_875 });
  audit.addInvoice(acme, 'F-2', '2026-03-02', { net: 550_000 });
  audit.addInvoice(acme, 'F-3', '2026-03-02', { net: 50_000 });
  const run = audit.run('T20');
  expect(run).toMatchObject({
    excluded: [{ reason: 'too-small', count: 1 }],
    exceptions: [{ detail: { number: 'F-1' } }],
    // Of 10^5 endings of three digits and two decimals, one is all zeros.
    profile: [{ examined: 2, round: 1, percent: '50', expectedPercent: '0.0010' }],
  });
  audit.addInvoice(acme, 'F-4', '2026-03-02', { net: 6_000, currency: 'JPY' });
  // A yen has no decimals: (0.00001 + 0.00001 + 0.001) / 3.
  expect(audit.run('T20', 'smallest=1000').profile).toEqual([
    { examined: 3, round: 2, percent: '67', expectedPercent: '0.034' },
  ]);
  expect(audit.run('T20', 'smallest=1000000').profile).toEqual([
    { examined: 0, round: 0, percent: null, expectedPercent: null },
  ]);
  expect(atRisk(run)).toEqual([[500_000, 500_000]]);
});

test('T21: Saturday, Sunday and a listed holiday, not Friday', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  audit.addInvoice(acme, 'F-1', '2026-03-06', { total: 10_000 });
  audit.addInvoice(acme, 'F-2', '2026-03-07', { total: 10_000 });
  audit.addInvoice(acme, 'F-3', '2020-03-09', { total: 10_000 });
  audit.addInvoice(acme, 'F-4', '2026-06-24', { total: 9_000 });
  const contract = audit.addContract('C-1', { signedOn: '2026-03-06' });
  audit.addAmendment(contract, '1', { signedOn: '2026-03-08', low: 5_000 });
  audit.addAmendment(contract, '2', { low: 5_000 });
  const run = audit.run('T21');
  expect(run.exceptions.map(({ key, detail }) => [key, detail['why']])).toEqual([
    ['invoice|acme|F-2|2026-03-07', 'weekend'],
    // Of a year without a row in the table of holidays, those of Québec.
    ['invoice|acme|F-4|2026-06-24', 'Fête nationale ‖ National Holiday'],
    ['C-1|amendment|1', 'weekend'],
  ]);
  expect(atRisk(run)).toEqual([
    [10_000, 10_000],
    [9_000, 9_000],
    [5_000, 5_000],
  ]);
  expect(run.excluded).toEqual([{ reason: 'no-date', count: 1 }]);
  // Whether 24 June is a holiday, the table of holidays says once it has one of that year.
  audit.add('holiday', { day: '2026-07-01', nameFr: 'Fête du Canada' });
  expect(audit.run('T21').exceptions.map(({ detail }) => detail['why'])).toEqual(['weekend', 'weekend']);
  audit.add('holiday', { day: '2026-06-24', nameFr: 'Fête nationale' });
  const approval = { subject: 'invoice', subjectNumber: 'F-4', step: 'approved', person: 'Anne Roy' };
  audit.add('approval', { ...approval, actedOn: '2026-06-24', currency: 'CAD', amount: 9_000 });
  audit.add('approval', { ...approval, actedOn: '2026-06-25' });
  expect(audit.run('T21').exceptions.map(({ key, detail }) => [key, detail['why']])).toEqual([
    ['invoice|acme|F-2|2026-03-07', 'weekend'],
    ['approval|invoice|F4|approved|2026-06-24', 'Fête nationale'],
    ['invoice|acme|F-4|2026-06-24', 'Fête nationale'],
    ['C-1|amendment|1', 'weekend'],
  ]);
});

test('a battery reports each test, and is cancelled between two of them', async () => {
  const audit = await newAuditCase();
  audit.addVendor('Acme inc.');
  audit.close();
  const session = await openCaseSession({
    path: audit.path,
    actor: 'Auditor',
    threads: testThreads,
    readOnly: true,
  });
  const options = { only: [], settings: {}, today };
  try {
    const seen: string[] = [];
    const runs = await session.withOwnReader((reader) =>
      reader.auditTests(options, { onProgress: (test) => seen.push(test) }),
    );
    expect(seen).toEqual([...runs.map((run) => run.test), '']);
    expect(runs.filter(({ status }) => status === 'failed')).toEqual([]);
    await expect(
      session.withOwnReader((reader) => reader.auditTests(options, { onStart: (cancel) => cancel() })),
    ).rejects.toMatchObject({ error: { code: 'cancelled' } });
  } finally {
    await session.close();
  }
});
