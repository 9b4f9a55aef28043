import type { FigureContradictions, StatedFigure } from '#shared/ipc/calls/figures.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';

/** Which pairs of figures are listed. */
export const pairKinds = ['contradictions', 'notCompared', 'sourceComparisons'] as const;
export type PairKind = (typeof pairKinds)[number];

/** Two figures with what is said of them. */
export type ListedPair = {
  readonly kind: PairKind;
  readonly first: StatedFigure;
  readonly second: StatedFigure;
  readonly contradiction: FigureContradictions['contradictions'][number] | null;
  /** Why they are not set against each other. */
  readonly reason: FigureContradictions['notCompared'][number]['reason'] | null;
};

/** The pairs of a kind in which every word of `search` occurs, whatever its accents and case. */
export const listedPairs = (found: FigureContradictions, kind: PairKind, search: string): ListedPair[] => {
  const wanted = sortKey(search).split(/\s+/u).filter(Boolean);
  return pairsOf(found, kind).filter(({ first, second }) => {
    const text = sortKey([first, second].flatMap(wordsOf).join(' '));
    return wanted.every((word) => text.includes(word));
  });
};

const pairsOf = (found: FigureContradictions, kind: PairKind): ListedPair[] =>
  kind === 'contradictions'
    ? found.contradictions.map((pair) => ({
        kind,
        first: pair.first,
        second: pair.second,
        contradiction: pair,
        reason: null,
      }))
    : found[kind].map(({ first, second, reason }) => ({ kind, first, second, contradiction: null, reason }));

const wordsOf = ({ subject, scopeFr, scopeEn, statedBy, source }: StatedFigure): string[] =>
  [subject?.label, scopeFr, scopeEn, statedBy, source?.label].filter((text) => typeof text === 'string');
