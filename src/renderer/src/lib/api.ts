import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { AppError } from '#shared/ipc/app-error.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { RendererApi } from '#shared/ipc/api.ts';
import type { Result } from '#shared/result.ts';
import { actorKnown } from './actor-gate.ts';
import { useBridge } from './bridge.tsx';
import { queryKey, rememberedElsewhere } from './query-keys.ts';

export type Namespace = keyof RendererApi;
export type Method<N extends Namespace> = keyof RendererApi[N] & string;
type Call<N extends Namespace, M extends Method<N>> = RendererApi[N][M] extends (
  input: infer I,
) => Promise<infer R>
  ? { readonly input: I; readonly output: Extract<R, { ok: true }> extends { value: infer V } ? V : never }
  : never;
export type InputOf<N extends Namespace, M extends Method<N>> = Call<N, M>['input'];
export type OutputOf<N extends Namespace, M extends Method<N>> = Call<N, M>['output'];

/** The value of a result. @throws AppFailure when it failed, so that TanStack Query sees a failure */
export const unwrap = <T>(result: Result<T, AppError>): T => {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};

/** Calls main and gives the value. @throws AppFailure, also for what crossed as a rejection (a bug: `internal`) */
export const callApi = async <N extends Namespace, M extends Method<N>>(
  api: RendererApi,
  [namespace, method]: readonly [N, M],
  input: InputOf<N, M>,
): Promise<OutputOf<N, M>> => {
  // The mapped type cannot be indexed by two open parameters; its shape is the contract's.
  const call = api[namespace][method] as unknown as (
    input: InputOf<N, M>,
  ) => Promise<Result<OutputOf<N, M>, AppError>>;
  return unwrap(await call(input));
};

/** The AppError in whatever a query or mutation failed with. */
export const errorOf = (thrown: unknown): AppError =>
  thrown instanceof AppFailure
    ? thrown.error
    : {
        code: 'internal',
        incident: '',
        detail: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
      };

/**
 * Reads something from the case, kept until a change invalidates it:
 * `useApiQuery('overruns', 'contract', { id })`. Pass `enabled: false` while the input is not known, and
 * `askAgainAfter` (milliseconds, null for never) where an answer says that it is not final.
 */
export const useApiQuery = <N extends Namespace, M extends Method<N>>(
  namespace: N,
  method: M,
  input: InputOf<N, M>,
  {
    askAgainAfter,
    ...options
  }: {
    readonly enabled?: boolean;
    readonly askAgainAfter?: (answer: OutputOf<N, M>) => number | null;
  } = {},
): UseQueryResult<OutputOf<N, M>> => {
  const { api } = useBridge();
  return useQuery({
    queryKey: queryKey(namespace, method, input),
    queryFn: () => callApi(api, [namespace, method], input),
    refetchInterval: ({ state: { data } }) => (data === undefined ? false : (askAgainAfter?.(data) ?? false)),
    ...options,
  });
};

/** Changes that main announces to the window (`data:changed`) before it answers: they are read again through that. */
const announced: ReadonlySet<Namespace> = new Set([
  'register',
  'history',
  'auditing',
  'findings',
  'documents',
  'rules',
]);

/**
 * Changes something: `const update = useApiMutation('register', 'update'); update.mutate({ entity, changes })`.
 * Afterwards everything shown from the case is read again.
 */
export const useApiMutation = <N extends Namespace, M extends Method<N>>(
  namespace: N,
  method: M,
): UseMutationResult<OutputOf<N, M>, Error, InputOf<N, M>> => {
  const { api } = useBridge();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (input: InputOf<N, M>) => {
      await actorKnown(queries, namespace, method);
      return callApi(api, [namespace, method], input);
    },
    onSuccess: async () => {
      if (announced.has(namespace)) return;
      await queries.invalidateQueries({ predicate: (query) => !rememberedElsewhere(query.queryKey) });
    },
  });
};
