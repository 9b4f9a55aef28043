import { useTranslation } from 'react-i18next';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import type { GridFilter, GridQuery } from '#shared/ipc/contract.ts';
import type { TotalRow } from './grid-types.ts';

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

/**
 * The rows under the grid: how many rows the query has and, for what may be added up, the sum of each money column,
 * one row per currency. `count` is undefined until known.
 */
export const useGridTotals = (
  entity: EntityName,
  query: GridQuery,
): { readonly count: number | undefined; readonly rows: TotalRow[] } => {
  const { t } = useTranslation('grid');
  const words = useRegisterWords();
  const { data: all } = useApiQuery('register', 'aggregate', { query });
  const narrowing = summedRows[entity] ?? null;
  const isNarrowed = narrowing !== null && narrowing.length > 0;
  const narrowed = useApiQuery(
    'register',
    'aggregate',
    { query: { ...query, filters: [...query.filters, ...(narrowing ?? [])] } },
    { enabled: isNarrowed },
  );
  if (all === undefined) return { count: undefined, rows: [] };
  const summed = narrowing === null ? [] : ((isNarrowed ? narrowed.data : all)?.sums ?? []);
  const byCurrency = new Map<string, Record<string, Sums[string]>>();
  for (const { column, currency, minor, unknown } of summed) {
    byCurrency.set(currency, { ...byCurrency.get(currency), [column]: { minor, unknown } });
  }
  const isPartial = isNarrowed && narrowed.data !== undefined && narrowed.data.count < all.count;
  const name = words.entity(entity, all.count === 1 ? 'one' : 'many').toLocaleLowerCase();
  const label = t(isPartial ? 'totals.withoutProgrammes' : 'totals.rows', { count: all.count, name });
  const currencies = byCurrency.size === 0 ? [['', {}] as const] : [...byCurrency];
  return {
    count: all.count,
    rows: currencies.map(([currency, sums], index) => ({
      // Ids of pinned rows live apart from those of the rows; negative ones can never be mistaken for them.
      id: -1 - index,
      total: { label: index === 0 ? label : '', currency, sums },
      values: {},
      labels: {},
    })),
  };
};
