import { expect, test } from 'vitest';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { atRisk, exact, newAuditCase, references } from '../../support/audit-case.ts';

test('A02: 60 days after the award, not 91', async () => {
  const audit = await newAuditCase();
  const early = audit.addContract('C-1', { awardedOn: '2025-01-01' });
  audit.addAmendment(early, '1', { signedOn: '2025-03-02', low: 40_000 });
  const late = audit.addContract('C-2', { awardedOn: '2025-01-01' });
  audit.addAmendment(late, '1', { signedOn: '2025-04-02', low: 40_000 });
  const run = audit.run('A02');
  expect(run.exceptions.map(({ detail }) => [detail['reference'], detail['days']])).toEqual([['C-1', 60]]);
  expect(atRisk(run)).toEqual([[40_000, 40_000]]);
  expect(references(audit.run('A02', 'days=91'))).toEqual(['C-1', 'C-2']);
});

test('A02: the first amendment after 59 days, but more than 10 % within 90; exactly 10 %, or less, is not', async () => {
  const audit = await newAuditCase();
  const amended = (
    reference: string,
    fields: AnyFields,
    ...amendments: readonly (readonly [string, number])[]
  ) => {
    const id = audit.addContract(reference, { awardedOn: '2025-01-01', ...fields });
    for (const [index, [signedOn, low]] of amendments.entries())
      audit.addAmendment(id, String(index + 1), { signedOn, low });
  };
  amended('C-1', exact(10_000), ['2025-03-01', 60_000], ['2025-04-01', 40_001]);
  amended('C-2', exact(10_000), ['2025-03-01', 60_000], ['2025-04-01', 40_000]);
  amended('C-3', exact(10_000), ['2025-03-01', 60_000], ['2025-04-02', 90_000]);
  amended('C-4', {}, ['2025-03-01', 900_000]);
  amended('C-5', exact(10_000), ['2025-01-31', 1]);
  const run = audit.run('A02', 'days=30');
  expect(
    run.exceptions.map(({ detail }) => ['reference', 'days', 'percentLow'].map((name) => detail[name])),
  ).toEqual([
    ['C-1', 59, '10.0'],
    ['C-5', 30, '0.0'],
  ]);
  expect(atRisk(run)).toEqual([
    [100_001, 100_001],
    [1, 1],
  ]);
  expect(references(audit.run('A02', 'days=30', 'sumPercent=5', 'sumDays=60'))).toEqual([
    'C-1',
    'C-2',
    'C-3',
    'C-5',
  ]);
});

test('A05: 365 days extended by 59 is 16 %; by 31 is 8 %', async () => {
  const audit = await newAuditCase();
  const term = { startsOn: '2025-01-01', endsOn: '2025-12-31' };
  audit.addAmendment(audit.addContract('C-1', term), '1', { newEndsOn: '2026-02-28' });
  audit.addAmendment(audit.addContract('C-2', term), '1', { newEndsOn: '2026-01-31' });
  // Within the options that were agreed from the start.
  audit.addAmendment(audit.addContract('C-3', { ...term, optionEndsOn: '2026-12-31' }), '1', {
    newEndsOn: '2026-06-30',
  });
  const run = audit.run('A05');
  expect(run.exceptions).toMatchObject([{ key: 'C-1', detail: { originalDays: 365, days: 59 } }]);
});

test('A07: signed after it took effect or after the end; on the same day is in time', async () => {
  const audit = await newAuditCase();
  const contract = audit.addContract('C-1', { startsOn: '2025-01-01', endsOn: '2025-12-31' });
  audit.addAmendment(contract, '1', { signedOn: '2025-06-10', effectiveOn: '2025-06-01', low: 5_000 });
  audit.addAmendment(contract, '2', {
    signedOn: '2025-07-01',
    effectiveOn: '2025-07-01',
    newEndsOn: '2026-03-31',
  });
  audit.addAmendment(contract, '3', { signedOn: '2026-01-15', low: 1_000 });
  audit.addAmendment(contract, '4', { signedOn: '2026-04-01', low: 7_000 });
  const run = audit.run('A07');
  expect(run.exceptions.map(({ key, detail }) => [key, detail['reason'], detail['days']])).toEqual([
    ['C-1|4', 'after-end', 1],
    ['C-1|1', 'after-effect', 9],
  ]);
  expect(atRisk(run)).toEqual([
    [7_000, 7_000],
    [5_000, 5_000],
  ]);
});

test('T10: a period that ends after the contract, its options and extensions included', async () => {
  const audit = await newAuditCase();
  const vendor = audit.addVendor('Acme inc.');
  const contractId = audit.addContract('C-1', { startsOn: '2025-01-01', endsOn: '2025-12-31' });
  audit.addAmendment(contractId, '1', { newEndsOn: '2026-01-31' });
  const under = { contractId, total: 10_000 };
  audit.addInvoice(vendor, 'F-1', '2026-03-01', {
    ...under,
    periodStart: '2026-01-01',
    periodEnd: '2026-01-31',
  });
  audit.addInvoice(vendor, 'F-2', '2026-03-01', {
    ...under,
    periodStart: '2026-02-01',
    periodEnd: '2026-02-28',
  });
  audit.addInvoice(vendor, 'F-3', '2024-12-31', { ...under, total: 20_000 });
  audit.addInvoice(vendor, 'F-4', '2024-12-31', { total: 20_000 });
  const run = audit.run('T10');
  expect(run.exceptions.map(({ detail }) => [detail['number'], detail['basis']])).toEqual([
    ['F-3', 'invoice-date'],
    ['F-2', 'period'],
  ]);
  expect(run.excluded).toEqual([{ reason: 'no-contract', count: 1 }]);
  expect(audit.run('T10', 'graceDays=28').exceptions).toHaveLength(1);
});

test('T10: an option that was not exercised counts, unless the parameter says not; an extension always does', async () => {
  const audit = await newAuditCase();
  const vendor = audit.addVendor('Acme inc.');
  const ended = { startsOn: '2024-01-01', endsOn: '2024-12-31', optionEndsOn: '2026-12-31' };
  const contractId = audit.addContract('C-1', ended);
  const extended = audit.addContract('C-2', ended);
  audit.addAmendment(extended, '1', { newEndsOn: '2026-01-31' });
  for (const [index, id] of [contractId, extended].entries())
    audit.addInvoice(vendor, `F-${index + 1}`, '2026-01-15', { contractId: id, net: 10_000 });
  audit.addInvoice(vendor, 'F-3', '2027-01-01', { contractId, net: 10_000 });
  const optionsOf = (...settings: readonly string[]) =>
    audit
      .run('T10', ...settings)
      .exceptions.map(({ detail }) => [detail['number'], detail['endsOn'], detail['options']]);
  expect(optionsOf()).toEqual([['F-3', '2026-12-31', 'counted']]);
  expect(optionsOf('options=false')).toEqual([
    ['F-1', '2024-12-31', 'not-counted'],
    ['F-3', '2024-12-31', 'not-counted'],
  ]);
});

test('T26: work in March under a contract signed in April', async () => {
  const audit = await newAuditCase();
  const vendor = audit.addVendor('Acme inc.');
  const contractId = audit.addContract('C-1', { signedOn: '2025-04-15' });
  const early = audit.addInvoice(vendor, 'F-1', '2025-05-01', {
    contractId,
    total: 80_000,
    periodStart: '2025-03-01',
    periodEnd: '2025-03-31',
  });
  audit.addInvoice(vendor, 'F-2', '2025-05-01', { contractId, total: 70_000, periodStart: '2025-04-15' });
  const run = audit.run('T26');
  expect(run.exceptions).toMatchObject([
    {
      key: 'C-1',
      rows: [{ entity: 'contract' }, { entity: 'invoice', id: early }],
      detail: { firstOn: '2025-03-01' },
    },
  ]);
  expect(atRisk(run)).toEqual([[80_000, 80_000]]);
});

test('T26: a contract that starts in January and is signed in March, invoiced later or not at all', async () => {
  const audit = await newAuditCase();
  const vendor = audit.addVendor('Acme inc.');
  const started = { startsOn: '2026-01-01', signedOn: '2026-03-01' };
  const invoicedLater = audit.addContract('C-1', started);
  audit.addContract('C-2', started);
  audit.addContract('C-3', { ...started, signedOn: '2026-01-01' });
  audit.addContract('C-4', { signedOn: '2026-03-01' });
  const run = audit.run('T26');
  expect(references(run)).toEqual(['C-1', 'C-2']);
  audit.addInvoice(vendor, 'F-1', '2026-04-15', { contractId: invoicedLater, total: 80_000 });
  const later = audit.run('T26');
  expect(references(later)).toEqual(['C-1', 'C-2']);
  expect(later.exceptions[0]?.detail).toMatchObject({
    startsOn: '2026-01-01',
    firstOn: '2026-01-01',
    numbers: [],
  });
  expect(atRisk(later)).toEqual([null, null]);
  expect(later.excluded).toEqual([{ reason: 'not-invoiced', count: 1 }]);
  expect(references(audit.run('T26', 'graceDays=58'))).toEqual(['C-1', 'C-2']);
  expect(references(audit.run('T26', 'graceDays=59'))).toEqual([]);
});
