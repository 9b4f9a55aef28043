import type { QueryClient } from '@tanstack/react-query';
import { callApi, type InputOf, type Method, type Namespace } from '#renderer/lib/api.ts';
import { appStateKey, queryKey } from '#renderer/lib/query-keys.ts';
import type { RendererApi } from '#shared/ipc/api.ts';

/**
 * Asks for what the window opens on as soon as it is known that there is a case, before anything of it is drawn: the parts
 * that show it then find it there, or on its way.
 */
export const askFirst = (queries: QueryClient, api: RendererApi): void => {
  const ask = <N extends Namespace, M extends Method<N>>(
    namespace: N,
    method: M,
    input: InputOf<N, M>,
  ): Promise<void> =>
    queries.prefetchQuery({
      queryKey: queryKey(namespace, method, input),
      queryFn: () => callApi(api, [namespace, method], input),
    });
  const askForCase = async (): Promise<void> => {
    const state = await queries.fetchQuery({
      queryKey: appStateKey,
      queryFn: () => callApi(api, ['app', 'state'], {}),
    });
    if (state.case === null) return;
    await Promise.all([
      ask('overruns', 'portfolio', {}),
      ask('importing', 'list', {}),
      ask('history', 'state', {}),
      ask('figures', 'contradictions', { contractId: null }),
    ]);
  };
  // A failure is shown by the part that asks for the same.
  void askForCase().catch(() => undefined);
};
