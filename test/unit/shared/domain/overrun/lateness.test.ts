import { expect, test } from 'vitest';
import { latestMilestone } from '#shared/domain/overrun/lateness.ts';
import { milestoneRow } from '../../../../support/overrun-facts.ts';

const today = '2026-01-15';

test.each([
  ['actual', { plannedOn: '2025-01-31', actualOn: '2025-02-28', status: 'met' }, 0, '2025-02-28'],
  [
    'actual before forecast',
    { plannedOn: '2025-01-10', actualOn: '2025-04-10', forecastOn: '2025-12-10' },
    3,
    '2025-04-10',
  ],
  ['forecast', { plannedOn: '2025-06-01', forecastOn: '2027-03-31' }, 21, '2027-03-31'],
  ['due and not met: until today', { plannedOn: '2025-06-01', status: 'not-met' }, 7, today],
  ['partially met: until today', { plannedOn: '2025-06-01', status: 'partially-met' }, 7, today],
  ['early', { plannedOn: '2025-06-01', actualOn: '2025-03-01', status: 'met' }, -3, '2025-03-01'],
])('%s', (_name, fields, months, reachedOn) => {
  expect(latestMilestone([milestoneRow(fields)], today)).toMatchObject({ months, reachedOn });
});

test.each([
  ['not due yet', { plannedOn: '2026-06-01' }],
  ['met on an unknown day', { plannedOn: '2025-06-01', status: 'met' }],
  ['nobody knows whether it was met', { plannedOn: '2025-06-01', status: 'unknown' }],
  ['no planned date', { actualOn: '2025-06-01', status: 'met' }],
])('%s: unknown', (_name, fields) => {
  expect(latestMilestone([milestoneRow(fields)], today)).toBeNull();
});

test('the one most months late counts, not the one most days late', () => {
  const byDays = milestoneRow({ name: 'A', plannedOn: '2025-01-01', actualOn: '2025-01-31', status: 'met' });
  const byMonths = milestoneRow({
    name: 'B',
    plannedOn: '2025-02-01',
    actualOn: '2025-03-01',
    status: 'met',
  });
  expect(latestMilestone([byDays, byMonths], today)).toMatchObject({ milestone: 'B', months: 1, days: 28 });
});
