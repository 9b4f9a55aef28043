import { useQueries, useQueryClient } from '@tanstack/react-query';
import { callApi, errorOf, type InputOf } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { queryKey } from '#renderer/lib/query-keys.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ExceptionRow } from '#shared/ipc/auditing-schemas.ts';

/** Which exceptions of which run. */
export type ExceptionQuery = Omit<InputOf<'auditing', 'exceptions'>, 'offset' | 'limit'>;

const pageSize = 100;

type ExceptionPages = {
  /** Undefined until the first page is there. */
  readonly total: number | undefined;
  /** The row at a position; undefined while its page is being read. */
  readonly at: (index: number) => ExceptionRow | undefined;
  readonly error: AppError | null;
};

/** The exceptions of a run in their order, read by the page as they come in sight. */
export const useExceptionPages = (query: ExceptionQuery, from: number, to: number): ExceptionPages => {
  const { api } = useBridge();
  const first = Math.floor(from / pageSize);
  const last = Math.floor(Math.max(from, to - 1) / pageSize);
  // The first page says how many there are.
  const pages = [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, index) => first + index)])];
  const results = useQueries({
    queries: pages.map((page) => {
      const input = { ...query, offset: page * pageSize, limit: pageSize };
      return {
        queryKey: queryKey('auditing', 'exceptions', input),
        queryFn: () => callApi(api, ['auditing', 'exceptions'], input),
      };
    }),
  });
  const failed = results.find(({ error }) => error !== null);
  return {
    total: results[0]?.data?.total,
    at: (index) => {
      const page = pages.indexOf(Math.floor(index / pageSize));
      return results[page]?.data?.rows[index % pageSize];
    },
    error: failed === undefined ? null : errorOf(failed.error),
  };
};

/** Rows asked for at once when all of a long list is judged. */
const manyRows = 1000;

/** Gives the rows at some positions of the list, also those that were never in sight. @throws AppFailure */
export const useReadRows = (
  query: ExceptionQuery,
): ((
  positions: readonly number[],
  at: (index: number) => ExceptionRow | undefined,
) => Promise<readonly ExceptionRow[]>) => {
  const { api } = useBridge();
  const queries = useQueryClient();
  return async (positions, at) => {
    const known = positions.map(at);
    if (known.every((row) => row !== undefined)) return known;
    const pages = new Map<number, readonly ExceptionRow[]>();
    for (const page of new Set(positions.map((index) => Math.floor(index / manyRows)))) {
      const input = { ...query, offset: page * manyRows, limit: manyRows };
      const { rows } = await queries.fetchQuery({
        queryKey: queryKey('auditing', 'exceptions', input),
        queryFn: () => callApi(api, ['auditing', 'exceptions'], input),
      });
      pages.set(page, rows);
    }
    return positions.flatMap((index) => pages.get(Math.floor(index / manyRows))?.[index % manyRows] ?? []);
  };
};
