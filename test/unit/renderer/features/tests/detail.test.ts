import { describe, expect, it } from 'vitest';
import { changedFacts, factsOf, headAndRest, kindOf } from '#renderer/features/tests/model/detail.ts';

describe('what a test says about an exception', () => {
  it('is named by its vendors where there are several words for it', () => {
    const { head, rest } = headAndRest({
      amounts: ['1.00'],
      vendor: 'A',
      vendors: ['A', 'B'],
      numbers: ['1'],
    });
    expect(head).toEqual({ name: 'vendors', kind: 'values', values: ['A', 'B'] });
    expect(rest.map(({ name }) => name)).toEqual(['numbers', 'amounts']);
  });

  it('has both bounds of an amount as one, an open side included', () => {
    expect(factsOf({ ceilingHigh: null, ceilingLow: '48000.00' })).toEqual([
      { name: 'ceiling', kind: 'bounds', low: '48000.00', high: null },
    ]);
    expect(factsOf({ ceilingHigh: null, ceilingLow: null })).toEqual([]);
  });

  it('takes a name that only ends like a bound for itself', () => {
    expect(factsOf({ priceLow: '1' })).toEqual([{ name: 'priceLow', kind: 'values', values: ['1'] }]);
  });

  it('leaves out what is not known', () => {
    expect(factsOf({ vendor: null, number: '', numbers: [], count: 0 })).toEqual([
      { name: 'count', kind: 'values', values: [0] },
    ]);
  });

  it('takes digits for money only under the name of an amount, and with a currency', () => {
    expect(kindOf('net', '8269.00', 'CAD')).toBe('amount');
    expect(kindOf('net', '8269.00', null)).toBe('text');
    expect(kindOf('number', '8269', 'CAD')).toBe('text');
    expect(kindOf('net', '2024-06-07', 'CAD')).toBe('date');
    expect(kindOf('charges', '-5.00', 'CAD')).toBe('amount');
    expect(kindOf('state', 'over', 'CAD')).toBe('code');
    expect(kindOf('count', 3, 'CAD')).toBe('number');
  });

  it('says which facts differ from the run before', () => {
    expect([
      ...changedFacts({ net: '1.00', number: '7', gone: 'x' }, { net: '2.00', number: '7', days: 3 }),
    ]).toEqual(['net', 'gone', 'days']);
  });
});
