import { useDebouncedValue } from '@mantine/hooks';
import type { GridState } from 'ag-grid-community';
import { useEffect, useEffectEvent, useMemo, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import { createCellRange } from './cell-range-of-grid.ts';
import type { DataGridProps } from './DataGrid.tsx';
import { runGridKey } from './grid-keys.ts';
import { createGridHandle, shownStoredColumns, type GridHandle } from './grid-handle.ts';
import { gridQueryOf } from './grid-query.ts';
import { createDatasource, modelsOfState, type ModelsOfGrid } from './grid-rows.ts';
import type { GridContext } from './grid-types.ts';
import { useGridExport } from './GridExport.tsx';
import { createTypeAhead } from './type-ahead.ts';
import { useCellCommands } from './use-cell-commands.ts';
import { useGridClipboard } from './use-grid-clipboard.ts';
import { useGridCopy } from './use-grid-copy.ts';
import { useGridPaste } from './use-grid-paste.ts';
import { useRowCommands } from './use-row-commands.ts';

const isStoredIn =
  (entity: EntityName) =>
  (column: string): boolean =>
    Object.hasOwn(definitionOf(entity).columns, column);

/** The handle, selection and context of one grid in one language: the same objects as long as the grid lives. */
export const useGridParts = ({ entity, twoLines }: Pick<DataGridProps, 'entity' | 'twoLines'>) => {
  const words = useRegisterWords();
  const format = useFormat();
  const { t } = useTranslation(['grid', 'register', 'errors']);
  const [parts] = useState(() => {
    const grid = createGridHandle();
    const isStored = isStoredIn(entity);
    const range = createCellRange(grid, isStored);
    const context: GridContext = {
      entity,
      words,
      format,
      t,
      isInRange: range.isInRange,
      isFirst: (column) => shownStoredColumns(grid, isStored)[0] === column,
      twoLines: twoLines ?? null,
      typeAhead: createTypeAhead(),
      refused: new Map(),
      chosenNames: new Map(),
    };
    return { grid, range, context };
  });
  return parts;
};

/** What the grid shows: the query behind it, and the datasource that reads it page by page. */
export const useGridQuery = (
  { entity, filters = [] }: Pick<DataGridProps, 'entity' | 'filters'>,
  initial: GridState,
  grid: GridHandle,
) => {
  const { api, subscribe } = useBridge();
  const onFailure = useNotifyError();
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search, 150);
  const [models, setModels] = useState<ModelsOfGrid>(() => modelsOfState(initial));
  const queryOf = (current: ModelsOfGrid) =>
    gridQueryOf({ entity, fixed: filters, search: asked, ...current });
  const changesWith = `${JSON.stringify(filters)}:${asked}`;
  const datasource = useMemo(
    () => createDatasource({ api, queryOf, onFailure }),
    // A new datasource makes the grid read anew: only what narrows the rows may do that.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
    [api, changesWith],
  );
  // A change anywhere in the case may change what is shown here, names of other rows included.
  useEffect(() => subscribe('data:changed', () => grid.get()?.refreshInfiniteCache()), [subscribe, grid]);
  return {
    search,
    setSearch,
    models,
    setModels,
    query: queryOf(models),
    datasource,
    isSearching: asked !== '',
  };
};

/** The grid keeps the key handler of its first columns: it goes through this to the latest commands. */
const createKeyRelay = () => {
  let latest: (event: KeyboardEvent) => boolean = () => false;
  return {
    run: (event: KeyboardEvent): boolean => latest(event),
    lead: (handler: (event: KeyboardEvent) => boolean): void => {
      latest = handler;
    },
  };
};

type CommandSetting = {
  readonly query: GridQuery;
  readonly frame: RefObject<HTMLElement | null>;
  readonly focusSearch: () => void;
};

/** The commands of a grid on cells and rows, their keys and the clipboard. */
export const useGridCommands = (
  {
    defaults = {},
    isEditable,
    hasFixedRows = false,
  }: Pick<DataGridProps, 'defaults' | 'isEditable' | 'hasFixedRows'>,
  { grid, range, context }: ReturnType<typeof useGridParts>,
  { query, frame, focusSearch }: CommandSetting,
) => {
  const canChangeRows = isEditable && !hasFixedRows;
  const { rectangle, shownColumns } = range;
  const target = { grid, context, query: () => query, rectangle, shownColumns };
  const rows = useRowCommands(target);
  const cells = useCellCommands({ ...target, isEditable });
  const paste = useGridPaste({ ...target, defaults, isEditable });
  const copy = useGridCopy(target);
  useGridClipboard(frame, { copy, clear: cells.clear, paste: paste.paste });
  const csv = useGridExport(query, shownColumns);
  const onKey = useEffectEvent((event: KeyboardEvent) =>
    runGridKey(event, {
      ...range,
      ...cells,
      insert: () => (canChangeRows ? rows.openInsert() : undefined),
      remove: () => (canChangeRows ? rows.openRemove() : undefined),
      search: focusSearch,
    }),
  );
  const [keys] = useState(createKeyRelay);
  useEffect(() => {
    keys.lead((event) => onKey(event));
  }, [keys]);
  return { rows, paste, onKey: keys.run, csv };
};
