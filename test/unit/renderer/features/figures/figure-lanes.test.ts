import { describe, expect, it } from 'vitest';
import { figureLanes } from '#renderer/features/figures/model/figure-lanes.ts';
import { statedFigure } from '../../../../support/stated-figures.ts';

const on = (asOf: string) => ({ asOf, span: { from: asOf, to: asOf } });

describe('figures on one time axis', () => {
  it('has a lane for each scope and currency, on one scale, and bars at one time side by side', () => {
    const lanes = figureLanes([
      statedFigure(1),
      statedFigure(2, { scopeFr: 'COUT du programme', amount: { low: '94500000000', high: null } }),
      statedFigure(3, { scopeFr: 'Contrat', ...on('2017-06-01'), amount: { low: null, high: '500' } }),
      statedFigure(4, { currency: 'USD', ...on('2025-01-01') }),
    ]);
    expect(lanes?.lanes.map(({ figures }) => figures.map(({ id }) => id))).toEqual([[1, 2], [3], [4]]);
    expect(lanes?.lanes[0]?.bars.map(({ low, high, shift }) => [low, high, shift])).toEqual([
      [68_200_000_000, 68_200_000_000, 0],
      [94_500_000_000, null, 1],
    ]);
    expect(lanes).toMatchObject({ from: '2017-06-01', to: '2025-01-01', most: 94_500_000_000 });
  });

  it('keeps what has no date beside its lane, and draws neither counts nor what is unknown', () => {
    const undated = { asOfText: 'fin d’avril', span: null };
    expect(figureLanes([statedFigure(1, undated), statedFigure(2, { unit: 'count' })])).toBeNull();
    expect(figureLanes([statedFigure(1, { amount: null })])).toBeNull();
    const lanes = figureLanes([statedFigure(1), statedFigure(2, undated)]);
    expect(lanes?.lanes.map(({ figures, bars }) => [figures.length, bars.length])).toEqual([[2, 1]]);
    const another = figureLanes([statedFigure(1), statedFigure(2, { ...undated, scopeFr: 'Autre' })]);
    expect(another?.lanes).toHaveLength(1);
    expect(another?.listed.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('never takes two figures without a scope for the same', () => {
    const none = { scopeFr: null, scopeEn: null };
    expect(figureLanes([statedFigure(1, none), statedFigure(2, none)])?.lanes).toHaveLength(2);
  });
});
