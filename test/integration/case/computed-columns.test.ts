import { expect, test } from 'vitest';
import { gridAggregate, gridPage } from '#main/services/register/grid-queries.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { GridFilter, GridQuery } from '#shared/ipc/grid-schemas.ts';
import { contractFields, newCase } from '../../support/case-fixture.ts';

const today = '2026-01-15';
const exactly = (minor: number): AnyFields => ({
  originalHedge: 'exact',
  originalLow: minor,
  originalHigh: minor,
});

const grownCase = async () => {
  const fixture = await newCase();
  const grow = (contractId: number, low: number) =>
    fixture.add('amendment', {
      contractId,
      status: 'approved',
      direction: 'increase',
      currency: 'CAD',
      hedge: 'exact',
      low,
      high: low,
    });
  const a = fixture.add('contract', contractFields('A', exactly(1000_00)));
  const b = fixture.add('contract', contractFields('B', exactly(200_00)));
  fixture.add('contract', contractFields('C'));
  grow(a, 100_00);
  grow(b, 100_00);
  const asked = (more: Partial<GridQuery>): GridQuery => ({
    entity: 'contract',
    filters: [],
    sort: [],
    search: '',
    ...more,
  });
  const references = (more: Partial<GridQuery>): unknown[] =>
    gridPage(fixture.context.db, asked(more), { offset: 0, limit: 10 }, { locale: 'fr', today }).rows.map(
      ({ values }) => values['reference'],
    );
  return { ...fixture, a, b, grow, asked, references };
};

test('contracts are ordered by what the case computes, unknown last, and follow a change', async () => {
  const { references, grow, a } = await grownCase();
  const by = (column: string, direction: 'asc' | 'desc') => references({ sort: [{ column, direction }] });
  expect(by('cost:current', 'asc')).toEqual(['B', 'A', 'C']);
  expect(by('cost:current', 'desc')).toEqual(['A', 'B', 'C']);
  expect(by('cost:overrun', 'desc')).toEqual(['B', 'A', 'C']);
  grow(a, 900_00);
  expect(by('cost:overrun', 'desc')).toEqual(['A', 'B', 'C']);
});

test('contracts are narrowed by what the case computes, with their totals', async () => {
  const { context, references, asked } = await grownCase();
  const filtered = (filter: GridFilter) => references({ filters: [filter] });
  expect(filtered({ type: 'between', column: 'cost:overrun', low: '10.1', high: null })).toEqual(['B']);
  expect(filtered({ type: 'between', column: 'cost:current', low: 300_00, high: 300_00 })).toEqual(['B']);
  expect(filtered({ type: 'unknown', column: 'cost:overrun' })).toEqual(['C']);
  expect(filtered({ type: 'known', column: 'cost:current' })).toEqual(['A', 'B']);
  const query = asked({ filters: [{ type: 'known', column: 'cost:current' }] });
  const { count, sums } = gridAggregate(context.db, query, today);
  expect(count).toBe(2);
  expect(sums.find(({ column }) => column === 'originalLow')).toMatchObject({ minor: '120000', unknown: 0 });
});
