/** A cell by the index of its row and the position of its column among the shown ones. */
export type CellAt = { readonly row: number; readonly column: number };

/** A selected rectangle: where it began (the focused cell) and where it was extended to. */
export type CellRange = { readonly anchor: CellAt; readonly head: CellAt };

export type Rectangle = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

/** Inclusive bounds of a range. */
export const rectangleOf = ({ anchor, head }: CellRange): Rectangle => ({
  top: Math.min(anchor.row, head.row),
  bottom: Math.max(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  right: Math.max(anchor.column, head.column),
});

/** Number of cells in a rectangle. */
export const cellCount = ({ top, bottom, left, right }: Rectangle): number =>
  (bottom - top + 1) * (right - left + 1);

/** Whether a cell is inside. */
export const isInside = (at: CellAt, { top, bottom, left, right }: Rectangle): boolean =>
  at.row >= top && at.row <= bottom && at.column >= left && at.column <= right;

export type Direction = 'up' | 'down' | 'left' | 'right';

const steps: Readonly<Record<Direction, CellAt>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

const clamp = (value: number, last: number): number => Math.max(0, Math.min(last, value));

/** The cell one step further, or with `toEdge` the last one that way; never outside the grid. */
export const stepFrom = (
  at: CellAt,
  direction: Direction,
  { rows, columns, toEdge }: { readonly rows: number; readonly columns: number; readonly toEdge: boolean },
): CellAt => {
  const step = steps[direction];
  const far = toEdge ? Math.max(rows, columns) : 1;
  return {
    row: clamp(at.row + step.row * far, rows - 1),
    column: clamp(at.column + step.column * far, columns - 1),
  };
};

/**
 * The rectangle a paste fills: one value fills the whole selection; anything else goes in once, from the top left
 * corner of the selection.
 */
export const pasteRectangle = (
  selection: Rectangle,
  clip: readonly (readonly string[])[],
): { readonly rectangle: Rectangle; readonly textAt: (at: CellAt) => string | null } => {
  const width = Math.max(...clip.map((row) => row.length));
  const isSingle = clip.length === 1 && width === 1;
  const { top, left } = selection;
  const rectangle = isSingle
    ? selection
    : { top, left, bottom: top + clip.length - 1, right: left + width - 1 };
  return {
    rectangle,
    textAt: (at) => (isSingle ? (clip[0]?.[0] ?? null) : (clip[at.row - top]?.[at.column - left] ?? null)),
  };
};
