import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalTimesToMinor, isDecimalText, roundDecimalToMinor } from '#shared/domain/money/decimal.ts';
import { parseAmount } from '#shared/domain/money/money.ts';
import { shortDecimal } from '#shared/domain/money/short-decimal.ts';

/** Digits and decimals on both sides of what fits a safe integer. */
const parts = fc.record({
  digits: fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 6n }), fc.bigInt({ min: 0n, max: 10n ** 19n })),
  scale: fc.integer({ min: 0, max: 8 }),
  isNegative: fc.boolean(),
});

type Parts = { readonly digits: bigint; readonly scale: number; readonly isNegative: boolean };

const textOf = ({ digits, scale, isNegative }: Parts): string => {
  const text = String(digits).padStart(scale + 1, '0');
  const cut = text.length - scale;
  const sign = isNegative && digits > 0n ? '-' : '';
  return `${sign}${text.slice(0, cut)}${scale === 0 ? '' : `.${text.slice(cut)}`}`;
};

/** By the definition: scaled to minor units, a half away from zero. */
const roundedBy = (units: bigint, scale: number, exponent: number): bigint => {
  const size = (units < 0n ? -units : units) * 10n ** BigInt(exponent);
  const divisor = 10n ** BigInt(scale);
  const rounded = (2n * size + divisor) / (2n * divisor);
  return units < 0n ? -rounded : rounded;
};

const signed = ({ digits, isNegative }: Parts): bigint => (isNegative ? -digits : digits);

const currencies = [
  ['JPY', 0],
  ['CAD', 2],
  ['KWD', 3],
  ['CLF', 4],
] as const;

const currency = fc.constantFrom(...currencies);

const minorOf = (expected: bigint) => {
  const minor = Number(expected);
  return Number.isSafeInteger(minor) ? { ok: true, value: minor } : { ok: false, error: 'too-large' };
};

describe('short decimals give what big integers give', () => {
  test('rounding to minor units', () => {
    fc.assert(
      fc.property(parts, currency, (decimal, [code, exponent]) => {
        const expected = minorOf(roundedBy(signed(decimal), decimal.scale, exponent));
        expect(roundDecimalToMinor(textOf(decimal), code)).toEqual(expected);
      }),
    );
  });

  test('quantity times unit price', () => {
    fc.assert(
      fc.property(parts, parts, currency, (a, b, [code, exponent]) => {
        const expected = minorOf(roundedBy(signed(a) * signed(b), a.scale + b.scale, exponent));
        expect(decimalTimesToMinor(textOf(a), textOf(b), code)).toEqual(expected);
      }),
    );
  });

  test('amounts as written, with a point or a comma', () => {
    const amounts = parts.filter(({ scale }) => scale <= 2);
    fc.assert(
      fc.property(amounts, fc.constantFrom('.', ','), (amount, mark) => {
        const text = textOf(amount).replace('.', mark);
        const expected = minorOf(roundedBy(signed(amount), amount.scale, 2));
        expect(parseAmount(text, { currency: 'CAD' })).toEqual(expected);
      }),
    );
  });
});

test.each([
  '',
  '-',
  '.',
  '1.',
  '.5',
  '00',
  '01',
  '-0',
  '-0.00',
  '1.2.3',
  '1,5',
  '+1',
  '1e3',
  ' 1',
  '1234567890123456',
])('%j is not one', (text) => {
  expect(shortDecimal(text)).toBeNull();
});

test('three decimals may be thousands: not decided here', () => {
  expect(parseAmount('1.234', { currency: 'CAD' })).toEqual({ ok: true, value: 123_400 });
  expect(parseAmount('1.234', { currency: 'KWD' })).toEqual({ ok: false, error: 'not-money' });
});

test('decimal text is what it was', () => {
  expect(['0', '-0.5', '1.50', '12345678901234567890'].map(isDecimalText)).toEqual([true, true, true, true]);
  expect(['-0', '-0.00', '01', '1.', '.5'].map(isDecimalText)).toEqual([false, false, false, false, false]);
});
