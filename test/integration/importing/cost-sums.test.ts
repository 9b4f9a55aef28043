import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { runConstat } from '../../support/run-constat.ts';
import { focusBill } from '../../support/cloud-bills.ts';
import { importSession } from '../../support/import-session.ts';

test('lines of cloud bills add up exactly by anything, and by currency', async () => {
  const fixture = await importSession();
  await fixture.take(
    fixture.file(
      'bill.csv',
      focusBill(
        { BilledCost: '0.1', EffectiveCost: '0.05', SubAccountId: 'a' },
        { BilledCost: '0.20000000001', SubAccountId: 'a', RegionId: '' },
        { BilledCost: '5', InvoiceId: 'INV-2', BillingPeriodStart: '2025-02-01T00:00:00Z' },
        { BilledCost: '-1', InvoiceId: 'INV-2', BillingCurrency: 'USD' },
      ),
    ),
  );
  const { reader } = fixture.session;
  const sums = async (by: 'invoice' | 'account' | 'region' | 'month') =>
    (await reader.costSums({ by, filters: [] })).map(({ key, currency, lines, billed }) =>
      [key ?? '?', currency, lines, billed].join(' '),
    );
  expect(await sums('invoice')).toEqual([
    'INV-2 CAD 1 5.00',
    'INV-1 CAD 2 0.30000000001',
    'INV-2 USD 1 -1.00',
  ]);
  expect(await sums('account')).toEqual(['200 CAD 1 5.00', 'a CAD 2 0.30000000001', '200 USD 1 -1.00']);
  expect(await sums('region')).toEqual([
    'ca-central-1 CAD 2 5.10',
    '? CAD 1 0.20000000001',
    'ca-central-1 USD 1 -1.00',
  ]);
  expect(await sums('month')).toEqual([
    '2025-01 CAD 2 0.30000000001',
    '2025-01 USD 1 -1.00',
    '2025-02 CAD 1 5.00',
  ]);
  const filter = { type: 'equals', column: 'account', value: 'a' } as const;
  expect(await reader.costSums({ by: 'service', filters: [filter] })).toEqual([
    { key: 'Compute', currency: 'CAD', lines: 2, billed: '0.30000000001', effective: '0.05', list: null },
  ]);
});

test('the command line prints the sums', async () => {
  const fixture = await importSession();
  await fixture.take(fixture.file('bill.csv', focusBill({ BilledCost: '0.125' })));
  await fixture.session.close();
  const place = { cwd: dirname(fixture.path) };
  const json = await runConstat(['costs', fixture.path, '--by', 'account', '--json'], place);
  expect(JSON.parse(json.stdout)).toEqual({
    costs: [{ key: '200', currency: 'CAD', lines: 1, billed: '0.125', effective: null, list: null }],
  });
  const table = await runConstat(['costs', fixture.path], place);
  expect(table.stdout).toMatch(/INV-1 +CAD +1 +0\.125 +– +–/u);
  expect((await runConstat(['costs', fixture.path, '--by', 'color'], place)).status).toBe(2);
});
