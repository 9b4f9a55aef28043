import type { GridApi, GridState, IDatasource } from 'ag-grid-community';
import { callApi } from '#renderer/lib/api.ts';
import type { RendererApi } from '#shared/ipc/api.ts';
import type { GridQuery, GridRow } from '#shared/ipc/grid-schemas.ts';
import type { FilterModels, SortModel } from './grid-query.ts';
import type { ShownRow } from './grid-types.ts';

/** Rows asked for at a time. */
export const pageSize = 200;

/** The contract's limit of one page. */
const maxPage = 1000;

export type ModelsOfGrid = { readonly models: FilterModels; readonly sort: SortModel };

/** Reads pages from the case as the grid scrolls; sorting and filtering happen in SQL. */
export const createDatasource = ({
  api,
  queryOf,
  onFailure,
}: {
  readonly api: RendererApi;
  readonly queryOf: (models: ModelsOfGrid) => GridQuery;
  readonly onFailure: (thrown: unknown) => void;
}): IDatasource => ({
  getRows: (request) => {
    const { startRow, endRow, filterModel, sortModel } = request;
    const query = queryOf({ models: (filterModel ?? {}) as FilterModels, sort: sortModel });
    callApi(api, ['register', 'page'], { query, offset: startRow, limit: endRow - startRow })
      .then(({ rows, total }) => request.successCallback(rows, total))
      .catch((failure: unknown) => {
        request.failCallback();
        onFailure(failure);
      });
  },
});

/** Models of a remembered layout, before the grid has them. */
export const modelsOfState = (state: GridState): ModelsOfGrid => ({
  models: (state.filter?.filterModel ?? {}) as FilterModels,
  sort: (state.sort?.sortModel ?? []).flatMap(({ colId, sort }) =>
    sort === 'asc' || sort === 'desc' ? [{ colId, sort }] : [],
  ),
});

/** What the grid's headers say now. */
export const modelsOf = (grid: GridApi<ShownRow>): ModelsOfGrid => ({
  models: (grid.getFilterModel() ?? {}) as FilterModels,
  sort: grid
    .getColumnState()
    .filter(({ sort }) => sort === 'asc' || sort === 'desc')
    .toSorted((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .flatMap(({ colId, sort }) => (sort === 'asc' || sort === 'desc' ? [{ colId, sort }] : [])),
});

/** Rows by position that the grid has already; null when some are not loaded. */
export const loadedRows = (
  grid: GridApi<ShownRow>,
  top: number,
  bottom: number,
): readonly GridRow[] | null => {
  const rows: GridRow[] = [];
  for (let index = top; index <= bottom; index += 1) {
    const row = grid.getDisplayedRowAtIndex(index)?.data;
    if (row === undefined || 'total' in row) return null;
    rows.push(row);
  }
  return rows;
};

/** Further down than this a row is not looked for: reading that many takes longer than a person waits. */
const lookedThrough = 20_000;

/** Where a row is in the order that is shown; null when it is filtered out or too far down. @throws AppFailure */
export const positionOf = async (api: RendererApi, query: GridQuery, id: number): Promise<number | null> => {
  for (let offset = 0; offset < lookedThrough; offset += maxPage) {
    const page = await callApi(api, ['register', 'page'], { query, offset, limit: maxPage });
    const index = page.rows.findIndex((row) => row.id === id);
    if (index !== -1) return offset + index;
    if (page.rows.length < maxPage) return null;
  }
  return null;
};

/** Rows by position, from the grid when it has them, else from the case. @throws AppFailure */
export const rowsBetween = async (
  {
    grid,
    api,
    query,
  }: { readonly grid: GridApi<ShownRow>; readonly api: RendererApi; readonly query: GridQuery },
  top: number,
  bottom: number,
): Promise<readonly GridRow[]> => {
  const loaded = loadedRows(grid, top, bottom);
  if (loaded !== null) return loaded;
  const rows: GridRow[] = [];
  for (let offset = top; offset <= bottom; offset += maxPage) {
    const limit = Math.min(maxPage, bottom - offset + 1);
    const page = await callApi(api, ['register', 'page'], { query, offset, limit });
    rows.push(...page.rows);
    if (page.rows.length < limit) break;
  }
  return rows;
};
