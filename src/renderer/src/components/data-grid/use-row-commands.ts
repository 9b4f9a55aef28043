import { useState } from 'react';
import { callApi, useApiMutation } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { RendererApi } from '#shared/ipc/api.ts';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import type { Rectangle } from './cell-range.ts';
import type { GridHandle } from './grid-handle.ts';
import { loadedRows } from './grid-rows.ts';
import type { GridContext } from './grid-types.ts';

/** The dialog that is open above the grid. */
export type GridDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'insert' }
  | { readonly kind: 'remove'; readonly ids: readonly number[] }
  | { readonly kind: 'set-value'; readonly ids: readonly number[] };

export type RowCommands = {
  readonly dialog: GridDialog;
  readonly close: () => void;
  readonly openInsert: () => void;
  readonly openRemove: () => void;
  readonly openSetValue: () => void;
  readonly duplicate: () => void;
  readonly confirmRemove: (ids: readonly number[]) => void;
  /** Ids of all rows that the filters leave. @throws AppFailure */
  readonly readShownIds: () => Promise<readonly number[]>;
};

type Target = {
  readonly grid: GridHandle;
  readonly context: GridContext;
  readonly query: () => GridQuery;
  readonly rectangle: () => Rectangle | null;
};

/** The contract's limit of one page. */
const maxPage = 1000;

/** The rows a command is for: those ticked, or else those of the selected cells. */
const targetIds = ({ grid, rectangle }: Target): readonly number[] => {
  const [table, selected] = [grid.get(), rectangle()];
  if (table === null) return [];
  const ticked = table.getSelectedRows().map(({ id }) => id);
  if (ticked.length > 0 || selected === null) return ticked;
  return (loadedRows(table, selected.top, selected.bottom) ?? []).map(({ id }) => id);
};

const readIds = async (api: RendererApi, query: GridQuery): Promise<readonly number[]> => {
  const ids: number[] = [];
  for (;;) {
    const page = await callApi(api, ['register', 'page'], { query, offset: ids.length, limit: maxPage });
    ids.push(...page.rows.map(({ id }) => id));
    if (page.rows.length === 0 || ids.length >= page.total) return ids;
  }
};

/** Commands on whole rows, each one change of the case. */
export const useRowCommands = (target: Target): RowCommands => {
  const { api } = useBridge();
  const onError = useNotifyError();
  const duplicate = useApiMutation('register', 'duplicate');
  const remove = useApiMutation('register', 'remove');
  const [dialog, setDialog] = useState<GridDialog>({ kind: 'none' });
  const { entity } = target.context;
  const close = (): void => setDialog({ kind: 'none' });
  const withIds = (run: (ids: readonly number[]) => void): void => {
    const ids = targetIds(target);
    if (ids.length > 0) run(ids);
  };
  return {
    dialog,
    close,
    readShownIds: () => readIds(api, target.query()),
    openInsert: () => setDialog({ kind: 'insert' }),
    openRemove: () => withIds((ids) => setDialog({ kind: 'remove', ids })),
    openSetValue: () => setDialog({ kind: 'set-value', ids: targetIds(target) }),
    duplicate: () => withIds((ids) => duplicate.mutate({ entity, ids: [...ids] }, { onError })),
    confirmRemove: (ids) => {
      close();
      const onSuccess = (): void => target.grid.get()?.deselectAll();
      remove.mutate({ entity, ids: [...ids] }, { onSuccess, onError });
    },
  };
};
