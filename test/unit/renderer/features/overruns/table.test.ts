import { describe, expect, it } from 'vitest';
import { nextSort, rowsInView, rulesIn, wholeView } from '#renderer/features/overruns/model/table.ts';
import { exactly, overrunFlag, overrunRow } from './overrun-rows.ts';

const ids = (rows: readonly { readonly id: number }[]) => rows.map((row) => row.id);

describe('rowsInView', () => {
  const rows = [
    overrunRow({ id: 1, titleFr: 'Portail', current: null, flags: [overrunFlag()] }),
    overrunRow({ id: 2, titleFr: 'École', current: { low: '900', high: null } }),
    overrunRow({ id: 3, titleFr: 'Nuage', kind: 'programme', current: exactly('5000') }),
    overrunRow({
      id: 4,
      titleFr: 'Zone',
      current: exactly('70'),
      publicBodyId: 11,
      vendorId: 21,
      vendor: 'Éditeur',
    }),
  ];

  it('keeps the order of main, worst first, until a column is sorted', () => {
    expect(ids(rowsInView(rows, wholeView, 'fr'))).toEqual([1, 2, 3, 4]);
  });

  it('sorts by exact amounts and leaves unknown last both ways', () => {
    const sorted = (direction: 'asc' | 'desc') =>
      ids(rowsInView(rows, { ...wholeView, sort: { column: 'current', direction } }, 'fr'));
    expect(sorted('desc')).toEqual([3, 2, 4, 1]);
    expect(sorted('asc')).toEqual([4, 2, 3, 1]);
  });

  it('sorts titles without regard to accents', () => {
    const view = { ...wholeView, sort: { column: 'contract', direction: 'asc' } } as const;
    expect(ids(rowsInView(rows, view, 'fr'))).toEqual([2, 3, 1, 4]);
  });

  it('keeps currencies apart when it sorts amounts', () => {
    const mixed = [
      overrunRow({ id: 1, currency: 'USD', current: exactly('999999') }),
      overrunRow({ id: 2, currency: 'CAD', current: exactly('1') }),
      overrunRow({ id: 3, currency: 'CAD', current: exactly('2') }),
    ];
    const view = { ...wholeView, sort: { column: 'current', direction: 'desc' } } as const;
    expect(ids(rowsInView(mixed, view, 'fr'))).toEqual([3, 2, 1]);
  });

  it('finds words in any order, without accents, in titles, references and names', () => {
    expect(ids(rowsInView(rows, { ...wholeView, search: 'editeur zone' }, 'fr'))).toEqual([4]);
  });

  it('narrows to programmes, a rule, a public body, a vendor, or what is certainly beyond ten percent', () => {
    expect(ids(rowsInView(rows, { ...wholeView, kind: 'programmes' }, 'fr'))).toEqual([3]);
    expect(ids(rowsInView(rows, { ...wholeView, kind: 'contracts' }, 'fr'))).toEqual([1, 2, 4]);
    expect(ids(rowsInView(rows, { ...wholeView, rule: 'amendments-over-10' }, 'fr'))).toEqual([1]);
    expect(ids(rowsInView(rows, { ...wholeView, publicBodyId: 11, vendorId: 21 }, 'fr'))).toEqual([4]);
    const tendered = overrunRow({ id: 8, awardMethod: 'invitation' });
    expect(ids(rowsInView([tendered, ...rows], { ...wholeView, awardMethod: 'invitation' }, 'fr'))).toEqual([
      8,
    ]);
    const calm = overrunRow({ id: 9, overrunOriginal: { amount: exactly('1'), percent: exactly('1.0') } });
    expect(ids(rowsInView([calm, ...rows], { ...wholeView, beyondPercent: 10 }, 'fr'))).toEqual([1, 2, 3, 4]);
  });
});

describe('nextSort', () => {
  it('goes from largest first to smallest first and back to worst first', () => {
    const first = nextSort(null, 'cost');
    const second = nextSort(first, 'cost');
    expect([first, second, nextSort(second, 'cost')]).toEqual([
      { column: 'cost', direction: 'desc' },
      { column: 'cost', direction: 'asc' },
      null,
    ]);
    expect(nextSort(first, 'contract')).toEqual({ column: 'contract', direction: 'asc' });
  });
});

describe('rulesIn', () => {
  it('counts each rule once with its number of contracts', () => {
    const rows = [
      overrunRow({ flags: [overrunFlag(), overrunFlag({ rule: 'late' })] }),
      overrunRow({ flags: [overrunFlag()] }),
    ];
    expect(rulesIn(rows).map((rule) => [rule.rule, rule.count])).toEqual([
      ['amendments-over-10', 2],
      ['late', 1],
    ]);
  });
});
