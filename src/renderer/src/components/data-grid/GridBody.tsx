import type { GridApi, GridState } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useApiMutation } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { EmptyState } from '../EmptyState.tsx';
import { gridTheme } from './ag-grid.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { columnDefinitions } from './column-definitions.tsx';
import type { DataGridProps } from './DataGrid.tsx';
import { filterWords } from './filters/filter-words.ts';
import { GridDialogs } from './GridDialogs.tsx';
import { runGridKey } from './grid-keys.ts';
import { gridQueryOf } from './grid-query.ts';
import { createDatasource, modelsOf, pageSize, type ModelsOfGrid } from './grid-rows.ts';
import { GridToolbar } from './GridToolbar.tsx';
import { isTotal, type ShownRow } from './grid-types.ts';
import { PasteDialogs } from './PasteDialogs.tsx';
import { useCellCommands } from './use-cell-commands.ts';
import { useCellEdits } from './use-cell-edits.ts';
import { useCellRange } from './use-cell-range.ts';
import { useGridClipboard } from './use-grid-clipboard.ts';
import { useGridContext } from './use-grid-context.ts';
import { useGridCopy } from './use-grid-copy.ts';
import { useGridPaste } from './use-grid-paste.ts';
import { useGridTotals } from './use-grid-totals.ts';
import { useRowCommands } from './use-row-commands.ts';
import styles from './DataGrid.module.css';

const noModels: ModelsOfGrid = { models: {}, sort: [] };

/** Models of a remembered layout, before the grid has them. */
const modelsOfState = (state: GridState): ModelsOfGrid => ({
  models: (state.filter?.filterModel ?? {}) as ModelsOfGrid['models'],
  sort: (state.sort?.sortModel ?? []).flatMap(({ colId, sort }) =>
    sort === 'asc' || sort === 'desc' ? [{ colId, sort }] : [],
  ),
});

/** Totals stay one line high where rows have two. */
const totalHeight = ({ node }: { readonly node: { readonly rowPinned?: unknown } }): number | undefined =>
  node.rowPinned === undefined || node.rowPinned === null ? undefined : 31;

type GridBodyProps = DataGridProps & {
  readonly initial: GridState;
  readonly remember: (state: GridState) => void;
};

/** One grid in one language: see DataGrid. */
export const GridBody = (props: GridBodyProps) => {
  const { entity, columns, computed = [], filters = [], defaults = {}, isEditable } = props;
  const grid = useRef<GridApi<ShownRow> | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search, 150);
  const [models, setModels] = useState<ModelsOfGrid>(() => ({
    ...noModels,
    ...modelsOfState(props.initial),
  }));
  const [ticked, setTicked] = useState(0);
  const [isReady, setIsReady] = useState(false);

  const isStored = (column: string): boolean => Object.hasOwn(definitionOf(entity).columns, column);
  const range = useCellRange(grid, isStored);
  const context = useGridContext(entity, {
    grid,
    isInRange: range.isInRange,
    isStored,
    twoLines: props.twoLines ?? null,
  });
  const { words, format, t } = context;

  const fixedKey = JSON.stringify(filters);
  const queryOf = (current: ModelsOfGrid) =>
    gridQueryOf({ entity, fixed: filters, search: asked, ...current });
  const query = queryOf(models);
  const totals = useGridTotals(entity, query);
  const datasource = useDatasource({ queryOf, changesWith: `${fixedKey}:${asked}` });
  useRereadOnChange(grid);

  const target = {
    grid,
    context,
    query: () => query,
    rectangle: range.rectangle,
    shownColumns: range.shownColumns,
  };
  const rows = useRowCommands(target);
  const cells = useCellCommands({ ...target, isEditable });
  const paste = useGridPaste({ ...target, defaults, isEditable });
  const copy = useGridCopy(target);
  useGridClipboard(frame, { copy, clear: cells.clear, paste: paste.paste });
  const onCellEditRequest = useCellEdits(context);
  const exportGrid = useApiMutation('exporting', 'grid');
  const onError = useNotifyError();

  const keys = useRef({
    ...range,
    ...cells,
    insert: rows.openInsert,
    remove: rows.openRemove,
    search: () => searchField.current?.focus(),
  });
  useEffect(() => {
    keys.current = {
      ...range,
      ...cells,
      insert: () => (isEditable ? rows.openInsert() : undefined),
      remove: () => (isEditable ? rows.openRemove() : undefined),
      search: () => searchField.current?.focus(),
    };
  });

  const definitions = useMemo(
    () => columnDefinitions(columns, computed, { context, isEditable }),
    [columns, computed, context, isEditable],
  );
  const chips = Object.entries(models.models).map(([column, model]) => ({
    column,
    text: filterWords({ entity, column, model }, { words, format, t }),
  }));
  const isEmpty = totals.count === 0;
  const isNarrowed = chips.length > 0 || asked !== '';

  return (
    <div className={styles['frame']} ref={frame}>
      {props.selectedId === undefined ? null : (
        <style>{`[data-grid="${props.layoutKey}"] .ag-row[row-id="${props.selectedId}"] { background-color: var(--accent-soft) }`}</style>
      )}
      <GridToolbar
        newLabel={props.newLabel}
        isEditable={isEditable}
        selected={ticked}
        search={search}
        onSearch={setSearch}
        searchRef={searchField}
        chips={chips}
        onDropFilter={(column) =>
          void grid.current?.setColumnFilterModel(column, null).then(() => grid.current?.onFilterChanged())
        }
        onInsert={rows.openInsert}
        onDuplicate={rows.duplicate}
        onRemove={rows.openRemove}
        onSetValue={rows.openSetValue}
        onExport={() =>
          exportGrid.mutate({ query, columns: [...range.shownColumns()], locale: words.locale }, { onError })
        }
        columnChooser={
          <ColumnChooser
            grid={() => grid.current}
            onReset={() => {
              grid.current?.resetColumnState();
              grid.current?.setFilterModel(null);
            }}
          />
        }
        actions={props.actions}
      />
      <div className={styles['grid']} data-grid={props.layoutKey} data-tall={props.twoLines !== undefined}>
        <AgGridReact<ShownRow>
          theme={gridTheme}
          rowModelType="infinite"
          datasource={datasource}
          cacheBlockSize={pageSize}
          maxBlocksInCache={20}
          blockLoadDebounceMillis={20}
          columnDefs={definitions}
          context={context}
          initialState={props.initial}
          getRowId={({ data }) => String(data.id)}
          getLocaleText={({ key, defaultValue }) => t(`grid:ag.${key}`, { defaultValue })}
          {...(props.twoLines === undefined ? {} : { rowHeight: 46, getRowHeight: totalHeight })}
          // Totals ask the grid which column is its first: not before it knows.
          pinnedBottomRowData={isEmpty || !isReady ? [] : totals.rows}
          defaultColDef={{
            resizable: true,
            suppressHeaderMenuButton: true,
            suppressKeyboardEvent: ({ event, editing }) => !editing && runGridKey(event, keys.current),
          }}
          rowSelection={{
            mode: 'multiRow',
            checkboxes: true,
            headerCheckbox: false,
            enableClickSelection: false,
          }}
          selectionColumnDef={{ width: 38, pinned: 'left', resizable: false, suppressHeaderMenuButton: true }}
          readOnlyEdit
          invalidEditValueMode="block"
          stopEditingWhenCellsLoseFocus
          enterNavigatesVerticallyAfterEdit
          maintainColumnOrder
          tooltipShowDelay={500}
          suppressDragLeaveHidesColumns
          onGridReady={({ api }) => {
            grid.current = api;
            setIsReady(true);
          }}
          onStateUpdated={({ state }) => props.remember(state)}
          onFilterChanged={({ api }) => setModels(modelsOf(api))}
          onSortChanged={({ api }) => setModels(modelsOf(api))}
          onGridSizeChanged={({ api }) => {
            // A panel that opened beside the grid must not hide the cell that opened it.
            // The grid's type says null, but before a first focus it answers undefined.
            const column = api.getFocusedCell()?.column;
            if (column !== undefined) api.ensureColumnVisible(column);
          }}
          onSelectionChanged={({ api }) => setTicked(api.getSelectedRows().length)}
          onCellEditRequest={onCellEditRequest}
          onCellMouseDown={range.onCellMouseDown}
          onCellMouseOver={range.onCellMouseOver}
          onCellFocused={(event) => {
            range.onCellFocused(event);
            const row =
              event.rowIndex === null || event.rowPinned != null
                ? undefined
                : event.api.getDisplayedRowAtIndex(event.rowIndex)?.data;
            if (row !== undefined && !isTotal(row) && row.id !== props.selectedId) props.onSelect?.(row.id);
          }}
        />
        {isEmpty ? (
          <div className={styles['empty']}>
            {isNarrowed ? (
              <EmptyState title={t('grid:empty.title')} text={t('grid:empty.text')} />
            ) : (
              <EmptyState {...props.empty} />
            )}
          </div>
        ) : null}
      </div>
      <GridDialogs
        entity={entity}
        commands={rows}
        shownCount={totals.count ?? 0}
        defaults={defaults}
        first={columns.filter(({ hidden }) => hidden !== true).map(({ name }) => name)}
        newLabel={props.newLabel}
        onAdded={(id) => props.onSelect?.(id)}
      />
      <PasteDialogs entity={entity} state={paste.state} onClose={paste.close} />
    </div>
  );
};

const useDatasource = ({
  queryOf,
  changesWith,
}: {
  readonly queryOf: Parameters<typeof createDatasource>[0]['queryOf'];
  readonly changesWith: string;
}) => {
  const { api } = useBridge();
  const onFailure = useNotifyError();
  // A new datasource makes the grid read anew: only what narrows the rows may do that.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  return useMemo(() => createDatasource({ api, queryOf, onFailure }), [api, changesWith]);
};

/** A change anywhere in the case may change what is shown here, names of other rows included. */
const useRereadOnChange = (grid: { readonly current: GridApi<ShownRow> | null }): void => {
  const { subscribe } = useBridge();
  useEffect(() => subscribe('data:changed', () => grid.current?.refreshInfiniteCache()), [subscribe, grid]);
};
