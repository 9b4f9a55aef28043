import { statSync } from 'node:fs';
import { computedColumnNamed } from '#shared/domain/register/computed-columns.ts';
import { isEntityName } from '#shared/domain/register/entities.ts';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import type { ReaderHandlers } from './reader-handlers.ts';
import type { CallOptions, Remote } from './rpc.ts';
import type { Thread } from './thread.ts';

/** Who answers a query in a large case: the pages of grids never wait behind what takes seconds. */
type Desk = 'pages' | 'overruns' | 'lookups';

const desks: Partial<Record<keyof ReaderHandlers, Desk>> = {
  overrunPortfolio: 'overruns',
  overrunContract: 'overruns',
  packageMeasures: 'overruns',
  find: 'lookups',
  options: 'lookups',
  columnValues: 'lookups',
  info: 'lookups',
};

/** Bytes of a case from which its queries are told apart; below, each takes milliseconds. */
const largeCase = 50_000_000;

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const usesComputed = ({ entity, sort, filters }: GridQuery): boolean =>
  isEntityName(entity) &&
  [...sort, ...filters].some(({ column }) => computedColumnNamed(entity, column) !== undefined);

const deskOf = (method: keyof ReaderHandlers, input: unknown): Desk => {
  const query = (input as { readonly query?: GridQuery } | undefined)?.query;
  // What the case computes is kept where the overruns are.
  if (query !== undefined && usesComputed(query)) return 'overruns';
  return desks[method] ?? 'pages';
};

/** The readers of an open case, seen as one. */
export type Readers = {
  readonly remote: Remote<ReaderHandlers>;
  readonly terminate: () => Promise<void>;
};

/**
 * Answers queries from one reader, and in a large case slow ones from readers of their own, which are started when
 * they are first needed.
 */
export const openReaders = (
  path: string,
  first: Thread<ReaderHandlers>,
  startReader: () => Thread<ReaderHandlers>,
  largeFrom = largeCase,
): Readers => {
  const threads = new Map<Desk, Thread<ReaderHandlers>>([['pages', first]]);
  let isLarge = false;
  let isClosed = false;
  const threadOf = (desk: Desk): Thread<ReaderHandlers> => {
    isLarge ||= sizeOf(path) + sizeOf(`${path}-wal`) >= largeFrom;
    if (!isLarge || isClosed) return first;
    const known = threads.get(desk);
    if (known !== undefined) return known;
    const started = startReader();
    threads.set(desk, started);
    return started;
  };
  const call = (method: keyof ReaderHandlers, input: unknown, options?: CallOptions): Promise<unknown> => {
    const remote = threadOf(deskOf(method, input)).remote as unknown as Record<
      string,
      (input: unknown, options?: CallOptions) => Promise<unknown>
    >;
    const asked = remote[method];
    if (asked === undefined) throw new Error(`no query ${method}`);
    return asked(input, options);
  };
  return {
    remote: new Proxy({} as Remote<ReaderHandlers>, {
      // Not a thenable: `await` on the proxy must not call a method named `then`.
      get: (_target, method) =>
        typeof method === 'string' && method !== 'then'
          ? call.bind(null, method as keyof ReaderHandlers)
          : undefined,
    }),
    terminate: async () => {
      isClosed = true;
      await Promise.all([...threads.values()].map((thread) => thread.terminate()));
    },
  };
};
