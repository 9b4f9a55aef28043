import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPackedRows } from '#main/services/sampling/packed-rows.ts';

const row = fc.record({
  id: fc.maxSafeNat(),
  amount: fc.option(fc.maxSafeInteger(), { nil: null }),
  currency: fc.constantFrom('CAD', 'USD', '', null),
});

test('rows come back as they went in, in their order, also beyond the first room', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (given) => {
      // -0 is no amount that SQLite gives.
      const all = given.map((one) => ({ ...one, amount: one.amount === 0 ? 0 : one.amount }));
      const { add, rows } = createPackedRows();
      const many = Array.from({ length: 60 }, () => all).flat();
      for (const one of many) add(one);
      expect([...rows]).toEqual(many);
      expect(rows).toHaveLength(many.length);
      expect(rows.at(many.length)).toBeUndefined();
    }),
    { numRuns: 20 },
  );
});
