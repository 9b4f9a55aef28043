import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { BridgeProvider, type WindowBridge } from '#renderer/lib/bridge.tsx';
import { useApiQuery } from '#renderer/lib/api.ts';
import { createI18n } from '#renderer/lib/i18n.ts';
import { cssVariables, theme } from './theme.ts';

/** Answers come from a file on this machine: failures are not worth repeating, and nothing goes stale by itself. */
const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });

/** Everything the screens need around them: bridge, cache, language, theme. */
export const Providers = ({
  bridge,
  children,
}: {
  readonly bridge: WindowBridge;
  readonly children: ReactNode;
}) => {
  const [queries] = useState(createQueries);
  return (
    <BridgeProvider bridge={bridge}>
      <QueryClientProvider client={queries}>
        <Preferences>{children}</Preferences>
      </QueryClientProvider>
    </BridgeProvider>
  );
};

/** Applies language and theme; nothing is drawn before they are known, so that neither flashes. */
const Preferences = ({ children }: { readonly children: ReactNode }) => {
  const preferences = useApiQuery('app', 'state', {}).data?.preferences;
  const [i18n] = useState(() => createI18n('fr'));
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)') === true;
  const locale = preferences?.locale;
  useEffect(() => {
    if (locale === undefined) return;
    document.documentElement.lang = locale;
    void i18n.changeLanguage(locale);
  }, [i18n, locale]);
  if (preferences === undefined) return null;
  const chosen = preferences.theme;
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
