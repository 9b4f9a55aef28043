import { expect, test } from 'vitest';
import { controlShares } from '#renderer/features/vendors/model/control-shares.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';

type Value = OverrunRow['current'];

const row = (id: number, awardMethod: string, current: Value, rest: Partial<OverrunRow> = {}): OverrunRow =>
  ({ id, awardMethod, current, kind: 'contract', currency: 'CAD', ...rest }) as OverrunRow;
const exactly = (minor: string): Value => ({ low: minor, high: minor });

test('300 of 400 known is 75 %; an open side stays open; what is not known weighs nothing and is counted', () => {
  const rows = [
    row(1, 'mutual-agreement', exactly('100')),
    row(2, 'mutual-agreement', { low: '200', high: null }),
    row(3, 'mutual-agreement', null),
    row(4, 'public-tender', exactly('100')),
    row(5, 'public-tender', null),
    row(6, 'public-tender', exactly('999'), { kind: 'programme' }),
    row(7, 'unknown', exactly('5'), { currency: 'USD' }),
  ];
  const control = [1, 2, 3].map((contractId) => ({ contractId, country: 'US' }));
  const [cad, usd] = controlShares(rows, [...control, { contractId: 4, country: 'CA' }]);
  expect(cad).toEqual({
    currency: 'CAD',
    shares: [
      {
        country: 'US',
        method: 'mutual-agreement',
        contracts: 3,
        unknown: 1,
        value: { low: '300', high: null },
        permille: 750,
      },
      {
        country: 'CA',
        method: 'public-tender',
        contracts: 1,
        unknown: 0,
        value: { low: '100', high: '100' },
        permille: 250,
      },
      { country: null, method: 'public-tender', contracts: 1, unknown: 1, value: null, permille: null },
    ],
  });
  expect(usd?.shares).toMatchObject([{ country: null, permille: 1000 }]);
});

test('what was invoiced and paid have shares of their own; without an invoice it is not known, and not zero', () => {
  const known = { level: 'kept' } as unknown as OverrunRow['provenance']['paid'];
  const spent = (invoiced: string | null, paid: string | null) =>
    ({
      invoiced: invoiced ?? '0',
      paid: paid ?? '0',
      provenance: { invoiced: invoiced === null ? null : known, paid: paid === null ? null : known },
    }) as Partial<OverrunRow>;
  const rows = [
    row(1, 'mutual-agreement', exactly('100'), spent('600', '50')),
    row(2, 'public-tender', exactly('900'), spent('200', null)),
    row(3, 'public-tender', null, spent(null, '0')),
  ];
  const sharesOf = (measure: 'invoiced' | 'paid') =>
    controlShares(rows, [], measure)[0]?.shares.map(({ value, permille, unknown }) => [
      value?.low,
      permille,
      unknown,
    ]);
  expect(sharesOf('invoiced')).toEqual([
    ['600', 750, 0],
    ['200', 250, 1],
  ]);
  expect(sharesOf('paid')).toEqual([
    ['50', 1000, 0],
    ['0', 0, 1],
  ]);
});

test('no contract, no share', () => {
  expect(controlShares([], [])).toEqual([]);
});
