import { expect, test } from 'vitest';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { atRisk, correctRule, newAuditCase, type AuditCase } from '../../support/audit-case.ts';

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
  // The rule of the case goes before the parameter, which serves where there is none.
  expect(references(audit.run('A01', 'percent=9.9'))).toEqual(['C-1']);
  correctRule(audit, 'amendments-over-original', { nature: null, patch: { enabled: 0 } });
  expect(references(audit.run('A01', 'percent=9.9'))).toEqual(['C-1', 'C-2']);
});

test('A01: each increase is under the rule of its day, for the body and the nature', async () => {
  const audit = await newAuditCase();
  const code = 'amendments-over-original';
  correctRule(audit, code, { nature: null, patch: { limitPpm: 150_000, validFrom: '2025-01-01' } });
  const rule = { code, titleFr: 'Essai', titleEn: 'Trial', mark: 'unverified', enabled: 1 };
  audit.add('rule', { ...rule, limitPpm: 100_000, validFrom: '2020-01-01', validTo: '2024-12-31' });
  audit.add('rule', { ...rule, limitPpm: 50_000, validFrom: '2020-01-01', bodyKind: 'crown-corporation' });
  const increased = (
    reference: string,
    increases: Readonly<Record<string, number>>,
    fields: AnyFields = {},
  ) => {
    const id = audit.addContract(reference, { originalLow: 10_000_000, originalHedge: 'exact', ...fields });
    for (const [signedOn, low] of Object.entries(increases))
      audit.addAmendment(id, signedOn, { signedOn, low });
  };
  // 12 % where 10 % was allowed; what is allowed later does not undo it.
  increased('C-1', { '2024-12-31': 1_200_000, '2025-06-01': 100_000 });
  // 12 % and then 15 % where 15 % is allowed; one cent more.
  increased('C-2', { '2025-01-01': 1_200_000, '2025-06-01': 300_000 });
  increased('C-3', { '2025-01-01': 1_200_000, '2025-06-01': 300_001 });
  // Before any rule.
  increased('C-4', { '2019-12-31': 5_000_000 });
  const crown = audit.add('organization', {
    kind: 'public-body',
    name: 'Société',
    bodyKind: 'crown-corporation',
  });
  increased('C-5', { '2025-06-01': 500_001 }, { publicBodyId: crown });
  increased('C-6', { '2025-06-01': 500_000 }, { publicBodyId: crown });
  // No rule of Québec is about a federal body: there the parameter serves.
  const federal = audit.add('organization', { kind: 'public-body', name: 'Agence', bodyKind: 'federal' });
  increased('C-7', { '2025-06-01': 1_000_001 }, { publicBodyId: federal });
  const run = audit.run('A01');
  expect(run.excluded).toEqual([{ reason: 'no-rule', count: 1 }]);
  expect(
    new Map(run.exceptions.map(({ key, detail }) => [key, [detail['limitPercent'], detail['limitFrom']]])),
  ).toEqual(
    new Map([
      ['C-1', [10, code]],
      ['C-3', [15, code]],
      ['C-5', [5, `${code}-crown-corporation`]],
      ['C-7', [10, 'parameter']],
    ]),
  );
  expect(new Set(run.ruleVersions.map(({ limitPpm }) => limitPpm))).toEqual(
    new Set([100_000, 150_000, 50_000]),
  );
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
  expect(run.excluded).toEqual([{ reason: 'credit-note', count: 1 }]);
});

test('T29: a credit note that was refunded takes nothing off its invoice; one refunded in part, the rest', async () => {
  const audit = await newAuditCase();
  const vendor = audit.addVendor('Acme inc.');
  const addRefunded = (number: string, refund: number): void => {
    const invoiceId = audit.addInvoice(vendor, number, '2025-03-01', { total: 100_000 });
    const credit = audit.addInvoice(vendor, `C-${number}`, '2025-03-05', {
      kind: 'credit-note',
      total: -20_000,
      precedingNumber: number,
    });
    audit.add('payment', { invoiceId, currency: 'CAD', amount: 100_000 });
    audit.add('payment', { invoiceId: credit, currency: 'CAD', amount: refund });
  };
  addRefunded('F-1', -20_000);
  addRefunded('F-2', -15_000);
  const run = audit.run('T29');
  expect(run.exceptions).toMatchObject([
    { key: 'acme|F-2|2025-03-01', detail: { credited: '50.00', paid: '1000.00' } },
  ]);
  expect(atRisk(run)).toEqual([[5_000, 5_000]]);
});

test('T29: 5,000 $ paid under a contract, of which 4,000 $ are invoiced there; what other invoices may ask for is left alone', async () => {
  const audit = await newAuditCase();
  const [acme, bolt] = [audit.addVendor('Acme inc.'), audit.addVendor('Bolt ltée')];
  const contractId = audit.addContract('C-1', { vendorId: acme });
  const pay = (amount: number, fields: AnyFields): number =>
    audit.add('payment', { currency: 'CAD', amount, ...fields });
  const underContract = pay(500_000, { contractId });
  audit.addInvoice(acme, 'F-1', '2025-03-01', { contractId, total: 400_000 });
  // Of another contract, currency and vendor: none of them is what was paid for.
  audit.addInvoice(acme, 'F-2', '2025-03-01', { contractId: audit.addContract('C-2'), total: 900_000 });
  audit.addInvoice(acme, 'F-3', '2025-03-01', { currency: 'USD', total: 900_000 });
  const advance = audit.addInvoice(bolt, 'B-1', '2025-03-01', { total: 100_000, payable: 70_000 });
  pay(70_000, { invoiceId: advance });
  pay(30_000, { vendorId: bolt });
  pay(1, {});
  const run = audit.run('T29');
  expect(run).toMatchObject({
    population: 4 + 3,
    excluded: [
      { reason: 'not-paid', count: 3 },
      { reason: 'no-vendor', count: 1 },
    ],
    exceptions: [
      {
        key: 'account|acme|C-1|CAD',
        rows: [{ entity: 'payment', id: underContract }],
        detail: { reference: 'C-1', problems: ['without-invoice'], paid: '5000.00', outstanding: '4000.00' },
      },
    ],
  });
  expect(atRisk(run)).toEqual([[100_000, 100_000]]);
  // What an invoice without a contract asks for may be what was paid.
  audit.addInvoice(acme, 'F-4', '2025-03-01', { total: 100_000 });
  expect(audit.run('T29').exceptions).toEqual([]);
});

test('T29: a credit note of 400 $ that names no invoice, all invoices being paid; left alone while one is not, or once refunded', async () => {
  const audit = await newAuditCase();
  const [acme, bolt] = [audit.addVendor('Acme inc.'), audit.addVendor('Bolt ltée')];
  const addPaid = (vendor: number, number: string): void => {
    const invoiceId = audit.addInvoice(vendor, number, '2025-03-01', { total: 100_000 });
    audit.add('payment', { invoiceId, currency: 'CAD', amount: 100_000 });
  };
  addPaid(acme, 'F-1');
  addPaid(bolt, 'B-1');
  const credit = audit.addInvoice(acme, 'N-1', '2025-03-05', { kind: 'credit-note', total: -40_000 });
  const refunded = audit.addInvoice(bolt, 'N-1', '2025-03-05', { kind: 'credit-note', total: 40_000 });
  audit.add('payment', { invoiceId: refunded, currency: 'CAD', amount: -40_000 });
  const run = audit.run('T29');
  expect(run.exceptions).toMatchObject([
    {
      key: 'account|acme||CAD',
      rows: [{ entity: 'invoice', id: credit }],
      detail: { problems: ['credit-not-applied'], credited: '400.00', paid: '0.00', outstanding: '0.00' },
    },
  ]);
  expect(atRisk(run)).toEqual([[40_000, 40_000]]);
  expect(run.excluded).toEqual([]);
  audit.addInvoice(acme, 'F-2', '2025-03-06', { total: 40_000 });
  expect(audit.run('T29').exceptions).toEqual([]);
  // Nothing can be said once it is not known what an invoice asks for.
  audit.add('payment', { vendorId: acme, currency: 'CAD', amount: 1 });
  audit.addInvoice(acme, 'F-3', '2025-03-06');
  expect(audit.run('T29')).toMatchObject({
    exceptions: [],
    excluded: [
      { reason: 'not-paid', count: 1 },
      { reason: 'amount-unknown', count: 2 },
    ],
  });
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
