import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMinor,
  allocate,
  applyRatePpm,
  decimalToMinor,
  minorToDecimal,
  parseAmount,
} from '#shared/domain/money/money.ts';
import { formatAmount } from '#shared/domain/money/format-amount.ts';

const currencies = fc.constantFrom('CAD', 'USD', 'EUR', 'JPY', 'KWD', 'CLF');
const amounts = fc.maxSafeInteger();

describe('parseAmount', () => {
  test.each([
    ['1 234,56 $', 123456],
    ['1\u00A0234,56\u00A0$', 123456],
    ['1\u202F234\u202F567,00', 123456700],
    ['$1,234.56', 123456],
    ['$ 1,234.56', 123456],
    ["1'234.56", 123456],
    ['1’234’567.5', 123456750],
    ['1.234.567', 123456700],
    ['1.234,56', 123456],
    ['(1 234,56)', -123456],
    ['(1 234,56) $', -123456],
    ['($1,234.56)', -123456],
    ['$(1,234.56)', -123456],
    ['1234.56-', -123456],
    ['1 234,56- $', -123456],
    ['\u22121 234,56 $', -123456],
    ['-$1,234.56', -123456],
    ['$-1,234.56', -123456],
    ['+12', 1200],
    ['CA$ 12', 1200],
    ['12 $ CA', 1200],
    ['12,00 $CAN', 1200],
    ['CAD 12.5', 1250],
    ['12.5 cad', 1250],
    ['12,50 $ CAD', 1250],
    ['.5', 50],
    ['0,123', 'too-many-decimals'],
    ['1234,567', 'too-many-decimals'],
    ['1 234,567', 'too-many-decimals'],
    ['12.5000', 1250],
    ['007', 700],
    ['-0,00', 0],
    ['1,234', 123400],
    ['1.234', 123400],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
    ['90071992547409.92', 'too-large'],
    ['9'.repeat(70), 'too-large'],
    ['9'.repeat(90), 'not-money'],
    ['', 'not-money'],
    ['$', 'not-money'],
    ['-', 'not-money'],
    ['12.', 'not-money'],
    ['1,23,456.78', 'not-money'],
    ['12 34', 'not-money'],
    ['1 2345', 'not-money'],
    ['1  234', 'not-money'],
    ['1.234 567', 'not-money'],
    ["1'234 567", 'not-money'],
    ['--12', 'not-money'],
    ['(-12)', 'not-money'],
    ['(12', 'not-money'],
    ['12)', 'not-money'],
    ['1E5', 'not-money'],
    ['0x10', 'not-money'],
    ['US$ 12', 'not-money'],
    ['12 €', 'not-money'],
    ['$12 CAD', 'not-money'],
    ['n/d', 'not-money'],
    ['12 $ 13', 'not-money'],
    ['١٢', 'not-money'],
  ])('%j in CAD', (text, expected) => {
    const result = parseAmount(text, { currency: 'CAD' });
    expect(result.ok ? result.value : result.error).toBe(expected);
  });

  test.each([
    ['1,234', ',', 'CAD', 'too-many-decimals'],
    ['1,230', ',', 'CAD', 123],
    ['1,234', '.', 'CAD', 123400],
    ['1.234', ',', 'CAD', 123400],
    ['1.234', '.', 'CAD', 'too-many-decimals'],
    ['1,234.56', ',', 'CAD', 123456],
    ['1.234,56', '.', 'CAD', 123456],
    ['12.5', ',', 'CAD', 1250],
    ['1,234', ',', 'KWD', 1234],
    ['1,234', '.', 'KWD', 1234000],
    ['1,234', null, 'KWD', 'not-money'],
    ['12,345', null, 'JPY', 12345],
    ['12.5', null, 'JPY', 'too-many-decimals'],
    ['US$ 12', null, 'USD', 1200],
    ['$12', null, 'USD', 1200],
    ['12 €', null, 'EUR', 1200],
    ['$12', null, 'EUR', 'not-money'],
  ] as const)('%j with decimal mark %j in %s', (text, decimalMark, currency, expected) => {
    const result = parseAmount(text, { currency, decimalMark });
    expect(result.ok ? result.value : result.error).toBe(expected);
  });

  test('reads back what we show, in both languages and every currency', () => {
    fc.assert(
      fc.property(amounts, currencies, fc.constantFrom('fr', 'en'), (minor, currency, locale) => {
        const decimalMark = locale === 'fr' ? ',' : '.';
        const shown = formatAmount(minor, currency, locale);
        expect(parseAmount(shown, { currency, decimalMark })).toEqual({ ok: true, value: minor });
      }),
    );
  });

  test('never throws and never returns an unsafe number', () => {
    const pieces = fc.constantFrom(...Array.from("0123456789.,' -+()$€"), '\u00A0', 'CAD', 'e', '\u2212');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const result = parseAmount(parts.join(''), { currency: 'CAD' });
        expect(!result.ok || Number.isSafeInteger(result.value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('decimal text', () => {
  test.each([
    [-123450, 'CAD', '-1234.50'],
    [5, 'CAD', '0.05'],
    [-5n, 'CAD', '-0.05'],
    [12, 'JPY', '12'],
    [12, 'KWD', '0.012'],
  ] as const)('%s %s is %s', (minor, currency, text) => {
    expect(minorToDecimal(minor, currency)).toBe(text);
  });

  test('round trip', () => {
    fc.assert(
      fc.property(amounts, currencies, (minor, currency) => {
        expect(decimalToMinor(minorToDecimal(minor, currency), currency)).toEqual({ ok: true, value: minor });
      }),
    );
  });

  test.each([
    ['1,5', 'not-money'],
    ['1.', 'not-money'],
    ['1e3', 'not-money'],
    [' 1', 'not-money'],
    ['1.005', 'too-many-decimals'],
    ['99999999999999999999', 'too-large'],
  ])('%j is refused: %s', (text, error) => {
    expect(decimalToMinor(text, 'CAD')).toEqual({ ok: false, error });
  });
});

describe('arithmetic', () => {
  test('a sum beyond the safe integers is refused, not rounded', () => {
    expect(addMinor(1, 2, -3)).toBe(0);
    expect(() => addMinor(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError);
    expect(addMinor(Number.MAX_SAFE_INTEGER, 1, -1)).toBe(Number.MAX_SAFE_INTEGER);
  });

  test.each([
    [10000, 50_000, 'half-up', 500],
    [10000, 99_750, 'half-up', 998],
    [10000, 99_750, 'half-even', 998],
    [50, 50_000, 'half-up', 3],
    [50, 50_000, 'half-even', 2],
    [-50, 50_000, 'half-up', -3],
    [-50, 50_000, 'half-even', -2],
    [30, 50_000, 'half-even', 2],
  ] as const)('%i at %i ppm, %s: %i', (minor, ppm, rounding, expected) => {
    expect(applyRatePpm(minor, ppm, rounding)).toBe(expected);
  });

  test('shares add up to the whole and are within one unit of the exact share', () => {
    const weights = fc
      .array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 })
      .filter((list) => list.some(Boolean));
    fc.assert(
      fc.property(amounts, weights, (minor, list) => {
        const total = list.reduce((sum, weight) => sum + weight, 0);
        const parts = allocate(minor, list);
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(minor));
        for (const [index, part] of parts.entries()) {
          const error = BigInt(part) * BigInt(total) - BigInt(minor) * BigInt(list[index] ?? 0);
          expect(error < BigInt(total) && error > -BigInt(total)).toBe(true);
        }
      }),
    );
  });

  test('the largest remainder takes the unit, the first on a tie', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(10, [1, 0, 5])).toEqual([2, 0, 8]);
    expect(() => allocate(10, [0, 0])).toThrow(RangeError);
    expect(() => allocate(10, [-1, 2])).toThrow(RangeError);
  });
});
