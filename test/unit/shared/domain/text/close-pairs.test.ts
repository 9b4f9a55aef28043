import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closePairs } from '#shared/domain/text/close-pairs.ts';
import { editDistance } from '#shared/domain/text/edit-distance.ts';
import { personNameKey } from '#shared/domain/text/person-name.ts';

test('finds just the pairs that comparing all with all finds', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(texts, texts, fc.integer({ min: 0, max: 2 }), (a, b, edits) => {
      const found = closePairs(a, b, edits).map((pair) => `${pair.a} ${pair.b} ${pair.distance}`);
      const all = a.flatMap((left, x) =>
        b.flatMap((right, y) => {
          const distance = editDistance(left, right, edits);
          return left !== '' && right !== '' && distance <= edits ? [`${x} ${y} ${distance}`] : [];
        }),
      );
      expect(found.toSorted()).toEqual(all.toSorted());
    }),
  );
});

test('a name is the same without accents and in any order', () => {
  expect(personNameKey('CÔTÉ, Anne-Marie')).toBe(personNameKey('anne marie cote'));
  expect(personNameKey('Anne Côté')).not.toBe(personNameKey('Anne Roy'));
});
