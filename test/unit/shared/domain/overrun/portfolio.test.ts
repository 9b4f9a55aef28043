import { expect, test } from 'vitest';
import { overrunRow } from '#shared/domain/overrun/overrun-row.ts';
import { toPortfolio } from '#shared/domain/overrun/portfolio.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { amendmentRow, invoicedFor, overrunFacts } from '../../../../support/overrun-facts.ts';

const exact = (minor: string) => ({ low: minor, high: minor });

const rowOf = (reference: string, contract: AnyFields, amendment: AnyFields | null = null, invoiced = 0n) =>
  overrunRow(
    overrunFacts(
      { reference, ...contract },
      {
        vendor: contract['vendorId'] === undefined ? null : `Vendor ${contract['vendorId']}`,
        amendments: amendment === null ? [] : [amendmentRow(1, amendment)],
        ...(invoiced === 0n ? {} : { billing: invoicedFor(invoiced) }),
      },
    ),
    [],
    '2026-01-15',
  );

const unknown = { originalLow: null, originalHigh: null };
const rows = [
  rowOf('B-2', {}),
  rowOf('B-10', { vendorId: 5 }),
  rowOf('U', { ...unknown, vendorId: 5 }),
  rowOf('OPEN', { vendorId: 6 }, { low: 200_00, high: null, hedge: 'at-least' }),
  rowOf('BIG', { vendorId: 5 }, { low: 300_00, high: 300_00 }, 50_00n),
  rowOf('PROGRAMME', { kind: 'programme' }, { low: 900_00, high: 900_00 }, 70_00n),
  rowOf('US', { currency: 'USD' }),
];
const portfolio = toPortfolio(rows);

test('worst certain overrun first, equal ones by reference, unknown last', () => {
  expect(portfolio.contracts.map((row) => row.reference)).toEqual([
    'PROGRAMME',
    'BIG',
    'OPEN',
    'B-2',
    'B-10',
    'US',
    'U',
  ]);
});

test('totals per currency: programmes left out, the unknown counted, open sides kept', () => {
  expect(portfolio.totals.map(({ currency, contracts }) => [currency, contracts])).toEqual([
    ['CAD', 5],
    ['USD', 1],
  ]);
  expect(portfolio.totals[0]).toMatchObject({
    currency: 'CAD',
    contracts: 5,
    original: exact('400000'),
    originalUnknown: 1,
    current: { low: '450000', high: null },
    currentUnknown: 1,
    invoiced: '5000',
    paid: '0',
    cost: { low: '450000', high: null },
    costUnknown: 1,
    overrun: { low: '50000', high: null },
    percent: { low: '12.5', high: null },
  });
});

test('groups, worst first', () => {
  expect(portfolio.byVendor.map(({ id, name, totals }) => [id, name, totals[0]?.percent?.low])).toEqual([
    [6, 'Vendor 6', '20.0'],
    [5, 'Vendor 5', '15.0'],
    [null, null, '0.0'],
  ]);
  expect(portfolio.byPublicBody).toHaveLength(1);
});

test('nothing known is open on both sides, never zero', () => {
  const [total] = toPortfolio([rowOf('U', unknown)]).totals;
  expect(total).toMatchObject({
    original: { low: null, high: null },
    overrun: { low: null, high: null },
    percent: null,
    costUnknown: 1,
  });
  expect(toPortfolio([])).toEqual({ contracts: [], totals: [], byPublicBody: [], byVendor: [] });
});
