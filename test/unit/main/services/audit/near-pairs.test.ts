import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candidate } from '#main/services/audit/duplicate-candidates.ts';
import { pairsWithin, patternOf } from '#main/services/audit/near-pairs.ts';

const invoice = fc.record({
  vendorId: fc.constantFrom(1, 2),
  number: fc.constantFrom('F-8012', 'F8012', 'F-80123', 'G-1'),
  day: fc.integer({ min: 1, max: 9 }),
  amount: fc.constantFrom(10_000, 10_090, 10_200),
});

/** Only what pairs and patterns look at. */
const toCandidates = (
  rows: readonly { vendorId: number; number: string; day: number; amount: number }[],
): readonly Candidate[] =>
  rows.map(
    ({ vendorId, number, day, amount }, id) =>
      ({
        id,
        vendorId,
        vendorKey: `v${vendorId}`,
        number,
        amount,
        issuedOn: `2026-03-0${day}`,
        currency: 'CAD',
      }) as Candidate,
  );

const patterns = new Set(['DEEE', 'ESEE', 'EESE', 'EEES', 'ESES', 'ESSE', 'EESS', 'DESE', 'EEEE']);

test('the pairs that groups give are those that comparing all with all gives, each once', () => {
  const limits = { days: 4, amountPpm: 10_000, edits: 1 };
  fc.assert(
    fc.property(fc.array(invoice, { maxLength: 14 }), (rows) => {
      const candidates = toCandidates(rows);
      const isFound = ([a, b]: readonly [Candidate, Candidate]): boolean =>
        patterns.has(patternOf(a, b, limits));
      const nameOf = ([a, b]: readonly [Candidate, Candidate]): string =>
        [a.id, b.id].toSorted((x, y) => x - y).join(' ');
      const all = candidates.flatMap((a, index) => candidates.slice(index + 1).map((b) => [a, b] as const));
      expect([...pairsWithin(candidates, limits)].filter(isFound).map(nameOf).toSorted()).toEqual(
        all.filter(isFound).map(nameOf).toSorted(),
      );
    }),
  );
});
