import { useTranslation } from 'react-i18next';
import { useApiQuery, type OutputOf } from '#renderer/lib/api.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import type { GridFilter, GridQuery } from '#shared/ipc/grid-schemas.ts';
import type { TotalRow } from './grid-types.ts';

type Aggregate = OutputOf<'register', 'aggregate'>;
type Sums = TotalRow['total']['sums'];

/**
 * What may be added up, and of which rows. Amounts of contracts do, except those of programmes, which contain others.
 * Statements about money (figures), baselines and amendments of either direction do not: their sum means nothing.
 */
const summedRows: Partial<Record<EntityName, readonly GridFilter[]>> = {
  invoice: [],
  invoiceLine: [],
  payment: [],
  contract: [{ type: 'in', column: 'kind', values: ['contract', 'framework', 'project'] }],
};

const sumsByCurrency = (aggregate: Aggregate | undefined): readonly (readonly [string, Sums])[] => {
  const byCurrency = new Map<string, Sums>();
  for (const { column, currency, minor, unknown } of aggregate?.sums ?? []) {
    byCurrency.set(currency, { ...byCurrency.get(currency), [column]: { minor, unknown } });
  }
  return byCurrency.size === 0 ? [['', {}]] : [...byCurrency];
};

/** What is added up: all rows of the query, some of them, or none. */
const useSummed = (
  entity: EntityName,
  query: GridQuery,
  all: Aggregate | undefined,
): Aggregate | undefined => {
  const narrowing = summedRows[entity];
  const isNarrowed = narrowing !== undefined && narrowing.length > 0;
  const { data } = useApiQuery(
    'register',
    'aggregate',
    { query: { ...query, filters: [...query.filters, ...(narrowing ?? [])] } },
    { enabled: isNarrowed },
  );
  if (narrowing === undefined) return undefined;
  return isNarrowed ? data : all;
};

/**
 * The rows under the grid: how many rows the query has and, for what may be added up, the sum of each money column,
 * one row per currency. `count` is undefined until known.
 */
export const useGridTotals = (
  entity: EntityName,
  query: GridQuery,
): { readonly count: number | undefined; readonly rows: readonly TotalRow[] } => {
  const { t } = useTranslation('grid');
  const words = useRegisterWords();
  const { data: all } = useApiQuery('register', 'aggregate', { query });
  const summed = useSummed(entity, query, all);
  if (all === undefined) return { count: undefined, rows: [] };
  const isPartial = summed !== undefined && summed.count < all.count;
  const name = words.entity(entity, all.count === 1 ? 'one' : 'many').toLocaleLowerCase();
  const label = t(isPartial ? 'totals.withoutProgrammes' : 'totals.rows', { count: all.count, name });
  const rows = sumsByCurrency(summed).map(([currency, sums], index) => ({
    // Ids of pinned rows live apart from those of the rows; negative ones can never be mistaken for them.
    id: -1 - index,
    total: { label: index === 0 ? label : '', currency, sums },
    values: {},
    labels: {},
  }));
  return { count: all.count, rows };
};
