import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi, type OutputOf } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { queryKey } from '#renderer/lib/query-keys.ts';
import type { UseQueryResult } from '@tanstack/react-query';
import type { SampleRequest } from '#shared/ipc/calls/sampling.ts';

/** What a request comes to; the last answer stays in sight while the next one is computed. */
export const usePlan = (
  request: SampleRequest | null,
): UseQueryResult<OutputOf<'sampling', 'plan'> | null> => {
  const { api } = useBridge();
  return useQuery({
    queryKey: queryKey('sampling', 'plan', request),
    queryFn: () => (request === null ? null : callApi(api, ['sampling', 'plan'], request)),
    placeholderData: keepPreviousData,
  });
};
