import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCompactDate, readXmlDate, readXmlDecimal } from '#shared/domain/einvoice/xml-values.ts';
import { isDecimalText } from '#shared/domain/money/decimal.ts';

describe('readXmlDecimal', () => {
  it.each([
    ['12.50', '12.50'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007.50', '7.50'],
    ['-0.00', '0.00'],
    [' -1234567890123456789.01 ', '-1234567890123456789.01'],
  ])('%j is %s', (text, decimal) => {
    expect(readXmlDecimal(text)).toBe(decimal);
  });

  it.each(['', '.', '-', '1e3', '1 000', '1,5', '$5', 'NaN', '1.2.3', '--1', '1'.repeat(61)])(
    '%j is none',
    (text) => {
      expect(readXmlDecimal(text)).toBeNull();
    },
  );

  it('gives canonical decimal text or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'+-.0159 e'.split('')), maxLength: 12 }), (text) => {
        const decimal = readXmlDecimal(text);
        expect(decimal === null || isDecimalText(decimal)).toBe(true);
        if (decimal !== null) expect(Number(decimal)).toBeCloseTo(Number(text.trim()), 9);
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    ['2025-07-31', '2025-07-31'],
    ['2025-07-31Z', '2025-07-31'],
    ['2025-07-31-05:00', '2025-07-31'],
    ['2025-07-31T23:59:00Z', '2025-07-31'],
    ['2025-02-30', null],
    ['31/07/2025', null],
    ['20250731', null],
  ])('xs:date %j is %s', (text, date) => {
    expect(readXmlDate(text)).toBe(date);
  });

  it.each([
    ['20250731', '2025-07-31'],
    ['202507311530', '2025-07-31'],
    ['20250731153000', '2025-07-31'],
    ['2025-07-31', '2025-07-31'],
    ['20250231', null],
    ['202507', null],
  ])('compact %j is %s', (text, date) => {
    expect(readCompactDate(text)).toBe(date);
  });
});
