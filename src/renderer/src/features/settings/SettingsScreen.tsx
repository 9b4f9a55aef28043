import { useTranslation } from 'react-i18next';
import { Page } from '#renderer/components/Page.tsx';
import type { RouteOf } from '#renderer/lib/route.ts';

export const SettingsScreen = ({ route }: { readonly route: RouteOf<'settings'> }) => (
  <Page>
    {useTranslation('shell').t('unavailable')} {route.screen}
  </Page>
);
