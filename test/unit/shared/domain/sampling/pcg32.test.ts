import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSeed, pcg32 } from '#shared/domain/sampling/pcg32.ts';
import { drawPlaces, projectDifferences } from '#shared/domain/sampling/simple-random.ts';

describe('pcg32', () => {
  test('gives the numbers that the reference implementation prints for seed 42, stream 54', () => {
    const random = pcg32(42n);
    const drawn = Array.from({ length: 6 }, () => random.next().toString(16));
    expect(drawn).toEqual(['a15c02b7', '7b47f409', 'ba1d3330', '83d2f293', 'bfa4784b', 'cbed606e']);
  });

  test('leaves out the numbers that would favour some results', () => {
    // 2^32 mod 3,000,000,000 = 1,294,967,296: of the first three, 0xa15c02b7 = 2,707,161,783 is kept, then 0x7b47f409.
    const random = pcg32(42n);
    expect([random.below(3_000_000_000n), random.below(3_000_000_000n)]).toEqual([
      2_707_161_783n,
      2_068_313_097n,
    ]);
    // Both of the next are above: 0xba1d3330 - 3,000,000,000.
    expect(random.below(3_000_000_000n)).toBe(0xba_1d_33_30n - 3_000_000_000n);
  });

  test('draws below any bound, beyond 32 bits too', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
        fc.bigInt({ min: 1n, max: 1n << 60n }),
        (seed, bound) => {
          const drawn = pcg32(seed).below(bound);
          expect(drawn >= 0n && drawn < bound).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('takes whole numbers of 64 bits as seeds', () => {
    expect(['0', '20260115', '18446744073709551615'].map(isSeed)).toEqual([true, true, true]);
    expect(['', '-1', '1.5', 'abc', '18446744073709551616'].map(isSeed)).toEqual(Array(5).fill(false));
  });
});

describe('a simple random draw', () => {
  test('has so many different places of the population, in its order, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), fc.nat(), (count, size, seed) => {
        const drawn = drawPlaces(count, size, pcg32(BigInt(seed)));
        expect(drawn).toHaveLength(Math.min(size, count));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
        expect(drawn.every((place) => place >= 0 && place < count)).toBe(true);
        expect(drawPlaces(count, size, pcg32(BigInt(seed)))).toEqual(drawn);
      }),
      { numRuns: 100 },
    );
  });

  test('takes every place about as often', () => {
    const times = Array<number>(10).fill(0);
    for (let seed = 0; seed < 2000; seed += 1)
      for (const place of drawPlaces(10, 3, pcg32(BigInt(seed)))) times[place] = (times[place] ?? 0) + 1;
    // 600 expected of each, standard deviation 20.5: five of those either way.
    expect(times.every((count) => Math.abs(count - 600) < 103)).toBe(true);
  });

  test('projects differences by their mean, away from zero', () => {
    const pair = (bookAmount: number, auditedAmount: number) => ({ bookAmount, auditedAmount });
    // (10 - 3) × 100 / 3 = 233.33
    expect(projectDifferences([pair(10, 3), pair(5, 5), pair(8, 8)], 100)).toBe(234n);
    expect(projectDifferences([pair(3, 10), pair(5, 5), pair(8, 8)], 100)).toBe(-234n);
    expect(projectDifferences([], 100)).toBe(0n);
  });
});
