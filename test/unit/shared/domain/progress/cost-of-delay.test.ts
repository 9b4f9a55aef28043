import { expect, test } from 'vitest';
import { costOfDelay } from '#shared/domain/progress/cost-of-delay.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';

const row = (fields: Partial<RowOf<'delayCost'>>): RowOf<'delayCost'> => ({
  id: 1,
  contractId: 1,
  currency: 'CAD',
  hedge: null,
  low: null,
  high: null,
  startsOn: null,
  endsOn: null,
  sourceId: null,
  notes: null,
  ...fields,
});

test('monthly cost × whole months, each bound by itself', () => {
  const known = row({ low: 1_150_000_000, hedge: 'at-least', startsOn: '2025-12-01' });
  // A fourth month begins on 1 March and is whole on 1 April.
  expect(costOfDelay(known, '2026-03-31')).toMatchObject({
    months: 3,
    amount: { low: 3_450_000_000n, high: null },
  });
  expect(costOfDelay({ ...known, high: 1_200_000_000, hedge: 'between' }, '2026-04-01')).toMatchObject({
    months: 4,
    amount: { low: 4_600_000_000n, high: 4_800_000_000n },
  });
});

test('ends on its end, and counts nothing that is yet to come', () => {
  const ended = row({ low: 100, startsOn: '2025-01-15', endsOn: '2025-02-14' });
  expect(costOfDelay(ended, '2026-01-01')).toMatchObject({ months: 0, until: '2025-02-14' });
  expect(costOfDelay({ ...ended, endsOn: '2025-02-15' }, '2026-01-01')?.months).toBe(1);
  expect(costOfDelay(row({ low: 100, startsOn: '2026-01-02' }), '2026-01-01')).toBeNull();
});

test('unknown is not zero: without a cost or a beginning there is no amount', () => {
  expect(costOfDelay(row({ startsOn: '2025-01-01' }), '2026-01-01')).toBeNull();
  expect(costOfDelay(row({ low: 100 }), '2026-01-01')).toBeNull();
});
