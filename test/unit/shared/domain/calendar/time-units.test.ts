import { expect, test } from 'vitest';
import { timeUnitOf } from '#shared/domain/calendar/time-units.ts';

test.each([
  ['h', 'hour'],
  ['Hrs.', 'hour'],
  ['HEURES', 'hour'],
  ['HUR', 'hour'],
  ['heures-personnes', 'hour'],
  [' person-hours ', 'hour'],
  ['min.', 'minute'],
  ['½ journée', null],
  ['demi-journée', 'half-day'],
  ['JOURNÉE', 'day'],
  ['DAY', 'day'],
  ['j.-p.', null],
  ['semaine', 'week'],
  // A subscription is billed by the month; a kilowatt-hour is no hour of work.
  ['mois', null],
  ['month', null],
  ['kWh', null],
  ['kW-h', null],
  ['unité', null],
  ['24 h', null],
  ['', null],
])('%s is counted in: %s', (written, unit) => {
  expect(timeUnitOf(written)).toBe(unit);
});
