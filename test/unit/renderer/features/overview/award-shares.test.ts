import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awardShares, wholePercents } from '#renderer/features/overview/model/award-shares.ts';
import { exactly, overrunRow } from '../overruns/overrun-rows.ts';

describe('wholePercents', () => {
  it('adds up to 100 whatever the amounts, and stays within one point of the exact share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 8 }),
        (amounts) => {
          const total = amounts.reduce((sum, amount) => sum + amount, 0n);
          const percents = wholePercents(amounts);
          expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(total === 0n ? 0 : 100);
          if (total === 0n) return;
          amounts.forEach((amount, index) => {
            const floor = Number((amount * 100n) / total);
            expect([floor, floor + 1]).toContain(percents[index]);
          });
        },
      ),
    );
  });

  it('gives the missing points to the largest remainders', () => {
    expect(wholePercents([1n, 1n, 1n])).toEqual([34, 33, 33]);
  });
});

describe('awardShares', () => {
  it('weighs the current value per method and currency, largest first', () => {
    const [cad, usd] = awardShares([
      overrunRow({ awardMethod: 'mutual-agreement', current: exactly('100') }),
      overrunRow({ awardMethod: 'public-tender', current: { low: '300', high: null } }),
      overrunRow({ awardMethod: 'public-tender', currency: 'USD', current: exactly('7') }),
    ]);
    expect(cad?.shares.map((share) => [share.method, share.percent])).toEqual([
      ['public-tender', 75],
      ['mutual-agreement', 25],
    ]);
    expect(usd?.shares).toEqual([{ method: 'public-tender', contracts: 1, minor: '7', percent: 100 }]);
  });

  it('counts contracts without a lower bound instead of taking them for zero', () => {
    const [cad] = awardShares([
      overrunRow({ current: null }),
      overrunRow({ current: { low: null, high: '5' } }),
      overrunRow(),
    ]);
    expect(cad?.unmeasured).toBe(2);
    expect(cad?.shares[0]?.contracts).toBe(1);
  });
});
