import { useTranslation } from 'react-i18next';
import { useApiQuery } from '#renderer/lib/api.ts';
import type { GridQuery } from '#shared/ipc/contract.ts';
import type { TotalRow } from './grid-types.ts';

type Sums = TotalRow['total']['sums'];

/**
 * The rows under the grid: how many rows the query has and what each money column adds up to, one row per currency.
 * `count` is undefined until known.
 */
export const useGridTotals = (
  query: GridQuery,
): { readonly count: number | undefined; readonly rows: TotalRow[] } => {
  const { t } = useTranslation('grid');
  const { data } = useApiQuery('register', 'aggregate', { query });
  if (data === undefined) return { count: undefined, rows: [] };
  const byCurrency = new Map<string, Record<string, Sums[string]>>();
  for (const { column, currency, minor, unknown } of data.sums) {
    byCurrency.set(currency, { ...byCurrency.get(currency), [column]: { minor, unknown } });
  }
  const currencies = byCurrency.size === 0 ? [['', {}] as const] : [...byCurrency];
  const label = t('totals.rows', { count: data.count });
  return {
    count: data.count,
    rows: currencies.map(([currency, sums], index) => ({
      // Ids of pinned rows live apart from those of the rows; negative ones can never be mistaken for them.
      id: -1 - index,
      total: { label: index === 0 ? label : '', currency, sums },
      values: {},
      labels: {},
    })),
  };
};
