import type { GridApi } from 'ag-grid-community';
import type { ShownRow } from './grid-types.ts';

/** Where the parts of one grid find AG Grid's own interface, which exists only once the grid is drawn. */
export type GridHandle = {
  readonly get: () => GridApi<ShownRow> | null;
  readonly set: (api: GridApi<ShownRow>) => void;
};

/** A handle without a grid yet. */
export const createGridHandle = (): GridHandle => {
  let grid: GridApi<ShownRow> | null = null;
  return {
    get: () => (grid === null || grid.isDestroyed() ? null : grid),
    set: (api) => {
      grid = api;
    },
  };
};

/** Names of the columns shown, left to right, that are stored: ranges, copies and pastes count in these. */
export const shownStoredColumns = (
  grid: GridHandle,
  isStored: (column: string) => boolean,
): readonly string[] =>
  (grid.get()?.getAllDisplayedColumns() ?? []).map((column) => column.getColId()).filter(isStored);

/** Whether a row is one of the totals, which the grid pins. Its types leave both null and undefined open. */
export const isPinned = (rowPinned: 'top' | 'bottom' | null | undefined): boolean =>
  rowPinned === 'top' || rowPinned === 'bottom';
