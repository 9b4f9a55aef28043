import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costDecimal } from '#shared/domain/cloud/cost-decimal.ts';
import { compareDecimals, isDecimalText } from '#shared/domain/money/decimal.ts';

test.each([
  ['0.00000080000', '0.00000080000'],
  ['1E-7', '0.0000001'],
  ['1.5e-7', '0.00000015'],
  ['-2.5E+3', '-2500'],
  ['12e0', '12'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['+007.10', '7.10'],
  ['-0.000', '0.000'],
  [' 3 ', '3'],
  ['1234.5e1', '12345'],
  ['1234.5e2', '123450'],
])('%s is %s', (text, expected) => {
  expect(costDecimal(text)).toBe(expected);
});

test.each(['', '-', '.', '1,5', '1 000', 'NULL', '0x10', '1e9999', '--1', '1.2.3'])(
  '%s is no cost',
  (text) => {
    expect(costDecimal(text)).toBeNull();
  },
);

test('any number that a program writes is read as canonical decimal text of the same value', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), (value) => {
      const text = costDecimal(String(value));
      if (text === null) return Math.abs(value) < 1e-50 || String(value).length > 60;
      expect(isDecimalText(text)).toBe(true);
      expect(Number(text)).toBe(value === 0 ? 0 : value);
      expect(compareDecimals(text, text)).toBe(0);
      return true;
    }),
  );
});
