import { useTranslation } from 'react-i18next';
import { Page } from '#renderer/components/Page.tsx';
import type { RouteOf } from '#renderer/lib/route.ts';

export const InvoicesScreen = ({ route }: { readonly route: RouteOf<'invoices'> }) => (
  <Page>
    {useTranslation('shell').t('unavailable')} {route.screen}
  </Page>
);
