import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortMoney } from '#renderer/components/chart/short-money.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('shortMoney', () => {
  it.each([
    ['0', '0 $', '$0'],
    ['4800000', '48 k$', '$48K'],
    ['61210000000', '612,1 M$', '$612.1M'],
    ['108470000000', '1 084,7 M$', '$1,084.7M'],
    ['110000000000', '1 100 M$', '$1,100M'],
    ['-22200000000', '-222 M$', '-$222M'],
    ['100004999', '1 M$', '$1M'],
  ])('writes %s as %s', (minor, fr, en) => {
    expect(plain(shortMoney(minor, 'CAD', 'fr'))).toBe(fr);
    expect(plain(shortMoney(minor, 'CAD', 'en'))).toBe(en);
  });

  it('names other currencies by their code and counts in their own digits', () => {
    expect(plain(shortMoney('150000000', 'USD', 'fr'))).toBe('1,5 M USD');
    expect(plain(shortMoney('1500000', 'JPY', 'en'))).toBe('JPY 1.5M');
    expect(plain(shortMoney('0', 'USD', 'fr'))).toBe('0 USD');
  });

  it('is never off by more than half of its last digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 100_000_000n, max: 10n ** 15n }), (minor) => {
        const written = plain(shortMoney(minor, 'CAD', 'en')).replace(/[$,M]/gu, '');
        const [whole = '0', fraction = '0'] = written.split('.');
        const back = (BigInt(whole) * 10n + BigInt(fraction)) * 10_000_000n;
        const off = back > minor ? back - minor : minor - back;
        expect(off <= 5_000_000n).toBe(true);
      }),
    );
  });
});
