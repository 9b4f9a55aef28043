import { useTranslation } from 'react-i18next';
import { Page } from '#renderer/components/Page.tsx';
import type { RouteOf } from '#renderer/lib/route.ts';

export const TrailScreen = ({ route }: { readonly route: RouteOf<'trail'> }) => (
  <Page>
    {useTranslation('shell').t('unavailable')} {route.screen}
  </Page>
);
