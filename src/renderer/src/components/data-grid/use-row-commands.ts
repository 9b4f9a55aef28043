import type { GridApi } from 'ag-grid-community';
import { useState, type RefObject } from 'react';
import { callApi, useApiMutation } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { GridQuery } from '#shared/ipc/contract.ts';
import type { Rectangle } from './cell-range.ts';
import { loadedRows } from './grid-rows.ts';
import type { GridContext, ShownRow } from './grid-types.ts';

/** The dialog that is open above the grid. */
export type GridDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'insert' }
  | { readonly kind: 'remove'; readonly ids: readonly number[] }
  | { readonly kind: 'set-value'; readonly ids: readonly number[] };

/** The contract's limit of one page. */
const maxPage = 1000;

/** Commands on whole rows: those ticked, or else those of the selected cells. */
export const useRowCommands = ({
  grid,
  context,
  query,
  rectangle,
}: {
  readonly grid: RefObject<GridApi<ShownRow> | null>;
  readonly context: GridContext;
  readonly query: () => GridQuery;
  readonly rectangle: () => Rectangle | null;
}) => {
  const { api } = useBridge();
  const notifyError = useNotifyError();
  const duplicate = useApiMutation('register', 'duplicate');
  const remove = useApiMutation('register', 'remove');
  const [dialog, setDialog] = useState<GridDialog>({ kind: 'none' });
  const { entity } = context;

  const targetIds = (): readonly number[] => {
    const ticked = (grid.current?.getSelectedRows() ?? []).map(({ id }) => id);
    if (ticked.length > 0) return ticked;
    const selected = rectangle();
    if (grid.current === null || selected === null) return [];
    return (loadedRows(grid.current, selected.top, selected.bottom) ?? []).map(({ id }) => id);
  };
  const readShownIds = async (): Promise<readonly number[]> => {
    const ids: number[] = [];
    for (;;) {
      const page = await callApi(api, ['register', 'page'], {
        query: query(),
        offset: ids.length,
        limit: maxPage,
      });
      ids.push(...page.rows.map(({ id }) => id));
      if (page.rows.length === 0 || ids.length >= page.total) return ids;
    }
  };
  const close = (): void => setDialog({ kind: 'none' });

  return {
    dialog,
    close,
    readShownIds,
    targetIds,
    openInsert: () => setDialog({ kind: 'insert' }),
    openRemove: () => {
      const ids = targetIds();
      if (ids.length > 0) setDialog({ kind: 'remove', ids });
    },
    openSetValue: () => setDialog({ kind: 'set-value', ids: targetIds() }),
    duplicate: () => {
      const ids = targetIds();
      if (ids.length > 0) duplicate.mutate({ entity, ids: [...ids] }, { onError: notifyError });
    },
    confirmRemove: (ids: readonly number[]) => {
      close();
      remove.mutate(
        { entity, ids: [...ids] },
        { onSuccess: () => grid.current?.deselectAll(), onError: notifyError },
      );
    },
  };
};
