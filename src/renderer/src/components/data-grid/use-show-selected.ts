import type { GridApi } from 'ag-grid-community';
import { useEffect, useEffectEvent } from 'react';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import type { GridHandle } from './grid-handle.ts';
import { positionOf } from './grid-rows.ts';
import type { ShownRow } from './grid-types.ts';

/** A row just added is known to the case before the grid has counted it. */
const recountMs = 100;
const recounts = 20;

const showRow = (table: GridApi<ShownRow>, index: number, tries = recounts): void => {
  if (table.isDestroyed()) return;
  if (index < table.getDisplayedRowCount()) table.ensureIndexVisible(index, 'middle');
  else if (tries > 0) setTimeout(() => showRow(table, index, tries - 1), recountMs);
};

const isShown = (table: GridApi<ShownRow>, id: number): boolean =>
  table.getRenderedNodes().some(({ data }) => data?.id === id);

/**
 * Brings a row into sight that was selected from elsewhere: added just now, or found by the search of the whole case.
 * One that was clicked is in sight already.
 */
export const useShowSelected = (
  grid: GridHandle,
  shown: {
    readonly selectedId: number | undefined;
    readonly query: GridQuery;
    readonly isReady: boolean;
  },
): void => {
  const { api } = useBridge();
  const notifyError = useNotifyError();
  const { selectedId, isReady } = shown;
  const show = useEffectEvent((id: number): void => {
    const table = grid.get();
    if (table === null || isShown(table, id)) return;
    positionOf(api, shown.query, id)
      .then((index) => (index === null ? undefined : showRow(table, index)))
      .catch(notifyError);
  });
  useEffect(() => {
    if (isReady && selectedId !== undefined) show(selectedId);
  }, [selectedId, isReady]);
};
