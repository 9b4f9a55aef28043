import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import { readPublishedAmount, sumOfAmounts } from '#shared/domain/ocds/published-amount.ts';

describe('readPublishedAmount', () => {
  it.each([
    ['43016', 43_016_00],
    ['574250.840000', 574_250_84],
    ['30502.469999999998', 30_502_47],
    ['4534252124.690001', 4_534_252_124_69],
    ['524701.1699999999', 524_701_17],
    ['3784831.2600000002', 3_784_831_26],
    ['1.2e6', 1_200_000_00],
    ['12E-1', 1_20],
    ['-30200.0', -30_200_00],
    ['+0012.50', 12_50],
    ['0', 0],
    ['-0.0', 0],
  ])('reads %s', (text, minor) => {
    expect(readPublishedAmount(text, 'CAD')).toEqual({ amount: { currency: 'CAD', minor }, note: null });
  });

  it.each([
    ['12.345', 'CAD', { amount: { currency: 'CAD', minor: 12_35 }, note: 'amount-rounded' }],
    ['12', null, { amount: null, note: 'currency-missing' }],
    ['12', 'XXY', { amount: null, note: 'currency-unknown' }],
    ['12', 'cad', { amount: { currency: 'CAD', minor: 12_00 }, note: null }],
    ['1 234,50 $', 'CAD', { amount: { currency: 'CAD', minor: 123_450 }, note: null }],
    ['$1,234.5', 'CAD', { amount: { currency: 'CAD', minor: 123_450 }, note: null }],
    ['(1,234)', 'CAD', { amount: { currency: 'CAD', minor: -123_400 }, note: null }],
    ['€ 5', 'CAD', { amount: null, note: 'amount-unreadable' }],
    ['douze', 'CAD', { amount: null, note: 'amount-unreadable' }],
    ['1e99', 'CAD', { amount: null, note: 'amount-unreadable' }],
    ['1200', 'JPY', { amount: { currency: 'JPY', minor: 1200 }, note: null }],
    [null, 'CAD', { amount: null, note: null }],
  ])('says what is wrong with %s %s', (text, currency, expected) => {
    expect(readPublishedAmount(text, currency)).toEqual(expected);
  });

  it('reads what a program writes from a floating-point amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (minor) => {
        const plus = Number(minorToDecimal(minor, 'CAD'));
        const noisy = plus + 0.1 - 0.1;
        expect(readPublishedAmount(String(plus), 'CAD').amount?.minor).toBe(minor);
        expect(readPublishedAmount(String(noisy), 'CAD').amount?.minor).toBe(minor);
      }),
    );
  });
});

describe('sumOfAmounts', () => {
  it('adds what is known of one currency', () => {
    expect(sumOfAmounts([{ currency: 'CAD', minor: 1 }, null, { currency: 'CAD', minor: 2 }])).toEqual({
      currency: 'CAD',
      minor: 3,
    });
    expect(sumOfAmounts([null])).toBeNull();
    expect(
      sumOfAmounts([
        { currency: 'CAD', minor: 1 },
        { currency: 'USD', minor: 2 },
      ]),
    ).toBeNull();
  });
});
