import type { CellFocusedEvent } from 'ag-grid-community';
import { useEffect, useState } from 'react';
import { isPinned } from './grid-handle.ts';
import { isTotal, type ShownRow } from './grid-types.ts';

/** Longer than a double click. */
const settleMs = 260;

const createTimer = () => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    start: (run: () => void): void => {
      clearTimeout(timer);
      timer = setTimeout(run, settleMs);
    },
    stop: (): void => clearTimeout(timer),
  };
};

/**
 * Tells which row has the focus. The first time, which opens a panel beside the grid, waits until it is sure that this
 * is not a double click: the panel would push the cell away from under the second one. Never while a cell is edited.
 */
export const useRowFocus = (
  selectedId: number | undefined,
  onSelect: ((id: number) => void) | undefined,
): ((event: CellFocusedEvent<ShownRow>) => void) => {
  const [timer] = useState(createTimer);
  useEffect(() => timer.stop, [timer]);
  return ({ rowIndex, rowPinned, api }) => {
    if (rowIndex === null || isPinned(rowPinned)) return;
    const row = api.getDisplayedRowAtIndex(rowIndex)?.data;
    if (row === undefined || isTotal(row)) return;
    if (selectedId !== undefined) {
      timer.stop();
      if (row.id !== selectedId) onSelect?.(row.id);
      return;
    }
    timer.start(() => {
      if (!api.isDestroyed() && api.getEditingCells().length === 0) onSelect?.(row.id);
    });
  };
};
