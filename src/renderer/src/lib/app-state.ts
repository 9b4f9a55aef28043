import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { AppState, CaseInfo } from '#shared/ipc/contract.ts';
import { callApi, useApiQuery } from './api.ts';
import { useBridge } from './bridge.tsx';
import { appStateKey } from './query-keys.ts';

/** Main answers late while a case is opening; the pause is for what else the window has to do. */
const askAgainMs = 50;

/**
 * The application's state (preferences, open case, recent cases); undefined until it is first read. While a case is
 * opening it is asked for again and again.
 */
export const useAppState = (): AppState | undefined =>
  useApiQuery('app', 'state', {}, { askAgainAfter: (state) => (state.isOpening ? askAgainMs : null) }).data;

/** The open case, or null. */
export const useOpenCase = (): CaseInfo | null => useAppState()?.case ?? null;

/** Whether the open case may not be changed. */
export const useIsReadOnly = (): boolean => useOpenCase()?.readOnly ?? true;

/** The application's version; empty until known. */
export const useAppVersion = (): string => useAppState()?.version ?? '';

const keepState = (queries: QueryClient, state: AppState): void => {
  queries.setQueryData(appStateKey, state);
};

/** Changes preferences, at once on screen, then kept by main. */
export const useSetPreferences = (): ((change: Partial<AppState['preferences']>) => Promise<void>) => {
  const { api } = useBridge();
  const queries = useQueryClient();
  return async (change) => {
    const before = queries.getQueryData<AppState>(appStateKey);
    if (before !== undefined)
      keepState(queries, { ...before, preferences: { ...before.preferences, ...change } });
    keepState(queries, await callApi(api, ['app', 'setPreferences'], change));
  };
};
