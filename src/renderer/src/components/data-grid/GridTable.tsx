import type { GridApi, IDatasource } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useMemo, useState } from 'react';
import { gridTheme } from './ag-grid.ts';
import { columnDefinitions } from './column-definitions.tsx';
import type { GridBodyProps } from './GridBody.tsx';
import { isPinned } from './grid-handle.ts';
import { modelsOf, pageSize, type ModelsOfGrid } from './grid-rows.ts';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import type { ComputedColumn, ShownRow, TotalRow } from './grid-types.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useShowSelected } from './use-show-selected.ts';
import { useCellEdits } from './use-cell-edits.ts';
import type { useGridParts } from './use-register-grid.ts';

const rowHeight = 31;
const tallRowHeight = 46;

/** What never changes for a grid, out of the way of what does. */
const constant = {
  // What an empty grid says is ours (GridBody).
  suppressNoRowsOverlay: true,
  theme: gridTheme,
  rowModelType: 'infinite',
  cacheBlockSize: pageSize,
  maxBlocksInCache: 20,
  blockLoadDebounceMillis: 20,
  rowSelection: { mode: 'multiRow', checkboxes: true, headerCheckbox: false, enableClickSelection: false },
  selectionColumnDef: { width: 38, pinned: 'left', resizable: false, suppressHeaderMenuButton: true },
  readOnlyEdit: true,
  invalidEditValueMode: 'block',
  stopEditingWhenCellsLoseFocus: true,
  enterNavigatesVerticallyAfterEdit: true,
  maintainColumnOrder: true,
  suppressDragLeaveHidesColumns: true,
  tooltipShowDelay: 500,
} as const;

const noColumns: readonly ComputedColumn[] = [];

/** Totals stay one line high where rows have two. */
const heightOfTotal = ({
  node,
}: {
  readonly node: { readonly rowPinned: 'top' | 'bottom' | null | undefined };
}) => (isPinned(node.rowPinned) ? rowHeight : undefined);

/** A panel that opened beside the grid must not hide the cell that opened it. */
const keepFocusInView = ({ api }: { readonly api: GridApi<ShownRow> }): void => {
  // The grid's type says null, but before a first focus it answers undefined.
  const column = api.getFocusedCell()?.column;
  if (column !== undefined) api.ensureColumnVisible(column);
};

/** Whether a key of a cell in editing went to the cell, because its editor is not drawn yet. */
const isBeforeEditor = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.classList.contains('ag-cell');

/** The table itself: AG Grid, set up over one entity of the register. */
export const GridTable = ({
  parts: { grid, range, context },
  datasource,
  totals,
  onKey,
  onModels,
  onTicked,
  ...props
}: GridBodyProps & {
  readonly parts: ReturnType<typeof useGridParts>;
  readonly datasource: IDatasource;
  /** What the datasource reads. */
  readonly query: GridQuery;
  readonly totals: readonly TotalRow[];
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onModels: (models: ModelsOfGrid) => void;
  readonly onTicked: (count: number) => void;
}) => {
  const { columns, computed = noColumns, isEditable, selectedId, onSelect } = props;
  const [isReady, setIsReady] = useState(false);
  const [initialState] = useState(props.initial);
  const onCellEditRequest = useCellEdits(context);
  const definitions = useMemo(
    () => columnDefinitions(columns, computed, { context, isEditable }),
    [columns, computed, context, isEditable],
  );
  const onRowFocus = useRowFocus(selectedId, onSelect);
  useShowSelected(grid, { selectedId, query: props.query, isReady });
  const readModels = ({ api }: { readonly api: GridApi<ShownRow> }): void => onModels(modelsOf(api));
  return (
    <>
      <SelectedRowLook layoutKey={props.layoutKey} id={selectedId} />
      <AgGridReact<ShownRow>
        {...constant}
        datasource={datasource}
        columnDefs={definitions}
        context={context}
        initialState={initialState}
        getRowId={({ data }) => String(data.id)}
        getLocaleText={({ key, defaultValue }) => context.t(`grid:ag.${key}`, { defaultValue })}
        {...(props.twoLines === undefined
          ? { rowHeight }
          : { rowHeight: tallRowHeight, getRowHeight: heightOfTotal })}
        // Totals ask the grid which column is its first: not before it knows.
        pinnedBottomRowData={isReady ? [...totals] : []}
        defaultColDef={{
          resizable: true,
          suppressHeaderMenuButton: true,
          suppressKeyboardEvent: ({ event, editing }) =>
            editing ? isBeforeEditor(event) && context.typeAhead.keep(event) : onKey(event),
        }}
        onGridReady={({ api }) => {
          grid.set(api);
          setIsReady(true);
        }}
        onGridSizeChanged={keepFocusInView}
        onStateUpdated={({ state }) => props.remember(state)}
        onFilterChanged={readModels}
        onSortChanged={readModels}
        onSelectionChanged={({ api }) => onTicked(api.getSelectedRows().length)}
        onCellEditRequest={onCellEditRequest}
        onCellMouseDown={range.onCellMouseDown}
        onCellMouseOver={range.onCellMouseOver}
        onCellFocused={(event) => {
          range.onCellFocused(event);
          onRowFocus(event);
        }}
      />
    </>
  );
};

/** The look of the selected row. A rule over its id: drawing the row again would take the focus out of its cells. */
const SelectedRowLook = ({
  layoutKey,
  id,
}: {
  readonly layoutKey: string;
  readonly id: number | undefined;
}) =>
  id === undefined ? null : (
    <style>{`[data-grid="${layoutKey}"] .ag-row[row-id="${id}"] { background-color: var(--accent-soft) }`}</style>
  );
