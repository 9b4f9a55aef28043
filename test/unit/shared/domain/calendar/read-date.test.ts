import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { formatDate } from '#shared/domain/calendar/calendar-date.ts';
import { readDate } from '#shared/domain/calendar/read-date.ts';

test.each([
  ['2021-03-04', null, '2021-03-04'],
  ['2021/3/4', null, '2021-03-04'],
  ['20210304', null, '2021-03-04'],
  ['2021-03-04T23:30:00Z', null, '2021-03-04'],
  ['2021-03-04 00:00:00', null, '2021-03-04'],
  ['2021-03-04', 'dmy', '2021-03-04'],
  ['04/03/2021', 'dmy', '2021-03-04'],
  ['03/04/2021', 'mdy', '2021-03-04'],
  ['03/04/2021', null, 'ambiguous-date'],
  ['25/04/2021', null, '2021-04-25'],
  ['04/25/2021', null, '2021-04-25'],
  ['03/03/2021', null, '2021-03-03'],
  ['04/25/2021', 'dmy', 'not-a-date'],
  ['03/04/2021', 'ymd', 'not-a-date'],
  ['21-03-04', 'ymd', '2021-03-04'],
  ['1-03-04', 'ymd', 'not-a-date'],
  ['04.03.21', 'dmy', '2021-03-04'],
  ['04-03-98', 'dmy', '1998-03-04'],
  ['04/03/21', null, 'ambiguous-date'],
  ['3 mars 2021', null, '2021-03-03'],
  ['1er août 2021', null, '2021-08-01'],
  ['le 3 mars 2021', null, '2021-03-03'],
  ['mercredi 3 mars 2021', null, '2021-03-03'],
  ['3\u00A0févr.\u00A02021', null, '2021-02-03'],
  ['5 juill. 2021', null, '2021-07-05'],
  ['15 DÉC. 2021', null, '2021-12-15'],
  ['Mar 3, 2021', null, '2021-03-03'],
  ['March 3rd, 2021', null, '2021-03-03'],
  ['Wednesday, March 3, 2021', null, '2021-03-03'],
  ['3-Mar-21', null, '2021-03-03'],
  ['3 of March 2021', null, '2021-03-03'],
  ['2021-Mar-03', null, '2021-03-03'],
  ['May 5 2021', null, '2021-05-05'],
  ['30 février 2021', null, 'not-a-date'],
  ['2021-02-30', null, 'not-a-date'],
  ['2021113', null, 'not-a-date'],
  ['3 brumaire 2021', null, 'not-a-date'],
  ['mars 2021', null, 'not-a-date'],
  ['44258', null, 'not-a-date'],
  ['', null, 'not-a-date'],
] as const)('%j, order %s: %s', (text, order, expected) => {
  const result = readDate(text, order);
  expect(result.ok ? result.value : result.error).toBe(expected);
});

test('reads back every way of writing a date', () => {
  const dates = fc
    .integer({ min: 0, max: 80_000 })
    .map((days) => Temporal.PlainDate.from('1900-01-01').add({ days }).toString());
  fc.assert(
    fc.property(dates, (iso) => {
      const [year, month, day] = iso.split('-');
      const forms = [
        [iso, null],
        [`${day}/${month}/${year}`, 'dmy'],
        [`${month}/${day}/${year}`, 'mdy'],
        [formatDate(iso, 'fr'), null],
        [formatDate(iso, 'en'), null],
      ] as const;
      for (const [text, order] of forms) expect(readDate(text, order)).toEqual({ ok: true, value: iso });
    }),
  );
});
