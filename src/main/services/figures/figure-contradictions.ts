import type { Comparison, Refusal } from '#shared/domain/figures/compare-figures.ts';
import { findContradictions } from '#shared/domain/figures/contradictions.ts';
import { weakest } from '#shared/domain/provenance/provenance.ts';
import type { FigureContradictions } from '#shared/ipc/calls/figures.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import type { ReadableDb } from '../../db/types.ts';
import { intervalText, presentFigure, readFigures, type NamedFigure } from './stated-figures.ts';

type Pair = { readonly first: { readonly id: number }; readonly second: { readonly id: number } };

/**
 * What the figures of a case, or of one contract, say against each other: contradictions, what was not compared and why,
 * comparisons that sources make. Of each list the first `most` are given; `totals` counts all.
 */
export const figureContradictions = (
  db: ReadableDb,
  {
    contractId,
    locale,
    most = 500,
  }: { readonly contractId: number | null; readonly locale: Locale; readonly most?: number },
): FigureContradictions => {
  const rows = readFigures(db, { contractId, locale });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { contradictions, notCompared, sourceComparisons, isCut } = findContradictions(rows);
  return {
    contradictions: contradictions.slice(0, most).map(({ difference, days, taxes, ...pair }) => {
      const sides = sidesOf(pair, byId);
      return {
        ...sides,
        difference: intervalText(difference),
        provenance: weakest([sides.first.provenance, sides.second.provenance]),
        days,
        taxes,
      };
    }),
    notCompared: notCompared
      .slice(0, most)
      .map(({ reason, ...pair }) => ({ ...sidesOf(pair, byId), reason })),
    sourceComparisons: sourceComparisons
      .slice(0, most)
      .map(({ comparison, ...pair }) => ({ ...sidesOf(pair, byId), reason: reasonOf(comparison) })),
    totals: {
      contradictions: contradictions.length,
      notCompared: notCompared.length,
      sourceComparisons: sourceComparisons.length,
    },
    isCut,
  };
};

const reasonOf = (comparison: Comparison): Refusal | null =>
  comparison.verdict === 'not-compared' ? comparison.reason : null;

const sidesOf = (pair: Pair, byId: ReadonlyMap<number, NamedFigure>) => ({
  first: sideOf(pair.first.id, byId),
  second: sideOf(pair.second.id, byId),
});

const sideOf = (id: number, byId: ReadonlyMap<number, NamedFigure>) => {
  const row = byId.get(id);
  if (row === undefined) throw new Error(`figure ${id} was not read`);
  return presentFigure(row);
};
