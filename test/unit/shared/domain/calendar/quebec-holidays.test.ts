import fc from 'fast-check';
import { expect, test } from 'vitest';
import { easterSunday, quebecHolidays } from '#shared/domain/calendar/quebec-holidays.ts';

test.each([
  [1961, '1961-04-02'],
  [2000, '2000-04-23'],
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2038, '2038-04-25'],
])('Easter of %i is %s', (year, day) => {
  expect(easterSunday(year)).toBe(day);
});

test('Easter is a Sunday from 22 March to 25 April', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
      const day = easterSunday(year);
      expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(0);
      expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true);
    }),
  );
});

test('the holidays of 2024 and of 2018, when 1 July was a Sunday', () => {
  expect(quebecHolidays(2024).map(({ day }) => day)).toEqual([
    '2024-01-01',
    '2024-03-29',
    '2024-04-01',
    '2024-05-20',
    '2024-06-24',
    '2024-07-01',
    '2024-09-02',
    '2024-10-14',
    '2024-12-25',
  ]);
  expect(quebecHolidays(2018).map(({ day }) => day)).toContain('2018-07-02');
  // 25 May 2020 is itself a Monday: the day is the one before.
  expect(quebecHolidays(2020).map(({ day }) => day)).toContain('2020-05-18');
});
