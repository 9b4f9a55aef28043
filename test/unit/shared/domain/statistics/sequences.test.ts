import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { misplacedIn } from '#shared/domain/statistics/sequences.ts';

describe('places out of order', () => {
  test('one wrong value is one place, beside its neighbours that are in order', () => {
    expect(misplacedIn(['1', '2', '9', '3', '4'])).toEqual([{ index: 2, before: 1, after: 3 }]);
    expect(misplacedIn(['9', '1', '2'])).toEqual([{ index: 0, before: null, after: 1 }]);
    expect(misplacedIn(['1', '1', '2', '2'])).toEqual([]);
    expect(misplacedIn([])).toEqual([]);
  });

  test('what is left never goes back, and no smaller number of places would do', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 9 }), (numbers) => {
        const values = numbers.map(String);
        const out = new Set(misplacedIn(values).map(({ index }) => index));
        const left = values.filter((_, index) => !out.has(index));
        expect(left).toEqual(left.toSorted());
        // Every choice of places to leave out, tried one by one.
        const fewest = Array.from({ length: 2 ** values.length }, (_, mask) =>
          values.filter((__, index) => ((mask >> index) & 1) === 1),
        )
          .filter((kept) => kept.every((value, index) => index === 0 || (kept[index - 1] ?? '') <= value))
          .reduce((most, kept) => Math.max(most, kept.length), 0);
        expect(left).toHaveLength(fewest);
      }),
      { numRuns: 40 },
    );
  });

  test('each stands between the nearest places that are in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 }), (numbers) => {
        const found = misplacedIn(numbers.map(String));
        const out = new Set(found.map(({ index }) => index));
        const kept = numbers.flatMap((_, index) => (out.has(index) ? [] : [index]));
        for (const { index, before, after } of found) {
          expect(before).toBe(kept.findLast((place) => place < index) ?? null);
          expect(after).toBe(kept.find((place) => place > index) ?? null);
        }
      }),
    );
  });

  test('a long series of which half is out of order takes no time of note', () => {
    const count = 100_000;
    const values = Array.from({ length: count }, (_, index) =>
      String(10_000_000 + (index % 2 === 0 ? index : count - index)),
    );
    expect(misplacedIn(values)).toHaveLength(count / 2);
  });
});
