import { expect, test } from 'vitest';
import { reportedAndKnown } from '#shared/domain/progress/reported-and-known.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';

const statement = (id: number, fields: Partial<RowOf<'statement'>>): RowOf<'statement'> => ({
  id,
  contractId: 1,
  role: 'reported',
  measure: 'cost',
  statedOn: null,
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
    firstKnownOn: '2020-06-01',
    firstReportedOn: '2020-01-01',
    // June 29 more days, July 31, August 31, September 9.
    daysUntilReported: 100,
    daysUnreported: null,
  });
  expect(cost?.statements.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
});

test('a report of the same day is no delay; evidence of that day stands before it', () => {
  const [cost] = reportedAndKnown(
    [statement(1, { statedOn: '2020-06-01' }), statement(2, { statedOn: '2020-06-01', role: 'known' })],
    '2026-01-01',
  );
  expect(cost?.daysUntilReported).toBe(0);
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
  expect(cost).toMatchObject({ daysUntilReported: null, daysUnreported: 10 });
  expect(cost?.undated.map(({ id }) => id)).toEqual([3]);
  expect(schedule).toMatchObject({
    measure: 'schedule',
    firstKnownOn: null,
    daysUntilReported: null,
    daysUnreported: null,
  });
});
