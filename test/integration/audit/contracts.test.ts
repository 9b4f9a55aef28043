import { expect, test } from 'vitest';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { atRisk, newAuditCase, type AuditCase } from '../../support/audit-case.ts';

const references = (run: ReturnType<AuditCase['run']>): unknown[] =>
  run.exceptions.map(({ detail }) => detail['reference']);

test('A01: 100,000 $ plus 12,000 $ is over 10 %; plus exactly 10,000 $ is not; a decrease gives nothing back', async () => {
  const audit = await newAuditCase();
  const over = audit.addContract('C-1', { originalLow: 10_000_000, originalHedge: 'exact' });
  audit.addAmendment(over, '1', { signedOn: '2025-02-01', low: 1_200_000 });
  audit.addAmendment(over, '2', { signedOn: '2025-03-01', direction: 'decrease', low: 500_000 });
  audit.addAmendment(over, '3', { status: 'pending', low: 9_000_000 });
  const exactly = audit.addContract('C-2', { originalLow: 10_000_000, originalHedge: 'exact' });
  audit.addAmendment(exactly, '1', { low: 1_000_000 });
  const perhaps = audit.addContract('C-3', { originalLow: 10_000_000, originalHedge: 'at-least' });
  audit.addAmendment(perhaps, '1', { low: 2_000_000 });
  audit.addContract('C-4');
  const run = audit.run('A01');
  expect(run).toMatchObject({
    population: 4,
    excluded: [
      { reason: 'original-unknown', count: 1 },
      { reason: 'no-amendment', count: 1 },
    ],
    exceptions: [{ key: 'C-1', detail: { percentLow: '12.0', netLow: '7000.00', increasesLow: '12000.00' } }],
  });
  expect(atRisk(run)).toEqual([[1_200_000, 1_200_000]]);
  expect(references(audit.run('A01', 'percent=9.9'))).toEqual(['C-1', 'C-2']);
});

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

test('A03: awarded at 95,000 $ and lifted to 125,000 $, above the 121,200 $ of 2022', async () => {
  const audit = await newAuditCase();
  const mutual = { awardMethod: 'mutual-agreement', awardedOn: '2022-05-01', originalHedge: 'exact' };
  const lifted = audit.addContract('C-1', { ...mutual, originalLow: 9_500_000 });
  audit.addAmendment(lifted, '1', { low: 3_000_000 });
  const below = audit.addContract('C-2', { ...mutual, originalLow: 9_500_000 });
  audit.addAmendment(below, '1', { low: 2_000_000 });
  const tendered = audit.addContract('C-3', {
    ...mutual,
    awardMethod: 'public-tender',
    originalLow: 9_500_000,
  });
  audit.addAmendment(tendered, '1', { low: 3_000_000 });
  const recent = audit.addContract('C-4', { ...mutual, awardedOn: '2024-05-01', originalLow: 9_500_000 });
  audit.addAmendment(recent, '1', { low: 3_000_000 });
  const run = audit.run('A03');
  expect(references(run)).toEqual(['C-1']);
  expect(atRisk(run)).toEqual([[3_000_000, 3_000_000]]);
  expect(run.excluded).toEqual([
    { reason: 'public-tender', count: 1 },
    // Nobody has read the amount in force in 2024: it is not made up.
    { reason: 'no-threshold', count: 1 },
  ]);
  expect(run.ruleVersions).toMatchObject([
    {
      code: 'tender-threshold-network-services',
      amount: '121200.00',
      validFrom: '2022-01-01',
      validTo: '2023-12-31',
      mark: 'verified',
    },
  ]);
  expect(references(audit.run('A03', 'threshold=121200'))).toEqual(['C-1', 'C-4']);
});

test('A03: the threshold is that of the kind of body and the nature of the contract, else of the parameters', async () => {
  const audit = await newAuditCase();
  const body = (bodyKind: string): number =>
    audit.add('organization', { kind: 'public-body', name: bodyKind, bodyKind });
  const award = { awardMethod: 'mutual-agreement', originalHedge: 'exact' };
  const lifted = (reference: string, fields: AnyFields): void => {
    const id = audit.addContract(reference, { ...award, ...fields });
    audit.addAmendment(id, '1', { low: 2_000_000 });
  };
  // Goods of a ministry: $30,300 in 2022 and 2023, $25,300 in 2018 and 2019, not read between.
  const goods = { publicBodyId: body('ministry'), nature: 'goods', originalLow: 2_600_000 };
  lifted('below', { ...goods, awardedOn: '2022-01-01' });
  lifted('above', { ...goods, awardedOn: '2019-12-31' });
  lifted('not-read', { ...goods, awardedOn: '2021-12-31' });
  // Information technology counts as services; of a body of another kind, the kind of the parameter does.
  const services = { awardedOn: '2022-01-01', originalLow: 11_000_000 };
  lifted('technology', { ...services, publicBodyId: body('network'), nature: 'technology' });
  lifted('other', { ...services, publicBodyId: body('other'), nature: 'other' });
  const run = audit.run('A03');
  expect(references(run).map(String).toSorted()).toEqual(['below', 'other', 'technology']);
  expect(run.exceptions.map(({ detail }) => String(detail['threshold'])).toSorted()).toEqual([
    '121200.00',
    '121200.00',
    '30300.00',
  ]);
  expect(run.excluded).toEqual([{ reason: 'no-threshold', count: 1 }]);
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

test('T11: the ceiling is the one of the day: an amendment signed later does not make up for it', async () => {
  const audit = await newAuditCase();
  const vendor = audit.addVendor('Acme inc.');
  const original = { originalLow: 10_000_000, originalHedge: 'exact' };
  const over = audit.addContract('C-1', original);
  audit.addAmendment(over, '1', { signedOn: '2025-02-01', low: 1_000_000 });
  audit.addAmendment(over, '2', { signedOn: '2025-09-01', low: 5_000_000 });
  audit.addInvoice(vendor, 'F-1', '2025-03-01', { contractId: over, net: 9_000_000 });
  audit.addInvoice(vendor, 'F-2', '2025-04-01', { contractId: over, net: 2_500_000 });
  const near = audit.addContract('C-2', original);
  audit.addInvoice(vendor, 'F-3', '2025-03-01', { contractId: near, net: 9_000_000 });
  const within = audit.addContract('C-3', original);
  audit.addInvoice(vendor, 'F-4', '2025-03-01', { contractId: within, net: 8_999_999 });
  const run = audit.run('T11');
  expect(run.exceptions).toMatchObject([
    {
      key: 'C-1',
      detail: { state: 'over', crossedOn: '2025-04-01', invoiced: '115000.00', ceilingHigh: '110000.00' },
    },
    { key: 'C-2', detail: { state: 'near' }, amountAtRisk: null },
  ]);
  expect(atRisk(run)[0]).toEqual([500_000, 500_000]);
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

test('T29: 1,000 $ invoiced, 200 $ credited, 1,000 $ paid is 200 $ too much', async () => {
  const audit = await newAuditCase();
  const vendor = audit.addVendor('Acme inc.');
  const over = audit.addInvoice(vendor, 'F-1', '2025-03-01', { total: 100_000 });
  audit.addInvoice(vendor, 'C-1', '2025-03-05', {
    kind: 'credit-note',
    total: -20_000,
    precedingNumber: 'F-1',
  });
  const exact = audit.addInvoice(vendor, 'F-2', '2025-03-01', { total: 100_000 });
  const pay = (invoiceId: number, amount: number): number =>
    audit.add('payment', { invoiceId, currency: 'CAD', amount, paidOn: '2025-04-01' });
  pay(over, 60_000);
  pay(over, 40_000);
  pay(exact, 100_000);
  const run = audit.run('T29');
  expect(run.exceptions).toMatchObject([
    { key: 'acme|F-1|2025-03-01', detail: { credited: '200.00', paid: '1000.00' } },
  ]);
  expect(run.exceptions[0]?.rows).toHaveLength(3);
  expect(atRisk(run)).toEqual([[20_000, 20_000]]);
});

test('T07: 60,000 + 65,000 $ in a month from one vendor reach 121,200 $; half a year apart they do not', async () => {
  const audit = await newAuditCase();
  const [acme, bolt] = [audit.addVendor('Acme inc.'), audit.addVendor('Bolt ltée')];
  audit.addInvoice(acme, 'F-1', '2022-05-01', { net: 6_000_000 });
  audit.addInvoice(acme, 'F-2', '2022-05-31', { net: 6_500_000 });
  audit.addInvoice(bolt, 'B-1', '2022-05-01', { net: 6_000_000 });
  audit.addInvoice(bolt, 'B-2', '2022-11-01', { net: 6_500_000 });
  const run = audit.run('T07');
  expect(run.exceptions).toMatchObject([
    { key: 'acme||2022-05-01', detail: { sum: '125000.00', threshold: '121200.00' } },
  ]);
  expect(atRisk(run)).toEqual([[12_500_000, 12_500_000]]);
  expect(audit.run('T07', 'days=30').exceptions).toEqual([]);
  expect(audit.run('T07', 'days=185').exceptions).toHaveLength(2);
});

test('T08: 5 % below 121,200 $ begins at 115,140 $', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  audit.addInvoice(acme, 'F-1', '2022-05-01', { net: 11_514_000 });
  audit.addInvoice(acme, 'F-2', '2022-05-02', { net: 11_513_999 });
  audit.addInvoice(acme, 'F-3', '2022-05-03', { net: 12_120_000 });
  audit.addInvoice(acme, 'F-4', '2017-05-03', { net: 11_800_000 });
  const run = audit.run('T08');
  expect(run.exceptions.map(({ detail }) => detail['name'])).toEqual(['F-1']);
  expect(run.excluded).toEqual([{ reason: 'no-threshold', count: 1 }]);
});
