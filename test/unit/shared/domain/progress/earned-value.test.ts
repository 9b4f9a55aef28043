import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earnedValue } from '#shared/domain/progress/earned-value.ts';

const report = (bac: bigint | null, pv: bigint | null, ev: bigint | null, ac: bigint | null) =>
  earnedValue({ budgetAtCompletion: bac, plannedValue: pv, earnedValue: ev, actualCost: ac });

describe('earned value', () => {
  // By hand: BAC 1000, PV 500, EV 400, AC 600.
  // CPI = 2/3, SPI = 4/5; EAC: 600+600 = 1200; 600+600×3/2 = 1500; CPI×SPI = 8/15: 600+600×15/8 = 1725;
  // 0.8×2/3+0.2×4/5 = 52/75: 600+600×75/52 = 1465.38…
  test('as worked out by hand', () => {
    expect(report(1000n, 500n, 400n, 600n)).toEqual({
      costVariance: -200n,
      scheduleVariance: -100n,
      costIndex: '0.667',
      scheduleIndex: '0.800',
      estimates: [
        { factor: 'budgeted', amount: 1200n },
        { factor: 'cpi', amount: 1500n },
        { factor: 'cpi-times-spi', amount: 1725n },
        { factor: 'weighted', amount: 1465n },
      ],
      estimateRange: { low: 1200n, high: 1725n },
      varianceAtCompletion: { low: -725n, high: -200n },
      // (1000-400)/(1000-600) = 1.5; (1000-400)/(1500-600) = 0.667: what the index already says.
      toCompleteBudget: '1.500',
      toCompleteEstimate: '0.667',
    });
  });

  test('says nothing of what it lacks: without planned value no schedule, without budget no estimate', () => {
    expect(report(1000n, null, 400n, 600n)).toMatchObject({
      scheduleVariance: null,
      scheduleIndex: null,
      costIndex: '0.667',
      estimateRange: { low: 1200n, high: 1500n },
    });
    expect(report(null, 500n, 400n, 600n)).toMatchObject({
      estimates: [],
      estimateRange: null,
      varianceAtCompletion: null,
      toCompleteBudget: null,
    });
  });

  test('nothing earned, nothing spent or the budget spent: no division by zero', () => {
    expect(report(1000n, 500n, 0n, 600n).estimates).toEqual([{ factor: 'budgeted', amount: 1600n }]);
    expect(report(1000n, 500n, 400n, 0n)).toMatchObject({ costIndex: null, toCompleteEstimate: null });
    expect(report(1000n, 1000n, 900n, 1000n).toCompleteBudget).toBeNull();
  });

  test('more spent than the budget: the index that remains is negative, and said so', () => {
    expect(report(1000n, 1000n, 900n, 1200n).toCompleteBudget).toBe('-0.500');
  });

  test('the estimate by the cost index is BAC / CPI', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(amount, amount, amount, (bac, ev, ac) => {
        const byIndex =
          report(bac, null, ev, ac).estimates.find(({ factor }) => factor === 'cpi')?.amount ?? 0n;
        const exact = bac * ac - byIndex * ev;
        // Within half a minor unit of BAC × AC / EV.
        expect((exact < 0n ? -exact : exact) * 2n <= ev).toBe(true);
      }),
    );
  });
});
