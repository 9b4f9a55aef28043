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

test('no contract, no share', () => {
  expect(controlShares([], [])).toEqual([]);
});
