import { expect, test } from 'vitest';
import { makeChange } from '#main/services/trail/change.ts';
import { chiSquareCritical } from '#shared/domain/statistics/chi-square.ts';
import { atRisk, newAuditCase, type AuditCase } from '../../support/audit-case.ts';

/** Invoices of one vendor with these amounts before tax, in cents, in one step. */
const addAmounts = ({ context, addVendor }: AuditCase, cents: readonly number[]): void => {
  const vendorId = addVendor('Acme inc.');
  makeChange(context, 'register.insert', (change) => {
    for (const [index, net] of cents.entries())
      change.insert('invoice', {
        vendorId,
        number: `F-${index}`,
        kind: 'invoice',
        issuedOn: '2026-03-02',
        currency: 'CAD',
        net,
      });
  });
};

/** Amounts from 100.00 $ on of which `count(ending)` end in each pair of digits. */
const ending = (count: (digits: number) => number): readonly number[] =>
  Array.from({ length: 100 }, (_, digits) =>
    Array.from({ length: count(digits) }, (_value, index) => 10_000 + 100 * index + digits),
  ).flat();

test('T18: 26 amounts that end in 00 where 5 are expected', async () => {
  // χ² = (26 − 5)²/5 + 21 × (4 − 5)²/5 = 88.2 + 4.2 = 92.4, below 123.23.
  const near = await newAuditCase();
  addAmounts(
    near,
    ending((digits) => (digits === 0 ? 26 : digits <= 21 ? 4 : 5)),
  );
  const run = near.run('T18');
  expect(run).toMatchObject({ population: 500, exceptions: [] });
  expect(run.profile).toHaveLength(101);
  expect(run.profile.slice(0, 2)).toMatchObject([
    { n: 500, chiSquare: '92.40', degrees: 99, critical: '123.23' },
    { digits: '00', count: 26, expected: '5.00' },
  ]);
  // χ² = (31 − 5)²/5 + 26 × (4 − 5)²/5 = 135.2 + 5.2 = 140.4.
  const caught = await newAuditCase();
  addAmounts(
    caught,
    ending((digits) => (digits === 0 ? 31 : digits <= 26 ? 4 : 5)),
  );
  expect(caught.run('T18').exceptions).toMatchObject([
    {
      key: 'last-two',
      rows: [],
      amountAtRisk: null,
      detail: { n: 500, chiSquare: '140.40', highest: ['00'] },
    },
  ]);
});

test('T18: nothing is concluded of fewer than 500 amounts; those below a dollar are left out', async () => {
  const audit = await newAuditCase();
  addAmounts(audit, [...Array.from({ length: 499 }, () => 20_000), 99]);
  const run = audit.run('T18');
  expect(run).toMatchObject({
    exceptions: [],
    tooFew: { n: 499, least: 500 },
    excluded: [{ reason: 'too-few-digits-to-end', count: 1 }],
  });
  expect(run.profile[0]).toMatchObject({ n: 499, least: 500 });
});

test('the critical value of 99 degrees is that of printed tables, and close to Wilson and Hilferty’s', () => {
  expect(chiSquareCritical(99, 0.05)).toBeCloseTo(123.225, 3);
  const approximate = 99 * (1 - 2 / (9 * 99) + 1.644_854 * Math.sqrt(2 / (9 * 99))) ** 3;
  expect(chiSquareCritical(99, 0.05)).toBeCloseTo(approximate, 1);
});

/** Evenly spread over three orders of magnitude on a logarithmic scale: they follow Benford's law closely. */
const conforming = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => Math.round(10_000 * 10 ** ((3 * (index + 0.5)) / count)));

test('T19: 4,950.00 $ forty times among 1,200 amounts; an amount that comes up four times elsewhere is left alone', async () => {
  const audit = await newAuditCase();
  const spike = Array.from({ length: 40 }, () => 495_000);
  addAmounts(audit, [...conforming(1_156), ...spike, 10_050, 10_050, 10_050, 10_050]);
  const run = audit.run('T19');
  expect(run).toMatchObject({
    population: 1_200,
    exceptions: [{ key: '4950.00|CAD', amountAtRisk: null, detail: { digits: 49, count: 40 } }],
    profile: [
      { n: 1_200, spikes: ['49'] },
      { amount: '4950.00', count: 40 },
    ],
  });
  expect(run.exceptions[0]?.rows).toHaveLength(40);
  // n · log10(1 + 1/99) ≥ 5 from 1,146 on: with fewer, the table is given and nothing is reported.
  expect(audit.run('T19', 'least=1201')).toMatchObject({ exceptions: [], profile: [{}, { count: 40 }] });
});

test('T22: 91 days late is reported with what is owed, 90 is not; without due dates it is not applicable', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  // Now is 2026-06-30.
  const late = audit.addInvoice(acme, 'F-1', '2026-02-28', { dueOn: '2026-03-31', total: 100_000 });
  audit.addInvoice(acme, 'F-2', '2026-03-01', { dueOn: '2026-04-01', total: 200_000 });
  const paid = audit.addInvoice(acme, 'F-3', '2026-01-01', { dueOn: '2026-01-31', total: 50_000 });
  audit.addInvoice(acme, 'F-4', '2026-06-15', { dueOn: '2026-07-15', total: 70_000 });
  audit.addInvoice(acme, 'F-5', '2026-06-15', { total: 70_000 });
  const pay = (invoiceId: number, amount: number, paidOn: string): number =>
    audit.add('payment', { invoiceId, currency: 'CAD', amount, paidOn });
  pay(late, 40_000, '2026-04-15');
  pay(paid, 50_000, '2026-02-15');
  const run = audit.run('T22');
  expect(run).toMatchObject({
    population: 5,
    excluded: [{ reason: 'no-due-date', count: 1 }],
    exceptions: [{ key: 'acme|F-1|2026-02-28', detail: { days: 91, outstanding: '600.00' } }],
    profile: [
      { band: 'not-late', count: 1, sum: '700.00', outstanding: '700.00' },
      { band: '0-30', count: 1, sum: '500.00', outstanding: '0.00' },
      { band: '31-60', count: 0 },
      { band: '61-90', count: 1, sum: '2000.00' },
      { band: 'over-90', count: 1, sum: '1000.00', outstanding: '600.00' },
    ],
  });
  expect(atRisk(run)).toEqual([[60_000, 60_000]]);
  const without = await newAuditCase();
  addAmounts(without, [100]);
  expect(without.run('T22')).toMatchObject({ status: 'not-applicable', needs: ['due-dates'] });
});

test('T23: a band holds what it begins with; what is above an amount is reported when one is set', async () => {
  const audit = await newAuditCase();
  addAmounts(audit, [-50_000, 99_999, 100_000, 450_001, 100_000_000, 99_999_999]);
  const run = audit.run('T23', 'bands=0,1000,5000,1000000');
  expect(run.profile).toMatchObject([
    { from: null, to: '0.00', count: 1, sum: '-500.00' },
    { from: '0.00', to: '1000.00', count: 1, sum: '999.99' },
    { from: '1000.00', to: '5000.00', count: 2, sum: '5500.01', min: '1000.00', max: '4500.01' },
    { from: '5000.00', to: '1000000.00', count: 1, sum: '999999.99', percent: '49.9' },
    { from: '1000000.00', to: null, count: 1, sum: '1000000.00', percent: '49.9' },
  ]);
  expect(run.exceptions).toEqual([]);
  expect(atRisk(audit.run('T23', 'reportFrom=1000000'))).toEqual([[100_000_000, 100_000_000]]);
  // Less than a thousandth of it, below zero: not `-0.0`.
  expect(run.profile[0]).toMatchObject({ percent: '0.0' });
});
