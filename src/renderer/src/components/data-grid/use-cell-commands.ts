import { useApiMutation } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import type { Rectangle } from './cell-range.ts';
import { rowsBetween } from './grid-rows.ts';
import type { GridHandle } from './grid-handle.ts';
import type { GridContext } from './grid-types.ts';
import type { CellChange } from './paste.ts';

export type CellCommands = {
  /** Sets the selected cells to unknown (empty). */
  readonly clear: () => void;
  /** Copies the top cells of the selection down over the others. */
  readonly fillDown: () => void;
};

/** Commands on a rectangle of cells, each one change of the case; what may not be empty refuses the whole. */
export const useCellCommands = ({
  grid,
  context,
  query,
  rectangle,
  shownColumns,
  isEditable,
}: {
  readonly grid: GridHandle;
  readonly context: GridContext;
  readonly query: () => GridQuery;
  readonly rectangle: () => Rectangle | null;
  readonly shownColumns: () => readonly string[];
  readonly isEditable: boolean;
}): CellCommands => {
  const { api } = useBridge();
  const update = useApiMutation('register', 'update');
  const notifyError = useNotifyError();

  const change = async (
    valueOf: (column: string, top: CellValue) => CellValue,
    fromSecond: boolean,
  ): Promise<void> => {
    const [table, selected] = [grid.get(), rectangle()];
    if (table === null || selected === null || !isEditable) return;
    const { columns } = definitionOf(context.entity);
    const names = shownColumns()
      .slice(selected.left, selected.right + 1)
      .filter((name) => columns[name]?.readOnly !== true);
    const rows = await rowsBetween({ grid: table, api, query: query() }, selected.top, selected.bottom);
    const [top] = rows;
    const changes = rows.slice(fromSecond ? 1 : 0).flatMap((row) =>
      names.flatMap((column): CellChange[] => {
        const value = valueOf(column, top?.values[column] ?? null);
        return value === (row.values[column] ?? null) ? [] : [{ id: row.id, column, value }];
      }),
    );
    if (changes.length > 0) await update.mutateAsync({ entity: context.entity, changes });
  };

  return {
    clear: () => void change(() => null, false).catch(notifyError),
    fillDown: () => void change((_column, top) => top, true).catch(notifyError),
  };
};
