import { expect, test } from 'vitest';
import { currencyExponent, isCurrencyCode } from '#shared/domain/money/currency.ts';

test.each([
  ['CAD', 2],
  ['EUR', 2],
  ['JPY', 0],
  ['KWD', 3],
  ['CLF', 4],
  ['ZZZ', 2],
])('%s has %i decimals', (code, exponent) => {
  expect(currencyExponent(code)).toBe(exponent);
});

test('a code is three capitals of the ISO 4217 list', () => {
  expect(['CAD', 'USD', 'XOF'].every(isCurrencyCode)).toBe(true);
  expect(['cad', '$', 'ZZZ', '', 'CAD '].some(isCurrencyCode)).toBe(false);
});

test('agrees with Intl on every currency to which Intl gives decimals', () => {
  for (const code of Intl.supportedValuesOf('currency').filter(
    (known) => isCurrencyCode(known) && known !== 'XDR',
  )) {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency: code,
    }).resolvedOptions();
    // Where coins are no longer used, Intl says 0 and ISO 4217 still 2.
    if (maximumFractionDigits !== 0)
      expect([code, currencyExponent(code)]).toEqual([code, maximumFractionDigits]);
  }
});
