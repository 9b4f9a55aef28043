import type { EntityName } from '#shared/domain/register/entities.ts';
import type { GridFilter, GridQuery } from '#shared/ipc/grid-schemas.ts';

/** A filter of the contract without its column: what a column's filter keeps as its model. */
export type FilterModel = GridFilter extends infer F
  ? F extends GridFilter
    ? Omit<F, 'column'>
    : never
  : never;

/** The filters set in the headers, by column. */
export type FilterModels = Readonly<Record<string, FilterModel>>;

export type SortModel = readonly { readonly colId: string; readonly sort: 'asc' | 'desc' }[];

/** At most this many columns order a query (contract). */
const maxSorts = 5;

/** The filters of the headers as the contract has them. */
export const filtersOf = (models: FilterModels): GridFilter[] =>
  // The spread loses which member of the union it came from; a model and its column make exactly that member again.
  Object.entries(models).map(([column, model]) => ({ ...model, column }) as GridFilter);

/** The query behind what a grid shows: the screen's own filters first, then those of the headers. */
export const gridQueryOf = ({
  entity,
  fixed,
  models,
  sort,
  search,
}: {
  readonly entity: EntityName;
  readonly fixed: readonly GridFilter[];
  readonly models: FilterModels;
  readonly sort: SortModel;
  readonly search: string;
}): GridQuery => ({
  entity,
  filters: [...fixed, ...filtersOf(models)],
  sort: sort.slice(0, maxSorts).map(({ colId, sort: direction }) => ({ column: colId, direction })),
  search: search.trim(),
});
