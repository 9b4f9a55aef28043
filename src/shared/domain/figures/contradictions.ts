import { compareText } from '../text/compare-text.ts';
import type { RowOf } from '../register/entities.ts';
import { asOfSpan } from './as-of.ts';
import {
  compareFigures,
  normaliseScope,
  subjectOf,
  type Comparison,
  type Refusal,
} from './compare-figures.ts';

type Figure = RowOf<'figure'>;

/** Two figures in the order of their dates; those without a date come last, then by entry. */
type FigurePair = { readonly first: Figure; readonly second: Figure };

type Contradiction = FigurePair & Omit<Extract<Comparison, { verdict: 'contradiction' }>, 'verdict'>;

/** Two figures that speak of the same thing and are not set against each other, with the reason. */
type NotCompared = FigurePair & { readonly reason: Refusal };

/** A comparison that a source makes itself. It is kept as the source's; `comparison` says what the register makes of it. */
type SourceComparison = FigurePair & { readonly comparison: Comparison };

type Contradictions = {
  readonly contradictions: readonly Contradiction[];
  readonly notCompared: readonly NotCompared[];
  readonly sourceComparisons: readonly SourceComparison[];
  /** More pairs were there than are looked at. */
  readonly isCut: boolean;
};

/**
 * Figures of the same subject, basis and scope that contradict each other, those that cannot be compared although they
 * speak of the same, and the comparisons that sources make. In the order of the figures.
 * @param mostPairs pairs that are looked at: with many figures of one scope they grow with the square
 */
export const findContradictions = (figures: readonly Figure[], mostPairs = 20_000): Contradictions => {
  const { pairs, isCut } = pairsOfSameScope(figures, mostPairs);
  const compared = pairs.map((pair) => ({ pair, comparison: compareFigures(pair.first, pair.second) }));
  return {
    contradictions: compared.flatMap(({ pair, comparison }) => {
      if (comparison.verdict !== 'contradiction') return [];
      const { difference, days, taxes } = comparison;
      return [{ ...pair, difference, days, taxes }];
    }),
    notCompared: compared.flatMap(({ pair, comparison }) =>
      comparison.verdict === 'not-compared' ? [{ ...pair, reason: comparison.reason }] : [],
    ),
    sourceComparisons: sourceComparisons(figures),
    isCut,
  };
};

/** Two alternatives are different by nature: what lies between them is said where alternatives are. */
const areAlternatives = (a: Figure, b: Figure): boolean =>
  a.basis === 'alternative' && b.basis === 'alternative';

const sourceComparisons = (figures: readonly Figure[]): SourceComparison[] => {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  return figures.flatMap((figure) => {
    const other = figure.comparedWithId === null ? undefined : byId.get(figure.comparedWithId);
    return other === undefined || areAlternatives(other, figure)
      ? []
      : [{ first: other, second: figure, comparison: compareFigures(other, figure) }];
  });
};

const pairsOfSameScope = (
  figures: readonly Figure[],
  most: number,
): { readonly pairs: readonly FigurePair[]; readonly isCut: boolean } => {
  const pairs = new Map<string, FigurePair>();
  for (const group of groupsOfSameScope(figures)) {
    const ordered = group.toSorted(byDate);
    for (const [index, first] of ordered.entries()) {
      for (const second of ordered.slice(index + 1)) {
        const key = `${first.id} ${second.id}`;
        if (pairs.has(key)) continue;
        if (pairs.size === most) return { pairs: [...pairs.values()], isCut: true };
        pairs.set(key, { first, second });
      }
    }
  }
  return { pairs: [...pairs.values()], isCut: false };
};

/** By French and by English wording: a figure with both is in two groups, and its pairs are found once. */
const groupsOfSameScope = (figures: readonly Figure[]): readonly Figure[][] => {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const subject = subjectOf(figure);
    if (subject === null) continue;
    for (const column of ['scopeFr', 'scopeEn'] as const) {
      const scope = normaliseScope(figure[column]);
      if (scope === '') continue;
      const key = [subject, figure.basis, column, scope].join('\n');
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [figure]);
      else group.push(figure);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1);
};

const byDate = (a: Figure, b: Figure): number =>
  compareText(asOfSpan(a)?.from ?? '9999', asOfSpan(b)?.from ?? '9999') || a.id - b.id;
