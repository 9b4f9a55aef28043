import { describe, expect, it } from 'vitest';
import { findContradictions } from '#shared/domain/figures/contradictions.ts';
import { figureRow } from '../../../../support/figures.ts';

const ids = (pairs: readonly { first: { id: number }; second: { id: number } }[]): number[][] =>
  pairs.map(({ first, second }) => [first.id, second.id]);

describe('contradictions of a case', () => {
  it('pairs each two figures of one scope once, the earlier first', () => {
    const found = findContradictions([
      figureRow(1, { scopeEn: 'Cost', asOf: '2025-01-01', low: 3, high: 3 }),
      figureRow(2, { scopeEn: 'Cost', asOf: null, asOfText: '2024', low: 2, high: 2 }),
      figureRow(3, { scopeEn: 'Cost', asOf: null, low: 1, high: 1 }),
      figureRow(4, { basis: 'budget', low: 9, high: 9 }),
      figureRow(5, { scopeFr: 'Autre portée', low: 9, high: 9 }),
    ]);
    expect(ids(found.contradictions)).toEqual([
      [2, 1],
      [2, 3],
      [1, 3],
    ]);
    expect(found.contradictions[0]).toMatchObject({ difference: { low: 1n, high: 1n }, days: { least: 1 } });
    expect(found).toMatchObject({ notCompared: [], sourceComparisons: [], isCut: false });
  });

  it('lists what speaks of the same and cannot be compared, with the reason', () => {
    const found = findContradictions([
      figureRow(1, { taxBasis: 'unknown' }),
      figureRow(2, { taxBasis: 'unknown', low: 110_00, high: 110_00 }),
      figureRow(3, { taxBasis: 'unknown', currency: 'USD' }),
    ]);
    expect(found.contradictions).toEqual([]);
    expect(found.notCompared.map(({ first, second, reason }) => [first.id, second.id, reason])).toEqual([
      [1, 2, 'taxes-unknown'],
      [1, 3, 'currency'],
      [2, 3, 'currency'],
    ]);
  });

  it('keeps a comparison of a source as the source’s, and says that the scopes differ', () => {
    const found = findContradictions([
      figureRow(7, { scopeFr: 'Contrat', low: 458, high: 458 }),
      figureRow(8, { scopeFr: 'Programme', hedge: 'at-most', low: null, high: 955, comparedWithId: 7 }),
      figureRow(9, { comparedWithId: 99 }),
    ]);
    expect(found.contradictions).toEqual([]);
    expect(ids(found.sourceComparisons)).toEqual([[7, 8]]);
    expect(found.sourceComparisons[0]?.comparison).toEqual({ verdict: 'not-compared', reason: 'scope' });
  });

  it('leaves alternatives to their own list', () => {
    const found = findContradictions([
      figureRow(7, { basis: 'alternative', scopeFr: 'Choisie', low: 150, high: 150 }),
      figureRow(8, { basis: 'alternative', scopeFr: 'Écartée', low: 300, high: 300, comparedWithId: 7 }),
      figureRow(9, { basis: 'budget', scopeFr: 'Autre', low: 300, high: 300, comparedWithId: 7 }),
    ]);
    expect(ids(found.sourceComparisons)).toEqual([[7, 9]]);
  });

  it('stops at the most pairs, and says so', () => {
    const figures = Array.from({ length: 5 }, (_, index) =>
      figureRow(index + 1, { low: index, high: index }),
    );
    expect(findContradictions(figures, 10)).toMatchObject({ isCut: false });
    const cut = findContradictions(figures, 9);
    expect(cut.isCut).toBe(true);
    expect(cut.contradictions).toHaveLength(9);
  });
});
