import type { CellFocusedEvent, CellMouseDownEvent, CellMouseOverEvent } from 'ag-grid-community';
import {
  cellCount,
  isInside,
  rectangleOf,
  stepFrom,
  type CellAt,
  type CellRange,
  type Direction,
  type Rectangle,
} from './cell-range.ts';
import { isPinned, shownStoredColumns, type GridHandle } from './grid-handle.ts';
import type { ShownRow } from './grid-types.ts';

export type CellRangeOfGrid = {
  /** Whether a cell is in a selection of more than itself. */
  readonly isInRange: (row: number, column: string) => boolean;
  /** The selected rectangle, at least the focused cell; null when no cell has the focus. */
  readonly rectangle: () => Rectangle | null;
  /** Names of the stored columns that are shown: what positions of the rectangle count in. */
  readonly shownColumns: () => readonly string[];
  readonly extend: (direction: Direction, toEdge: boolean) => void;
  readonly selectAll: () => void;
  readonly collapse: () => void;
  readonly onCellMouseDown: (event: CellMouseDownEvent<ShownRow>) => void;
  readonly onCellMouseOver: (event: CellMouseOverEvent<ShownRow>) => void;
  readonly onCellFocused: (event: CellFocusedEvent<ShownRow>) => void;
};

/** The selection itself; what it covers is drawn again when it changes. */
type Selection = {
  readonly get: () => CellRange | null;
  readonly set: (range: CellRange | null) => void;
  readonly columns: () => readonly string[];
  readonly at: (row: number | null, column: string) => CellAt | null;
};

const createSelection = (grid: GridHandle, isStored: (column: string) => boolean): Selection => {
  let range: CellRange | null = null;
  const columns = (): readonly string[] => shownStoredColumns(grid, isStored);
  return {
    get: () => range,
    set: (next) => {
      const before = range;
      range = next;
      const isDrawn = [before, next].some((one) => one !== null && cellCount(rectangleOf(one)) > 1);
      if (isDrawn && JSON.stringify(before) !== JSON.stringify(next))
        grid.get()?.refreshCells({ force: true });
    },
    columns,
    at: (row, column) => {
      const position = columns().indexOf(column);
      return row === null || position === -1 ? null : { row, column: position };
    },
  };
};

/** A rectangle of cells selected with the mouse or Shift and arrows: AG Grid Community has none of its own. */
export const createCellRange = (grid: GridHandle, isStored: (column: string) => boolean): CellRangeOfGrid => {
  const selection = createSelection(grid, isStored);
  return {
    isInRange: (row, column) => {
      const range = selection.get();
      if (range === null || cellCount(rectangleOf(range)) < 2) return false;
      const at = selection.at(row, column);
      return at !== null && isInside(at, rectangleOf(range));
    },
    rectangle: () => {
      const range = selection.get();
      return range === null ? null : rectangleOf(range);
    },
    shownColumns: selection.columns,
    ...keyboardSelection(grid, selection),
    ...mouseSelection(selection),
  };
};

const keyboardSelection = (grid: GridHandle, selection: Selection) => ({
  extend: (direction: Direction, toEdge: boolean): void => {
    const [range, api] = [selection.get(), grid.get()];
    if (range === null || api === null) return;
    const columns = selection.columns();
    const size = { rows: api.getDisplayedRowCount(), columns: columns.length, toEdge };
    const head = stepFrom(range.head, direction, size);
    selection.set({ anchor: range.anchor, head });
    api.ensureIndexVisible(head.row);
    const column = columns[head.column];
    if (column !== undefined) api.ensureColumnVisible(column);
  },
  selectAll: (): void => {
    const rows = grid.get()?.getDisplayedRowCount() ?? 0;
    const columns = selection.columns().length;
    if (rows > 0)
      selection.set({ anchor: { row: 0, column: 0 }, head: { row: rows - 1, column: columns - 1 } });
  },
  collapse: (): void => {
    const range = selection.get();
    selection.set(range === null ? null : { anchor: range.anchor, head: range.anchor });
  },
});

const mouseSelection = (selection: Selection) => {
  let isExtending = false;
  const extendTo = (head: CellAt | null): void => {
    if (head !== null) selection.set({ anchor: selection.get()?.anchor ?? head, head });
  };
  return {
    onCellMouseDown: ({ rowIndex, column, event, rowPinned }: CellMouseDownEvent<ShownRow>): void => {
      if (isPinned(rowPinned) || !(event instanceof MouseEvent) || !event.shiftKey) return;
      // The grid moves its focus to this cell right after: the range must keep the cell it began in.
      isExtending = true;
      extendTo(selection.at(rowIndex, column.getColId()));
      setTimeout(() => {
        isExtending = false;
      });
    },
    onCellMouseOver: ({ rowIndex, column, event, rowPinned }: CellMouseOverEvent<ShownRow>): void => {
      if (isPinned(rowPinned) || !(event instanceof MouseEvent) || event.buttons !== 1) return;
      extendTo(selection.at(rowIndex, column.getColId()));
    },
    onCellFocused: ({ rowIndex, column, rowPinned }: CellFocusedEvent<ShownRow>): void => {
      if (isExtending) return;
      const id = column === null || typeof column === 'string' ? column : column.getColId();
      const at = isPinned(rowPinned) || id === null ? null : selection.at(rowIndex, id);
      selection.set(at === null ? null : { anchor: at, head: at });
    },
  };
};
