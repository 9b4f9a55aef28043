import { useTranslation } from 'react-i18next';
import { Page } from '#renderer/components/Page.tsx';
import type { RouteOf } from '#renderer/lib/route.ts';

export const ImportsScreen = ({ route }: { readonly route: RouteOf<'imports'> }) => (
  <Page>
    {useTranslation('shell').t('unavailable')} {route.importId}
  </Page>
);
