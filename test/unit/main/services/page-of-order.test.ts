import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeColumn } from '#main/services/register/columns/encoded-column.ts';
import { orderRows } from '#main/services/register/columns/order-rows.ts';
import { pageOfOrder } from '#main/services/register/columns/page-of-order.ts';
import type { Expression } from '#main/services/register/grid-plan.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';

const rows = 30_000;

const columnFrom = (valueAt: (row: number) => CellValue) => {
  const encoder = encodeColumn(rows);
  encoder.add(Array.from({ length: rows }, (_, row) => valueAt(row)));
  return encoder.finish();
};

/** Scrambles without repeating, as the amounts of a large table are. */
const scrambled = (row: number): number => (row * 7919) % 29_989;

const columns = {
  constant: columnFrom(() => 'CAD'),
  few: columnFrom((row) => (row % 7 === 0 ? null : row % 3)),
  skewed: columnFrom((row) => (row % 100 === 0 ? scrambled(row) : -1)),
  many: columnFrom((row) => (row % 11 === 0 ? null : scrambled(row))),
};
type Name = keyof typeof columns;

const columnOf = (of: Expression) => columns[(of as { column: Name }).column];
const positions = Uint32Array.from({ length: rows }, (_, row) => row);

const order = fc.array(
  fc.record({
    of: fc
      .constantFrom<Name>('constant', 'few', 'skewed', 'many')
      .map((column): Expression => ({ from: 'row', column })),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
  }),
  { maxLength: 3 },
);

test('a page of a large order is that part of the whole order, wherever it lies', () => {
  fc.assert(
    fc.property(order, fc.nat({ max: rows }), fc.integer({ min: 1, max: 1000 }), (by, from, size) => {
      const whole = orderRows({ order: by }, positions, columnOf);
      expect(pageOfOrder({ order: by }, positions, [from, from + size], columnOf)).toEqual([
        ...whole.subarray(from, from + size),
      ]);
    }),
    { numRuns: 60 },
  );
});

test('the whole order is by value, unknown last in both directions, equal rows as they were', () => {
  for (const direction of ['asc', 'desc'] as const) {
    const { values, ranks } = columns.few;
    const byHand = [...positions].toSorted((a, b) => {
      const [x, y] = [values[ranks[a] ?? 0], values[ranks[b] ?? 0]];
      if (x === y) return a - b;
      if (x === undefined) return 1;
      if (y === undefined) return -1;
      return (Number(x) - Number(y)) * (direction === 'asc' ? 1 : -1);
    });
    const by = [{ of: { from: 'row' as const, column: 'few' }, direction }];
    expect([...orderRows({ order: by }, positions, columnOf)]).toEqual(byHand);
  }
});
