import { expect, test } from 'vitest';
import { overrunsJson } from '#main/cli/format-overruns.ts';
import { overrunPortfolio } from '#main/services/overruns/overrun-portfolio.ts';
import { packageMeasures } from '#main/services/overruns/package-measures.ts';
import { refOptions } from '#main/services/register/grid-queries.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { newAuditCase, today } from '../../support/audit-case.ts';

test('a work package is measured against its ceiling as it is now, and judged as T11 judges it', async () => {
  const audit = await newAuditCase();
  const vendor = audit.addVendor('Acme inc.');
  const contractId = audit.addContract('C-1');
  const other = audit.addContract('C-2');
  const add = (number: string, fields: AnyFields = {}): number =>
    audit.add('workPackage', { contractId, number, currency: 'CAD', hedge: 'exact', ...fields });
  const bill = (on: string, line: AnyFields): number =>
    audit.add('invoiceLine', {
      invoiceId: audit.addInvoice(vendor, `F-${on}`, on, { contractId }),
      currency: 'CAD',
      ...line,
    });
  // 1,200.00 of 1,000.00 in March; lifted to 2,000.00 in June: over then, 60 % now.
  const lifted = add('1', { title: 'Analyse', low: 100_000 });
  audit.addAmendment(contractId, '1', { workPackageId: lifted, signedOn: '2025-06-01', low: 100_000 });
  bill('2025-03-01', { workPackage: '01', net: 120_000 });
  // 900.00 of 1,000.00 to 1,500.00: 60 % to 90 %.
  add('2', { hedge: 'between', low: 100_000, high: 150_000 });
  bill('2025-03-02', { workPackage: '2', net: 90_000 });
  bill('2025-03-02', { workPackage: '2', net: 90_000, currency: 'USD' });
  bill('2025-03-02', { workPackage: '2' });
  add('3', { low: 100_000 });
  add('4', { currency: 'USD', low: 100_000 });
  bill('2025-03-03', { workPackage: '4', net: 90_000 });
  bill('2025-03-04', { workPackage: 'Lot 9', net: 5_000 });
  audit.add('workPackage', { contractId: other, number: '1', currency: 'CAD' });
  const { packages, unknown } = packageMeasures(audit.reader(), contractId);
  expect(packages).toEqual([
    expect.objectContaining({
      number: '1',
      title: 'Analyse',
      agreed: { low: '100000', high: '100000' },
      amendments: { count: 1, total: { low: '100000', high: '100000' } },
      ceiling: { low: '200000', high: '200000' },
      invoiced: '120000',
      remaining: { low: '80000', high: '80000' },
      share: { low: '60.0', high: '60.0' },
      lines: 1,
      state: 'over',
      crossedOn: '2025-03-01',
      notCompared: null,
    }),
    expect.objectContaining({
      number: '2',
      share: { low: '60.0', high: '90.0' },
      remaining: { low: '10000', high: '60000' },
      lines: 1,
      otherCurrency: 1,
      amountUnknown: 1,
      state: null,
    }),
    expect.objectContaining({ number: '3', invoiced: null, remaining: null, share: null, lines: 0 }),
    expect.objectContaining({ number: '4', notCompared: 'other-currency', invoiced: null, state: null }),
  ]);
  expect(unknown).toEqual([{ contractId, number: 'Lot 9', currency: 'CAD', lines: 1, invoiced: '5000' }]);
  const all = packageMeasures(audit.reader(), null);
  expect(all.packages).toHaveLength(5);
  const { contracts } = overrunsJson(overrunPortfolio(audit.reader(), today), [], all);
  expect(contracts.find(({ reference }) => reference === 'C-1')).toMatchObject({
    workPackages: [
      {
        number: '1',
        ceiling: { low: '2000.00', high: '2000.00' },
        invoiced: '1200.00',
        share: { low: 60, high: 60 },
        state: 'over',
      },
      { number: '2' },
      { number: '3', invoiced: null, notCompared: null },
      { number: '4', currency: 'USD', invoiced: null, notCompared: 'other-currency' },
    ],
    unknownWorkPackages: [{ number: 'Lot 9', lines: 1, invoiced: '50.00' }],
  });
  expect(audit.run('T11').exceptions).toMatchObject([{ key: 'C-1|1', detail: { state: 'over' } }]);
});

test('an amendment is given the choice of the packages of its contract', async () => {
  const audit = await newAuditCase();
  const [a, b] = ['C-1', 'C-2'].map((reference) => audit.addContract(reference));
  const add = (contractId: number | undefined, number: string, title: string | null) =>
    audit.add('workPackage', { contractId: contractId ?? 0, number, title, currency: 'CAD' });
  add(a, '1', 'Analyse');
  add(b, '1', 'Essais');
  add(a, '2', null);
  const search = { entity: 'workPackage', search: '', limit: 10, locale: 'fr' as const };
  const labels = (contractId?: number): unknown =>
    refOptions(audit.reader(), { ...search, contractId }).map(({ label }) => label);
  expect(labels(a)).toEqual(['1 – Analyse', '2']);
  expect(labels()).toEqual(['1 – Analyse', '1 – Essais', '2']);
});
