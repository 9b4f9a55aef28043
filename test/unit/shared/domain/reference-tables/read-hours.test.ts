import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawCell } from '#shared/domain/importing/raw-cell.ts';
import { readHours } from '#shared/domain/reference-tables/read-hours.ts';
import { addDecimals, compareDecimals, multiplyDecimals } from '#shared/domain/money/decimal.ts';

const text = (written: string): RawCell => ({ type: 'text', text: written, value: null });
const unsaid = { decimalMark: null, dateOrder: null };
const hours = (written: string, decimalMark: ',' | '.' | null = null): string => {
  const read = readHours(text(written), { decimalMark, dateOrder: null });
  return read.ok ? read.value : read.error;
};

describe('hours', () => {
  test.each([
    ['7.5', '7.5'],
    ['7,50', '7.5'],
    ['7,5 h', '7.5'],
    ['7.25 hrs', '7.25'],
    ['8 heures', '8'],
    ['8h', '8'],
    ['-2,5', '-2.5'],
    ['0', '0'],
    ['7:30', '7.5'],
    ['07:30:00', '7.5'],
    ['7 h 30', '7.5'],
    ['7h30', '7.5'],
    ['7\u00A0h\u00A030\u00A0min', '7.5'],
    ['7 h 5 min', 'inexact-hours'],
    ['7 h 6', '7.1'],
    ['0:03', '0.05'],
    ['45 min', '0.75'],
    ['20 minutes', 'inexact-hours'],
    ['7:20', 'inexact-hours'],
    ['-7:30', '-7.5'],
    ['−7 h 30', '-7.5'],
    ['(7:30)', '-7.5'],
    ['PT7H30M', '7.5'],
    ['PT30H', '30'],
    ['-PT0H45M', '-0.75'],
    ['PT0S', '0'],
    ['0:00:36', '0.01'],
    ['0:00:09', '0.0025'],
    ['120:15', '120.25'],
    ['7:75', 'unreadable-hours'],
    ['(7:30', 'unreadable-hours'],
    ['1 jour', 'unreadable-hours'],
    ['2 j', 'unreadable-hours'],
    ['8 $', 'unreadable-hours'],
    ['50 %', 'unreadable-hours'],
    ['PT', 'unreadable-hours'],
    ['huit', 'unreadable-hours'],
    ['7h30h', 'unreadable-hours'],
    ['1,234', 'ambiguous-amount'],
    [`${'9'.repeat(61)}`, 'unreadable-hours'],
  ])('%s is %s', (written, expected) => {
    expect(hours(written)).toBe(expected);
  });

  test('a decided mark reads what else has two readings', () => {
    expect([hours('1,250', ','), hours('1,250', '.')]).toEqual(['1.25', '1250']);
  });

  test('a number of a spreadsheet is exact; a date or a truth is none', () => {
    const cell = (type: RawCell['type'], value: string): RawCell => ({ type, text: value, value });
    expect(readHours(cell('number', '7.50'), unsaid)).toEqual({ ok: true, value: '7.5' });
    expect(readHours(cell('date', '2024-01-01T02:30'), unsaid)).toMatchObject({ ok: false });
    expect(readHours(cell('boolean', 'true'), unsaid)).toMatchObject({ ok: false });
  });

  test('hours and minutes are exact, or refused: sixty times what was read is the minutes', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(59), fc.boolean(), (whole, minutes, isNegative) => {
        const sign = isNegative ? '-' : '';
        const read = readHours(text(`${sign}${whole}:${String(minutes).padStart(2, '0')}`), unsaid);
        expect(read.ok).toBe(minutes % 3 === 0);
        if (!read.ok) return;
        const sixty = multiplyDecimals(read.value, `${sign}60`);
        expect(compareDecimals(sixty, addDecimals(String(whole * 60), String(minutes)))).toBe(0);
      }),
    );
  });

  test('no text breaks the reading, and none takes long', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (written) => typeof hours(written) === 'string'));
    expect(hours(`${' '.repeat(50_000)}h`)).toBe('unreadable-hours');
    expect(hours(`${'1 h '.repeat(20_000)}`)).toBe('unreadable-hours');
  });
});
