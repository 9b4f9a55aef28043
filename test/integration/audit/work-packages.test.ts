import { beforeEach, expect, test } from 'vitest';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { atRisk, newAuditCase, type AuditCase } from '../../support/audit-case.ts';

let audit: AuditCase;
let vendor: number;

beforeEach(async () => {
  audit = await newAuditCase();
  vendor = audit.addVendor('Acme inc.');
});

/** A contract of $1,000,000, which none of these examples comes near. */
const addContract = (reference: string, fields: AnyFields = {}): number =>
  audit.addContract(reference, { originalLow: 100_000_000, originalHedge: 'exact', ...fields });

const addPackage = (contractId: number, number: string, fields: AnyFields = {}): number =>
  audit.add('workPackage', { contractId, number, currency: 'CAD', hedge: 'exact', ...fields });

/** One invoice of one line. */
const bill = (contractId: number, issuedOn: string, line: AnyFields): number => {
  const invoiceId = audit.addInvoice(vendor, `F-${issuedOn}`, issuedOn, { contractId });
  return audit.add('invoiceLine', { invoiceId, currency: 'CAD', ...line });
};

test('T11: a package over its own ceiling, although the contract is far from its own; a later amendment does not mend it', () => {
  const contractId = addContract('C-1');
  const id = addPackage(contractId, 'Lot 1', { title: 'Analyse', low: 5_000_000 });
  const inTime = audit.addAmendment(contractId, '1', {
    workPackageId: id,
    signedOn: '2025-02-01',
    low: 1_000_000,
  });
  audit.addAmendment(contractId, '2', { workPackageId: id, signedOn: '2025-09-01', low: 9_000_000 });
  audit.addAmendment(contractId, '3', { signedOn: '2025-02-01', low: 9_000_000 });
  // Written as vendors write it. $45,000.00, then $20,000.00: $65,000.00 against $60,000.00.
  const first = bill(contractId, '2025-03-01', { workPackage: 'LOT 01', net: 4_500_000 });
  const second = bill(contractId, '2025-04-01', { workPackage: 'lot 1', net: 2_000_000 });
  bill(contractId, '2025-04-02', { workPackage: null, net: 9_000_000 });
  const run = audit.run('T11');
  expect(run).toMatchObject({ population: 2, populationOf: 'contracts-and-work-packages', excluded: [] });
  expect(run.exceptions).toMatchObject([
    {
      key: 'C-1|Lot 1',
      currency: 'CAD',
      detail: {
        reference: 'C-1',
        workPackage: 'Lot 1',
        title: 'Analyse',
        lines: 2,
        state: 'over',
        crossedOn: '2025-04-01',
        invoiced: '65000.00',
        ceilingLow: '60000.00',
        ceilingHigh: '60000.00',
      },
    },
  ]);
  expect(atRisk(run)).toEqual([[500_000, 500_000]]);
  expect(run.exceptions[0]?.rows).toEqual(
    expect.arrayContaining([
      { entity: 'contract', id: contractId },
      { entity: 'workPackage', id },
      { entity: 'amendment', id: inTime },
      { entity: 'invoiceLine', id: first },
      { entity: 'invoiceLine', id: second },
    ]),
  );
});

test('T11: 89.99 % of a package is left alone, 90 % is a warning, and so is 100 %: nothing is at risk', () => {
  const contractId = addContract('C-1');
  for (const [number, net] of [
    ['89.99', 899_900],
    ['90', 900_000],
    ['100', 1_000_000],
    ['100.01', 1_000_100],
  ] as const) {
    addPackage(contractId, number, { low: 1_000_000 });
    bill(contractId, '2025-03-01', { workPackage: number, net });
  }
  const run = audit.run('T11');
  expect(run.exceptions.map(({ key, detail }) => [key, detail['state']])).toEqual([
    ['C-1|100.01', 'over'],
    ['C-1|100', 'near'],
    ['C-1|90', 'near'],
  ]);
  expect(atRisk(run)).toEqual([[100, 100], null, null]);
  expect(audit.run('T11', 'warnPercent=100').exceptions).toHaveLength(2);
});

test('T11: of a ceiling between two amounts only the certain excess counts; a credit note gives back', () => {
  const contractId = addContract('C-1');
  addPackage(contractId, 'A', { hedge: 'between', low: 1_000_000, high: 1_500_000 });
  addPackage(contractId, 'B', { hedge: 'between', low: 1_000_000, high: 1_500_000 });
  addPackage(contractId, 'C', { low: 1_000_000 });
  bill(contractId, '2025-03-01', { workPackage: 'A', net: 1_600_000 });
  // Perhaps over, not certainly; and 1,340,000 is 89.3 % of the upper bound.
  bill(contractId, '2025-03-02', { workPackage: 'B', net: 1_340_000 });
  bill(contractId, '2025-03-03', { workPackage: 'C', net: 1_200_000 });
  bill(contractId, '2025-03-03', { workPackage: 'C', net: -400_000 });
  const run = audit.run('T11');
  expect(run.exceptions.map(({ key }) => key)).toEqual(['C-1|A']);
  // At least 16,000 less 15,000, at most 16,000 less 10,000.
  expect(atRisk(run)).toEqual([[100_000, 600_000]]);
});

test('T11: packages are compared on the tax basis of the contract, in its currency, under the contract of the line', () => {
  const withTax = addContract('C-1', { taxBasis: 'included' });
  addPackage(withTax, '1', { low: 1_100_000 });
  const invoiceId = audit.addInvoice(vendor, 'F-1', '2025-03-01', { contractId: addContract('C-2') });
  const line = { invoiceId, contractId: withTax, workPackage: '1', currency: 'CAD' };
  // 10,000.00 and taxes of 1,497.50.
  audit.add('invoiceLine', { ...line, net: 1_000_000, gst: 50_000, qst: 99_750 });
  audit.add('invoiceLine', { ...line, net: 5_000_000, currency: 'USD' });
  audit.add('invoiceLine', { ...line });
  const run = audit.run('T11');
  expect(atRisk(run)).toEqual([[49_750, 49_750]]);
  expect(run.exceptions[0]?.detail).toMatchObject({ invoiced: '11497.50', lines: 1 });
});

test('T11: amounts that do not state all their taxes are counted beside the excess', () => {
  const contractId = addContract('C-1');
  addPackage(contractId, 'A', { low: 1_000_000 });
  addPackage(contractId, 'B', { low: 1_000_000 });
  // $11,497.50 with taxes is $10,000.00 before them, which is the ceiling; without a word of them it is over.
  bill(contractId, '2025-03-01', { workPackage: 'A', total: 1_149_750 });
  bill(contractId, '2025-03-02', { workPackage: 'B', total: 1_149_750, gst: 50_000, qst: 99_751 });
  const run = audit.run('T11');
  const [over, near] = run.exceptions;
  expect(over?.detail).toMatchObject({ workPackage: 'A', state: 'over', taxUncertain: 1 });
  expect(near?.detail).toMatchObject({ workPackage: 'B', state: 'near' });
  expect(near?.detail).not.toHaveProperty('taxUncertain');
});

test('T11: what is not compared is said: unknown amounts, another currency, numbers that say nothing', () => {
  const contractId = addContract('C-1');
  addPackage(contractId, '1');
  addPackage(contractId, '2', { hedge: 'at-least', low: 100 });
  addPackage(contractId, '3', { currency: 'USD', low: 100 });
  addPackage(contractId, '4', { low: 100 });
  for (const number of ['1', '2', '3', 'Lot 9', 'LOT 09', ' '])
    bill(contractId, '2025-03-01', { workPackage: number, net: 5_000 });
  const run = audit.run('T11');
  expect(run).toMatchObject({
    population: 6,
    excluded: [
      { reason: 'package-amount-unknown', count: 2 },
      { reason: 'other-currency', count: 1 },
      { reason: 'package-not-invoiced', count: 1 },
      { reason: 'package-unknown', count: 1 },
    ],
    exceptions: [],
    profile: [{ reference: 'C-1', workPackage: 'Lot 9', lines: 2, invoiced: '100.00', currency: 'CAD' }],
  });
});

test('T11: 1.1 is not 11, and the same number under another contract is another package', () => {
  const contractId = addContract('C-1');
  addPackage(contractId, '1.1', { low: 1_000 });
  addPackage(contractId, '11', { low: 9_000_000 });
  const other = addContract('C-2');
  addPackage(other, '1.1', { low: 9_000_000 });
  bill(contractId, '2025-03-01', { workPackage: '11', net: 5_000 });
  bill(other, '2025-03-01', { workPackage: '1.1', net: 5_000 });
  expect(audit.run('T11').exceptions).toEqual([]);
});

test('T11: an amendment of a package that was refused does not lift its ceiling', () => {
  const contractId = addContract('C-1');
  const id = addPackage(contractId, '1', { low: 1_000 });
  audit.addAmendment(contractId, '1', { workPackageId: id, status: 'refused', low: 9_000_000 });
  bill(contractId, '2025-03-01', { workPackage: '1', net: 5_000 });
  expect(atRisk(audit.run('T11'))).toEqual([[4_000, 4_000]]);
});
