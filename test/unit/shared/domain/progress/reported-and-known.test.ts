import { expect, test } from 'vitest';
import { reportedAndKnown } from '#shared/domain/progress/reported-and-known.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';

const statement = (id: number, fields: Partial<RowOf<'statement'>>): RowOf<'statement'> => ({
  id,
  contractId: 1,
  role: 'reported',
  measure: 'cost',
  statedOn: null,
  statedPrecision: null,
  statedBy: null,
  audience: null,
  summaryFr: null,
  summaryEn: null,
  currency: null,
  hedge: null,
  low: null,
  high: null,
  claimedEndsOn: null,
  sourceId: null,
  locator: null,
  notes: null,
  ...fields,
});

test('counts the days from the first evidence to the first report since, not to one before', () => {
  const [cost] = reportedAndKnown(
    [
      statement(1, { statedOn: '2020-01-01' }),
      statement(2, { statedOn: '2020-06-01', role: 'known' }),
      statement(3, { statedOn: '2020-07-01', role: 'known' }),
      statement(4, { statedOn: '2020-09-09' }),
    ],
    '2026-01-01',
  );
  expect(cost).toMatchObject({
    measure: 'cost',
    firstKnown: { id: 2 },
    firstReported: { id: 4 },
    // June 29 more days, July 31, August 31, September 9.
    daysUntilReported: { low: 100, high: 100 },
    daysUnreported: null,
  });
  expect(cost?.statements.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
});

test('a report of the same day is no delay; evidence of that day stands before it', () => {
  const [cost] = reportedAndKnown(
    [statement(1, { statedOn: '2020-06-01' }), statement(2, { statedOn: '2020-06-01', role: 'known' })],
    '2026-01-01',
  );
  expect(cost?.daysUntilReported).toEqual({ low: 0, high: 0 });
  expect(cost?.statements.map(({ id }) => id)).toEqual([2, 1]);
});

test('what was never reported since counts until today; without evidence there is nothing to count', () => {
  const [cost, schedule] = reportedAndKnown(
    [
      statement(1, { statedOn: '2025-12-22', role: 'known' }),
      statement(2, { statedOn: '2025-01-01' }),
      statement(3, { role: 'known' }),
      statement(4, { measure: 'schedule', statedOn: '2025-01-01' }),
    ],
    '2026-01-01',
  );
  expect(cost).toMatchObject({ daysUntilReported: null, daysUnreported: { low: 10, high: 10 } });
  expect(cost?.undated.map(({ id }) => id)).toEqual([3]);
  expect(schedule).toMatchObject({
    measure: 'schedule',
    firstKnown: null,
    daysUntilReported: null,
    daysUnreported: null,
  });
});

const million = 100_000_000;
const amount = (low: number, high: number | null = low) => ({
  currency: 'CAD',
  hedge: high === null ? ('at-least' as const) : ('exact' as const),
  low: low * million,
  high: high === null ? null : high * million,
});

test('a month without its day makes a range of days', () => {
  const [cost] = reportedAndKnown(
    [
      statement(1, { role: 'known', statedOn: '2022-06-01', statedPrecision: 'month', ...amount(945) }),
      statement(2, { statedOn: '2025-02-20', ...amount(1100, null) }),
    ],
    '2026-01-01',
  );
  // From 30 June 2022: 184 days to the end of 2022, less the first, 365, 366, 31 and 20. From 1 June: 29 more.
  expect(cost?.daysUntilReported).toEqual({ low: 966, high: 995 });
});

test('a report of less than what was known is not a report of it; one that may be as much is', () => {
  const known = statement(1, {
    role: 'known',
    statedOn: '2022-06-01',
    statedPrecision: 'month',
    ...amount(945),
  });
  const less = statement(2, { statedOn: '2022-06-01', statedPrecision: 'month', ...amount(682) });
  const open = statement(3, { statedOn: '2022-07-10', ...amount(682, null) });
  expect(reportedAndKnown([known, less], '2022-07-01')[0]).toMatchObject({
    firstReported: null,
    daysUntilReported: null,
    daysUnreported: { low: 1, high: 30 },
  });
  expect(reportedAndKnown([known, less, open], '2022-08-01')[0]).toMatchObject({
    firstReported: { id: 3 },
    daysUntilReported: { low: 10, high: 39 },
  });
  const dollars = statement(4, { statedOn: '2022-07-10', ...amount(1), currency: 'USD' });
  expect(reportedAndKnown([known, dollars], '2022-08-01')[0]?.firstReported?.id).toBe(4);
});

test('an earlier end than the one that was known reports something else', () => {
  const known = statement(1, {
    measure: 'schedule',
    role: 'known',
    statedOn: '2024-01-10',
    claimedEndsOn: '2025-06-30',
  });
  const early = statement(2, { measure: 'schedule', statedOn: '2024-02-01', claimedEndsOn: '2024-12-31' });
  const same = statement(3, { measure: 'schedule', statedOn: '2024-03-01', claimedEndsOn: '2025-06-30' });
  const [schedule] = reportedAndKnown([known, early, same], '2026-01-01');
  // 2024 has 29 days in February: 21 days of January, 29 and 1.
  expect(schedule).toMatchObject({ firstReported: { id: 3 }, daysUntilReported: { low: 51, high: 51 } });
});
