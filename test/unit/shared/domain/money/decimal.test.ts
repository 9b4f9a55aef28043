import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  decimalFromNumber,
  decimalTimesToMinor,
  isDecimalText,
  multiplyDecimals,
  normaliseDecimal,
  roundDecimalToMinor,
} from '#shared/domain/money/decimal.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.nat(12))
  .map(([units, scale]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    return units < 0n ? `-${text}` : text;
  });

describe('normaliseDecimal', () => {
  test.each([
    ['1 234,50', null, '1234.50'],
    ['1,234.50', null, '1234.50'],
    ['-0,00000000012', null, '-0.00000000012'],
    ['-0,00', null, '0.00'],
    ['0012', null, '12'],
    ['(3)', null, '-3'],
    ['1,234', ',', '1.234'],
    ['1,234', '.', '1234'],
    ['1.234', '.', '1.234'],
    ['0.125', null, '0.125'],
    ['1,234', null, null],
    ['1.234', null, null],
    ['12 h', null, null],
    ['12 $', null, null],
    ['', null, null],
  ] as const)('%j with mark %j is %j', (text, decimalMark, expected) => {
    const result = normaliseDecimal(text, { decimalMark });
    expect(result.ok ? result.value : null).toBe(expected);
  });

  test('a unit price may carry the sign of its currency, of no other', () => {
    expect(normaliseDecimal('12,345 6 $', { currency: 'CAD' }).ok).toBe(false);
    expect(normaliseDecimal('112,50 $', { currency: 'CAD' })).toEqual({ ok: true, value: '112.50' });
    expect(normaliseDecimal('112,50 €', { currency: 'CAD' }).ok).toBe(false);
  });

  test('canonical text reads back as itself', () => {
    fc.assert(
      fc.property(decimals, (text) => {
        expect(isDecimalText(text)).toBe(true);
        expect(normaliseDecimal(text, { decimalMark: '.' })).toEqual({ ok: true, value: text });
      }),
    );
  });
});

describe('exact arithmetic', () => {
  test('examples', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3');
    expect(addDecimals('1.50', '-1.5')).toBe('0.00');
    expect(addDecimals()).toBe('0');
    expect(multiplyDecimals('-1.05', '0.10')).toBe('-0.1050');
    expect(compareDecimals('1.5', '1.50')).toBe(0);
    expect(compareDecimals('-2', '-1.9')).toBe(-1);
  });

  test('addition does not depend on the order, and multiplication distributes over it', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(addDecimals(a, b, c)).toBe(addDecimals(c, a, b));
        const left = multiplyDecimals(a, addDecimals(b, c));
        const right = addDecimals(multiplyDecimals(a, b), multiplyDecimals(a, c));
        expect(compareDecimals(left, right)).toBe(0);
      }),
    );
  });

  test('a floating-point cell becomes its shortest decimal and reads back as the same number', () => {
    expect(decimalFromNumber(1.5e-7)).toBe('0.00000015');
    expect(decimalFromNumber(1e21)).toBe('1000000000000000000000');
    expect(decimalFromNumber(-0)).toBe('0');
    expect(() => decimalFromNumber(Number.NaN)).toThrow(RangeError);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = decimalFromNumber(value);
        expect(isDecimalText(text)).toBe(true);
        expect(Number(text) === value).toBe(true);
      }),
    );
  });
});

describe('rounding to minor units', () => {
  test.each([
    ['3', '33.335', 'CAD', 10001],
    ['1', '0.005', 'CAD', 1],
    ['1', '-0.005', 'CAD', -1],
    ['1', '0.00499999', 'CAD', 0],
    ['0.5', '1', 'JPY', 1],
    ['7.25', '112.40', 'CAD', 81490],
  ])('%s × %s %s', (quantity, unitPrice, currency, minor) => {
    expect(decimalTimesToMinor(quantity, unitPrice, currency)).toEqual({ ok: true, value: minor });
  });

  test('is never more than half a unit off', () => {
    const small = fc.tuple(fc.integer(), fc.integer({ min: 1, max: 6 }));
    fc.assert(
      fc.property(small, ([units, scale]) => {
        const sign = units < 0 ? '-' : '';
        const digits = String(Math.abs(units)).padStart(scale + 1, '0');
        const text = `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
        fc.pre(isDecimalText(text));
        const minor = roundDecimalToMinor(text, 'CAD');
        const error = minor.ok ? BigInt(minor.value) * 10n ** BigInt(scale) - BigInt(units) * 100n : null;
        expect(error !== null && 2n * (error < 0n ? -error : error) <= 10n ** BigInt(scale)).toBe(true);
      }),
    );
  });

  test('too large is said, not rounded', () => {
    expect(roundDecimalToMinor('99999999999999999', 'CAD')).toEqual({ ok: false, error: 'too-large' });
  });
});
