import { expect, test } from 'vitest';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { atRisk, newAuditCase, type AuditCase } from '../../support/audit-case.ts';

/** Lines of a cloud bill in Canadian dollars, in one step. */
const addLines = ({ context }: AuditCase, lines: readonly AnyFields[]): readonly number[] =>
  makeChange(context, 'register.insert', (change) =>
    lines.map((fields) => change.insert('costRecord', { currency: 'CAD', provider: 'Nuage', ...fields })),
  );

test('T30: lines of 999.985 $ under an invoice of 1,000.00 $; a cent and less apart is left alone', async () => {
  const audit = await newAuditCase();
  const vendorId = audit.addVendor('Nuage inc.');
  const less = audit.addInvoice(vendorId, 'N-1', '2026-03-31', { total: 100_000 });
  audit.addInvoice(vendorId, 'N-2', '2026-03-31', { total: 100_000 });
  audit.addInvoice(audit.addVendor('Autre'), 'N-3', '2026-03-31', { total: 1 });
  const [first, second] = addLines(audit, [
    { invoiceNumber: 'N-1', vendorId, billedCost: '900.0000000001' },
    { invoiceNumber: 'N-1', vendorId, billedCost: '99.98499' },
    { invoiceNumber: 'N-2', billedCost: '999.9900000' },
    { invoiceNumber: 'N-3', vendorId, billedCost: '50' },
    { billedCost: '12' },
  ]);
  const run = audit.run('T30');
  expect(run).toMatchObject({
    population: 5,
    excluded: [
      { reason: 'no-invoice-number', count: 1 },
      { reason: 'no-register-invoice', count: 1 },
    ],
    exceptions: [
      {
        key: 'nuage|N-1|2026-03-31',
        rows: [
          { entity: 'invoice', id: less },
          { entity: 'costRecord', id: first },
          { entity: 'costRecord', id: second },
        ],
        detail: { invoiced: '1000.00', billed: '999.9849900001', difference: '0.0150099999', lines: 2 },
      },
    ],
  });
  expect(atRisk(run)).toEqual([[2, 2]]);
});

test('T31: 0.10 $ × 1,000 is 100.00 $: 100.02 $ is reported, 100.01 $ and corrections are not', async () => {
  const audit = await newAuditCase();
  const line = { invoiceNumber: 'N-1', quantity: '1000', unitPrice: '0.10' };
  addLines(audit, [
    { ...line, sku: 'A', contractedCost: '100.02' },
    { ...line, sku: 'B', contractedCost: '100.01' },
    { ...line, sku: 'C', contractedCost: '300', chargeClass: 'Correction' },
    { ...line, sku: 'D', contractedCost: '100', listUnitPrice: '0.2', listCost: '210' },
    { ...line, sku: 'E', quantity: null },
  ]);
  const run = audit.run('T31');
  expect(run.exceptions).toMatchObject([
    { key: 'N-1|A|||contracted', detail: { expected: '100.00', cost: '100.02', difference: '0.02' } },
    { key: 'N-1|D|||list', detail: { expected: '200.0', difference: '10.0' } },
  ]);
  expect(atRisk(run)).toEqual([[2, 2], null]);
  expect(run.excluded).toEqual([
    { reason: 'correction', count: 1 },
    { reason: 'no-unit-price', count: 1 },
  ]);
});

test('T32: 10 % agreed on 1,000 $ is 900 $: 950 $ is 50 $ too much; unused commitments are waste', async () => {
  const audit = await newAuditCase();
  const usage = { chargeCategory: 'Usage', service: 'Calcul', periodStart: '2026-03-01' };
  addLines(audit, [
    { ...usage, listCost: '600', contractedCost: '570' },
    { ...usage, listCost: '400', contractedCost: '380' },
    { ...usage, service: 'Stockage', listCost: '1000', contractedCost: '900.005' },
    { ...usage, effectiveCost: '75.25', commitmentStatus: 'Unused' },
    { ...usage, effectiveCost: '500', commitmentStatus: 'Used', listCost: '600', contractedCost: '500' },
    { ...usage, chargeCategory: 'Tax', listCost: '100', contractedCost: '200' },
  ]);
  const run = audit.run('T32', 'discountPercent=10');
  expect(run.exceptions).toMatchObject([
    { key: 'unused|Nuage|Calcul|2026-03|CAD', detail: { excess: '75.25', lines: 1 } },
    { key: 'discount|Nuage|Calcul|2026-03|CAD', detail: { lines: 2 } },
  ]);
  expect(atRisk(run)).toEqual([
    [7_525, 7_525],
    [5_000, 5_000],
  ]);
  expect(run.excluded).toEqual([{ reason: 'not-usage', count: 1 }]);
  // Without an agreed discount, only what costs more than the list price: here nothing.
  expect(audit.run('T32').exceptions).toHaveLength(1);
  const without = await newAuditCase();
  addLines(without, [{ billedCost: '1' }]);
  expect(without.run('T32')).toMatchObject({ status: 'not-applicable', needs: ['list-prices'] });
});

test('T32: a contract with a discount of its own: 15 % of 1,000 $ is 850 $, under another the usual 10 % counts', async () => {
  const audit = await newAuditCase();
  const [own, other] = [audit.addContract('C-1'), audit.addContract('C-2')];
  const usage = { chargeCategory: 'Usage', service: 'Calcul', periodStart: '2026-03-01', listCost: '1000' };
  addLines(audit, [
    { ...usage, contractId: own, contractedCost: '900' },
    { ...usage, contractId: other, contractedCost: '900' },
    { ...usage, contractId: other, contractedCost: '910' },
    { ...usage, service: 'Stockage', contractId: own, contractedCost: '850' },
  ]);
  const run = audit.run('T32', 'discountPercent=10', 'contractDiscounts=c-1 = 15, C-9=5, C-2');
  expect(run.exceptions.map(({ key, detail }) => [key, detail['reference'], detail['excess']])).toEqual([
    ['discount|Nuage|Calcul|2026-03|CAD|C-1', 'C-1', '50.00'],
    ['discount|Nuage|Calcul|2026-03|CAD|', null, '10.00'],
  ]);
  expect(run.profile).toEqual([
    { reference: 'C-1', discountPercent: '15', state: 'applied' },
    { reference: 'C-9', discountPercent: '5', state: 'unknown-contract' },
    { reference: 'C-2', discountPercent: null, state: 'not-a-discount' },
  ]);
  const french = audit.run('T32', 'contractDiscounts=C-1=7,5, C-2=10,5,C-9');
  expect(french.profile.map((row) => [row['reference'], row['discountPercent']])).toEqual([
    ['C-1', '7.5'],
    ['C-2', '10.5'],
    ['C-9', null],
  ]);
  expect(audit.run('T32', 'discountPercent=10').exceptions.map(({ key }) => key)).toEqual([
    'discount|Nuage|Calcul|2026-03|CAD',
  ]);
});

test('T33: a region of Ireland; those of the contract count where it names some', async () => {
  const audit = await newAuditCase();
  const contractId = audit.addContract('C-1');
  audit.add('exposure', {
    contractId,
    keyHolder: 'vendor',
    classification: 'personal',
    privacyAssessment: 'unknown',
    allowedRegions: 'ca-central-1; ca-west-1',
  });
  const account = '1001';
  addLines(audit, [
    { account, region: 'eu-west-1', billedCost: '10.004' },
    { account, region: 'eu-west-1', billedCost: '20' },
    { account, region: 'Canada Central', billedCost: '40' },
    { account, region: 'Canada Central', billedCost: '5', contractId },
    { account, billedCost: '1' },
  ]);
  const run = audit.run('T33');
  expect(run.exceptions).toMatchObject([
    { key: 'Nuage|1001|eu-west-1|CAD', detail: { lines: 2, billed: '30.004' } },
    { key: 'Nuage|1001|Canada Central|CAD', detail: { allowed: ['ca-central-1', 'ca-west-1'] } },
  ]);
  expect(atRisk(run)).toEqual([
    [3_000, 3_000],
    [500, 500],
  ]);
  expect(run.excluded).toEqual([{ reason: 'no-region', count: 1 }]);
  expect(audit.run('T33', 'regions=eu-west-1,canadacentral').exceptions).toHaveLength(1);
});

test('T33: the keys of one region under two contracts say which, whatever the order of the lines', async () => {
  const line = { account: '1001', region: 'eu-west-1', billedCost: '10' };
  const keysOf = async (order: readonly ('C-1' | 'C-2' | null)[]): Promise<readonly string[]> => {
    const audit = await newAuditCase();
    const ids = { 'C-1': audit.addContract('C-1'), 'C-2': audit.addContract('C-2') };
    addLines(
      audit,
      order.map((of) => ({ ...line, ...(of === null ? {} : { contractId: ids[of] }) })),
    );
    return audit.run('T33').exceptions.map(({ key, detail }) => `${key} ${String(detail['reference'])}`);
  };
  const expected = [
    'Nuage|1001|eu-west-1|CAD| null',
    'Nuage|1001|eu-west-1|CAD|C-1 C-1',
    'Nuage|1001|eu-west-1|CAD|C-2 C-2',
  ];
  expect(await keysOf(['C-1', 'C-2', null])).toEqual(expected);
  expect(await keysOf([null, 'C-2', 'C-1'])).toEqual(expected);
  // Alone, a contract has the key that it always had.
  expect(await keysOf(['C-1'])).toEqual(['Nuage|1001|eu-west-1|CAD C-1']);
});

test('T30: lines that name the vendor and lines that do not have keys of their own', async () => {
  const audit = await newAuditCase();
  const vendorId = audit.addVendor('Nuage inc.');
  audit.addInvoice(vendorId, 'N-1', '2026-03-31', { total: 100_000 });
  addLines(audit, [
    { invoiceNumber: 'N-1', billedCost: '50' },
    { invoiceNumber: 'N-1', vendorId, billedCost: '900' },
  ]);
  expect(audit.run('T30').exceptions.map(({ key, detail }) => [key, detail['billed']])).toEqual([
    ['nuage|N-1|2026-03-31|', '50.00'],
    ['nuage|N-1|2026-03-31|Nuage inc.', '900.00'],
  ]);
});
