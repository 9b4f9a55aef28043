import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { BridgeProvider, type WindowBridge } from '#renderer/lib/bridge.tsx';
import { useAppState } from '#renderer/lib/app-state.ts';
import { createI18n } from '#renderer/lib/i18n.ts';
import type { AppState } from '#shared/ipc/contract.ts';
import { askFirst } from './first-queries.ts';
import { cssVariables, theme } from './theme.ts';

/** Answers come from a file on this machine: failures are not worth repeating, and nothing goes stale by itself. */
const createQueries = (bridge: WindowBridge): QueryClient => {
  const queries = new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  askFirst(queries, bridge.api);
  return queries;
};

/** Everything the screens need around them: bridge, cache, language, theme. */
export const Providers = ({
  bridge,
  children,
}: {
  readonly bridge: WindowBridge;
  readonly children: ReactNode;
}) => {
  const [queries] = useState(() => createQueries(bridge));
  return (
    <BridgeProvider bridge={bridge}>
      <QueryClientProvider client={queries}>
        <Preferences>{children}</Preferences>
      </QueryClientProvider>
    </BridgeProvider>
  );
};

/** Nothing is drawn before language and theme are known, so that neither flashes. */
const Preferences = ({ children }: { readonly children: ReactNode }) => {
  const preferences = useAppState()?.preferences;
  return preferences === undefined ? null : <Applied preferences={preferences}>{children}</Applied>;
};

/** Applies language and theme. */
const Applied = ({
  preferences: { locale, theme: chosen },
  children,
}: {
  readonly preferences: AppState['preferences'];
  readonly children: ReactNode;
}) => {
  const [i18n] = useState(() => createI18n(locale));
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)') === true;
  useEffect(() => {
    document.documentElement.lang = locale;
    if (i18n.language !== locale) void i18n.changeLanguage(locale);
  }, [i18n, locale]);
  const scheme = chosen === 'system' ? (prefersDark ? 'dark' : 'light') : chosen;
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
        <Notifications position="bottom-right" limit={4} containerWidth={340} />
        {children}
      </MantineProvider>
    </I18nextProvider>
  );
};
