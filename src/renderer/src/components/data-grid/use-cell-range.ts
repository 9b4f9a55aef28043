import type { CellFocusedEvent, CellMouseDownEvent, CellMouseOverEvent, GridApi } from 'ag-grid-community';
import { useRef, type RefObject } from 'react';
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
import type { ShownRow } from './grid-types.ts';

type Grid = GridApi<ShownRow>;

export type CellRangeOfGrid = {
  readonly isInRange: (row: number, column: string) => boolean;
  /** The selected rectangle, at least the focused cell; null when no cell has the focus. */
  readonly rectangle: () => Rectangle | null;
  /** Names of the stored columns that are shown, left to right: what positions of the rectangle count in. */
  readonly shownColumns: () => readonly string[];
  readonly extend: (direction: Direction, toEdge: boolean) => void;
  readonly selectAll: () => void;
  readonly collapse: () => void;
  readonly onCellMouseDown: (event: CellMouseDownEvent<ShownRow>) => void;
  readonly onCellMouseOver: (event: CellMouseOverEvent<ShownRow>) => void;
  readonly onCellFocused: (event: CellFocusedEvent<ShownRow>) => void;
};

const isShift = (event: Event | null | undefined): boolean => event instanceof MouseEvent && event.shiftKey;

/** A rectangle of cells selected with the mouse or Shift and arrows: AG Grid Community has none of its own. */
export const useCellRange = (
  grid: RefObject<Grid | null>,
  isStored: (column: string) => boolean,
): CellRangeOfGrid => {
  const range = useRef<CellRange | null>(null);
  const isExtending = useRef(false);
  const shown = useRef<readonly string[]>([]);

  const readColumns = (): readonly string[] => {
    shown.current = (grid.current?.getAllDisplayedColumns() ?? [])
      .map((column) => column.getColId())
      .filter(isStored);
    return shown.current;
  };
  const set = (next: CellRange | null): void => {
    const before = range.current;
    range.current = next;
    const drawn = [before, next].some((one) => one !== null && cellCount(rectangleOf(one)) > 1);
    if (drawn && JSON.stringify(before) !== JSON.stringify(next)) grid.current?.refreshCells({ force: true });
  };
  const positionOf = (row: number | null, column: string): CellAt | null => {
    const at = readColumns().indexOf(column);
    return row === null || at === -1 ? null : { row, column: at };
  };
  const extendTo = (head: CellAt | null): void => {
    if (head !== null) set({ anchor: range.current?.anchor ?? head, head });
  };

  return {
    isInRange: (row, column) => {
      if (range.current === null) return false;
      const rectangle = rectangleOf(range.current);
      if (cellCount(rectangle) < 2) return false;
      return isInside({ row, column: shown.current.indexOf(column) }, rectangle);
    },
    rectangle: () => (range.current === null ? null : rectangleOf(range.current)),
    shownColumns: readColumns,
    extend: (direction, toEdge) => {
      const current = range.current;
      if (current === null || grid.current === null) return;
      const columns = readColumns();
      const rows = grid.current.getDisplayedRowCount();
      const head = stepFrom(current.head, direction, { rows, columns: columns.length, toEdge });
      set({ anchor: current.anchor, head });
      grid.current.ensureIndexVisible(head.row);
      const column = columns[head.column];
      if (column !== undefined) grid.current.ensureColumnVisible(column);
    },
    selectAll: () => {
      const columns = readColumns();
      const rows = grid.current?.getDisplayedRowCount() ?? 0;
      if (rows > 0)
        set({ anchor: { row: 0, column: 0 }, head: { row: rows - 1, column: columns.length - 1 } });
    },
    collapse: () =>
      set(range.current === null ? null : { anchor: range.current.anchor, head: range.current.anchor }),
    onCellMouseDown: ({ rowIndex, column, event, rowPinned }) => {
      if (rowPinned != null || !isShift(event)) return;
      // The grid moves its focus to this cell right after: the range must keep the cell it began in.
      isExtending.current = true;
      extendTo(positionOf(rowIndex, column.getColId()));
      setTimeout(() => (isExtending.current = false));
    },
    onCellMouseOver: ({ rowIndex, column, event, rowPinned }) => {
      if (rowPinned != null || !(event instanceof MouseEvent) || event.buttons !== 1) return;
      extendTo(positionOf(rowIndex, column.getColId()));
    },
    onCellFocused: ({ rowIndex, column, rowPinned }) => {
      if (isExtending.current) return;
      const id = column === null || typeof column === 'string' ? column : column.getColId();
      const at = rowPinned != null || id === null ? null : positionOf(rowIndex, id);
      set(at === null ? null : { anchor: at, head: at });
    },
  };
};
