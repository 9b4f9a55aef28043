import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observeDateOrder } from '#shared/domain/calendar/date-order.ts';
import { readDateTime } from '#shared/domain/calendar/read-date-time.ts';
import { readDuration } from '#shared/domain/calendar/read-duration.ts';

describe('readDateTime', () => {
  it.each([
    ['2019-11-04T10:17:55', '2019-11-04T10:17:55'],
    ['2013-11-23T02:30:31-08:00', '2013-11-23T02:30:31-08:00'],
    ['2013-11-23 02:30:31.250 +0100', '2013-11-23T02:30:31.250+01:00'],
    ['2024-04-03 00:00:00 UTC', '2024-04-03T00:00:00Z'],
    ['3 avr. 2024 à 10 h 05', '2024-04-03T10:05:00'],
    ['3 avr. 2024', '2024-04-03'],
    ['03-AVR-24', '2024-04-03'],
    ['3-avr.-24', '2024-04-03'],
    ['3/Apr/2024', '2024-04-03'],
    ['3. avril 2024', '2024-04-03'],
    ['Apr 3, 2024 4:17 PM', '2024-04-03T16:17:00'],
    ['Apr 3, 2024 at 12:05 a.m.', '2024-04-03T00:05:00'],
    ['2024-04-03 24:00:00', 'not-a-date'],
    ['2024-04-03 13:00 PM', 'not-a-date'],
    ['2024-02-30', 'not-a-date'],
    ['16:17', 'not-a-date'],
    ['1234-5thisisnotadate', 'not-a-date'],
  ])('%j is %s', (text, expected) => {
    const date = readDateTime(text, null);
    expect(date.ok ? date.value : date.error).toBe(expected);
  });

  it('reads the time behind a date of any order', () => {
    expect(readDateTime('04/03/2024 16:17', 'mdy')).toEqual({ ok: true, value: '2024-04-03T16:17:00' });
    expect(readDateTime('04/03/2024 16:17', null)).toEqual({ ok: false, error: 'ambiguous-date' });
  });
});

const verdictOf = (texts: readonly string[]) => {
  const evidence = observeDateOrder();
  for (const text of texts) evidence.observe(text);
  return evidence.verdict();
};

describe('the order of the dates of a column', () => {
  it.each([
    [['03/04/2024', '25/04/2024'], { kind: 'decided', order: 'dmy' }],
    [['03/04/2024', '04/25/2024'], { kind: 'decided', order: 'mdy' }],
    [['03/04/2024', '25/04/2024', '04/25/2024'], { kind: 'contradictory' }],
    [['03/04/2024', '05/06/2024'], { kind: 'ambiguous', orders: ['dmy', 'mdy'] }],
    [['03/03/2024', '04/04/2024'], { kind: 'decided', order: 'dmy' }],
    [['24-04-03', '24-04-30'], { kind: 'ambiguous', orders: ['dmy', 'ymd'] }],
    [['24-04-03', '24-12-25', '32-01-02'], { kind: 'decided', order: 'ymd' }],
    [['2024-04-03', 'avril 2024', '31/02/2024'], { kind: 'decided', order: null }],
  ])('%j', (texts, verdict) => {
    expect(verdictOf(texts)).toEqual(verdict);
  });

  it('does not depend on the order of the rows', () => {
    const date = fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 }))
      .map(([one, other]) => `${String(one).padStart(2, '0')}/${String(other).padStart(2, '0')}/2024`);
    fc.assert(
      fc.property(fc.array(date, { minLength: 1, maxLength: 8 }), (texts) => {
        expect(verdictOf(texts.toReversed())).toEqual(verdictOf(texts));
      }),
    );
  });
});

describe('readDuration', () => {
  it.each([
    ['255:10:10', 'PT255H10M10S'],
    ['7:30', 'PT7H30M'],
    ['7 h 30', 'PT7H30M'],
    ['0:00:00', 'PT0S'],
    ['0:00:01.5', 'PT1.5S'],
    ['7:60', null],
    ['4:17 PM', null],
  ])('%j is %s', (text, expected) => {
    expect(readDuration(text)).toBe(expected);
  });
});
