/** Which exceptions of a list are chosen: one is active, others may be with it. Positions count from 0. */
export type Selection = {
  readonly active: number;
  /** Where a range starts. */
  readonly anchor: number;
  /** Positions chosen beside the active one. */
  readonly also: ReadonlySet<number>;
};

/** Every position that is chosen, in order. */
export const chosenPositions = ({ active, also }: Selection): readonly number[] =>
  [...new Set([active, ...also])].toSorted((a, b) => a - b);

/** Only one position. */
export const chooseOnly = (index: number): Selection => ({ active: index, anchor: index, also: new Set() });

/** All from the anchor to a position. */
export const chooseTo = ({ anchor }: Selection, index: number): Selection => {
  const [from, to] = [Math.min(anchor, index), Math.max(anchor, index)];
  return {
    active: index,
    anchor,
    also: new Set(Array.from({ length: to - from + 1 }, (_, step) => from + step)),
  };
};

/** A position more, or one less. */
export const chooseToggled = (selection: Selection, index: number): Selection => {
  const also = new Set(chosenPositions(selection));
  if (also.size > 1 && also.delete(index)) return { active: [...also].at(-1) ?? 0, anchor: index, also };
  also.add(index);
  return { active: index, anchor: index, also };
};

/** All positions of a list. */
export const chooseAll = (total: number): Selection => ({
  active: 0,
  anchor: 0,
  also: new Set(Array.from({ length: total }, (_, index) => index)),
});

/** The selection in a list that may have become shorter. */
export const within = (selection: Selection, total: number): Selection =>
  total === 0 || (selection.active < total && [...selection.also].every((index) => index < total))
    ? selection
    : {
        active: Math.min(selection.active, total - 1),
        anchor: Math.min(selection.anchor, total - 1),
        also: new Set([...selection.also].filter((index) => index < total)),
      };
