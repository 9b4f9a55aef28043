import { expect, test } from 'vitest';
import { formatAmount } from '#shared/domain/money/format-amount.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', '_');

test.each([
  [123456, 'CAD', '1_234,56_$', '$1,234.56'],
  [-123456789, 'CAD', '-1_234_567,89_$', '-$1,234,567.89'],
  [0, 'CAD', '0,00_$', '$0.00'],
  [123456, 'USD', '1_234,56_USD', 'USD_1,234.56'],
  [1234567n, 'JPY', '1_234_567_JPY', 'JPY_1,234,567'],
] as const)('%s %s', (minor, currency, fr, en) => {
  expect(plain(formatAmount(minor, currency, 'fr'))).toBe(fr);
  expect(plain(formatAmount(minor, currency, 'en'))).toBe(en);
});

test.each([
  [638_000_000_00, 'CAD', '638_M$', '$638M'],
  [1_100_000_000_00, 'CAD', '1,1_G$', '$1.1B'],
  [-222_450_000_00, 'CAD', '-222,5_M$', '-$222.5M'],
  [999_949_00, 'CAD', '999,9_k$', '$999.9K'],
  [999_950_00, 'CAD', '1_M$', '$1M'],
  [950_000_00, 'CAD', '950_k$', '$950K'],
  [999_99, 'CAD', '999,99_$', '$999.99'],
  [1_000_00, 'CAD', '1_k$', '$1K'],
  [2_500_000_00, 'USD', '2,5_M_USD', 'USD_2.5M'],
  [2_500_000, 'JPY', '2,5_M_JPY', 'JPY_2.5M'],
  [5_000_000_000_000_000_00n, 'CAD', '5_000_T$', '$5,000T'],
] as const)('compact %s %s', (minor, currency, fr, en) => {
  expect(plain(formatAmount(minor, currency, 'fr', { compact: true }))).toBe(fr);
  expect(plain(formatAmount(minor, currency, 'en', { compact: true }))).toBe(en);
});
