import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { designProblem, mostItems, type MusDesign } from '#shared/domain/sampling/design.ts';
import { drawMus, musInterval, type MusDraw } from '#shared/domain/sampling/mus-draw.ts';
import { evaluateMus, type ExaminedItem } from '#shared/domain/sampling/mus-evaluation.ts';
import { pcg32 } from '#shared/domain/sampling/pcg32.ts';

const design = (fields: Partial<MusDesign> = {}): MusDesign => ({
  method: 'mus',
  confidencePpm: 950_000,
  tolerable: 5_000_000,
  expected: 0,
  ...fields,
});

const drawn = (of: MusDesign, amounts: readonly number[], seed = 1n): MusDraw => {
  const draw = drawMus(of, amounts, pcg32(seed));
  if (typeof draw === 'string') throw new Error(draw);
  return draw;
};

describe('a monetary-unit draw', () => {
  test('is refused where it would be of more items than anybody examines', () => {
    // An interval of 1,000 units: every item is examined whole.
    const items = (count: number) => Array.from({ length: count }, () => 1000);
    const of = design({ tolerable: 2996 });
    expect(drawn(of, items(mostItems)).top).toHaveLength(mostItems);
    expect(drawMus(of, items(mostItems + 1), pcg32(1n))).toBe('sample-too-large');
    const random = { method: 'random', confidencePpm: 950_000 } as const;
    expect(designProblem({ ...random, size: mostItems })).toBeNull();
    expect(designProblem({ ...random, size: mostItems + 1 })).toBe('sample-too-large');
  });

  test('has the interval of tolerable by factor, rounded down', () => {
    // 50,000.00 / 2.995733 = 16,690.405… dollars
    expect(musInterval(design())).toEqual({ factor: 2_995_733n, interval: 1_669_040 });
  });

  test('takes large items whole and every interval-th unit of the others', () => {
    // tolerable 2,995.733 / 2.995733 = 1000 units
    const of = design({ tolerable: 2_995_733 / 1000 });
    const amounts = [300, 5000, 300, 999, 1000, 300, 300, 600];
    const { interval, start, top, topAmount, sampled } = drawn({ ...of, tolerable: 2996 }, amounts);
    expect({ interval, top, topAmount }).toEqual({ interval: 1000, top: [1, 4], topAmount: 6000n });
    // The line of the others ends at 300, 600, 1599, 1899, 2199, 2799: by hand for whatever start came up.
    const ends = [
      [0, 300],
      [2, 600],
      [3, 1599],
      [5, 1899],
      [6, 2199],
      [7, 2799],
    ] as const;
    const units = [start, start + 1000, start + 2000].filter((unit) => unit <= 2799);
    expect(sampled).toEqual(units.map((unit) => ends.find(([, end]) => unit <= end)?.[0]));
  });

  test('selects each item below the interval by its units, and never twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 60 }),
        fc.nat(),
        (amounts, seed) => {
          const total = amounts.reduce((sum, amount) => sum + amount, 0);
          const draw = drawMus(design({ tolerable: 2996 }), amounts, pcg32(BigInt(seed)));
          if (typeof draw === 'string') {
            expect(total).toBeLessThanOrEqual(2996);
            return;
          }
          const below = total - Number(draw.topAmount);
          expect(draw.top).toEqual(amounts.flatMap((amount, place) => (amount >= 1000 ? [place] : [])));
          expect(new Set(draw.sampled).size).toBe(draw.sampled.length);
          expect(draw.sampled.length).toBe(
            below < draw.start ? 0 : Math.floor((below - draw.start) / 1000) + 1,
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  test('is refused where there is nothing to draw, or nothing to find out', () => {
    expect(drawMus(design(), [], pcg32(1n))).toBe('empty-population');
    expect(drawMus(design({ tolerable: 100 }), [60, 40], pcg32(1n))).toBe('tolerable-above-population');
    expect(drawMus(design({ tolerable: 2 }), [60, 40], pcg32(1n))).toBe('interval-too-small');
  });

  test('adds up beyond 2^53', () => {
    const large = Number.MAX_SAFE_INTEGER;
    const draw = drawn(design({ tolerable: large }), [large, large, large]);
    expect(draw.topAmount).toBe(3n * BigInt(large));
  });
});

const item = (
  id: number,
  bookAmount: number,
  auditedAmount: number | null,
  stratum: 'top' | 'sampled' = 'sampled',
): ExaminedItem => ({ id, stratum, bookAmount, auditedAmount });

const sample = {
  confidencePpm: 950_000,
  interval: 1_000_000,
  tolerable: 5_000_000,
  sampledAmount: 90_000_000n,
};

describe('the evaluation of a monetary-unit sample', () => {
  test('without errors is the interval times R0: 26,882.00 × 2.995733 = 80,531.2945…, up', () => {
    // A course note that rounds the factor to 3.0 has 80,646.
    const result = evaluateMus({ ...sample, interval: 2_688_200, tolerable: 8_053_130 }, [item(1, 500, 500)]);
    expect(result.over.upper).toBe(8_053_130n);
    expect(result).toMatchObject({ unexamined: 0, conclusion: 'acceptable' });
  });

  test('is worked by hand: two errors below the interval, one in the top stratum', () => {
    // Interval 10,000.00; basic precision 10,000 × 2.995733 = 29,957.33.
    // Taints: 400 of 800 (50 %), 90 of 900 (10 %): projected 5,000.00 and 1,000.00.
    // Allowances: 10,000 × 0.748133 × 0.5 = 3,740.665 -> 3,740.67; 10,000 × 0.551929 × 0.1 = 551.929 -> 551.93.
    // Top stratum: 2,500.00 known. Upper limit 29,957.33 + 6,000 + 4,292.60 + 2,500 = 42,749.93.
    const result = evaluateMus(sample, [
      item(1, 90_000, 81_000),
      item(2, 80_000, 40_000),
      item(3, 2_000_000, 1_750_000, 'top'),
      item(4, 70_000, 70_000),
    ]);
    expect(result.over).toMatchObject({
      basicPrecision: 2_995_733n,
      projected: 600_000n,
      allowance: 429_260n,
      known: 250_000n,
      likely: 850_000n,
      upper: 4_274_993n,
      isBeyondBook: false,
    });
    expect(result.over.errors.map(({ itemId, taint }) => [itemId, taint])).toEqual([
      [2, 500_000n],
      [1, 100_000n],
    ]);
    expect(result.under).toMatchObject({ upper: 2_995_733n, likely: 0n });
    expect(result.conclusion).toBe('acceptable');
    expect(
      evaluateMus({ ...sample, tolerable: 4_274_992 }, [
        item(1, 90_000, 81_000),
        item(2, 80_000, 40_000),
        item(3, 2_000_000, 1_750_000, 'top'),
      ]).conclusion,
    ).toBe('not-shown');
  });

  test('keeps understatement apart and never sets it off', () => {
    const result = evaluateMus(sample, [item(1, 1000, 500), item(2, 1000, 1500)]);
    expect([result.over.projected, result.under.projected]).toEqual([500_000n, 500_000n]);
    expect(result.over.upper).toBe(result.under.upper);
  });

  test('concludes nothing while an item is not examined: unknown is not correct', () => {
    const result = evaluateMus(sample, [item(1, 1000, null), item(2, 1000, 1000)]);
    expect(result).toMatchObject({ unexamined: 1, conclusion: 'incomplete' });
  });

  test('says when the likeliest amount alone is beyond, and when an item is wrong by more than its amount', () => {
    const result = evaluateMus({ ...sample, tolerable: 3_000_000 }, [item(1, 1000, -3000)]);
    expect(result.conclusion).toBe('exceeded');
    expect(result.over).toMatchObject({ projected: 4_000_000n, isBeyondBook: true });
  });

  test('has no sampling risk where all was examined', () => {
    const result = evaluateMus({ ...sample, sampledAmount: 0n }, [item(1, 2_000_000, 1_999_999, 'top')]);
    expect(result.over.upper).toBe(1n);
  });

  test('never has a lower limit for another error', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 900_000 }), fc.nat(900_000)), { maxLength: 12 }),
        (pairs) => {
          const items = pairs.map(([book, audited], index) => item(index + 1, book, Math.min(book, audited)));
          const upper = (count: number): bigint => evaluateMus(sample, items.slice(0, count)).over.upper;
          for (let count = 1; count <= items.length; count += 1)
            expect(upper(count) >= upper(count - 1)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});
