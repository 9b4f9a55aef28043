import { useTranslation } from 'react-i18next';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import type { RouteOf } from '#renderer/lib/route.ts';

/** The library of audit tests, their runs and what these found. */
export const TestsScreen = ({ route: _route }: { readonly route: RouteOf<'tests'> }) => {
  const { t } = useTranslation('tests');
  return (
    <Page fill>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
    </Page>
  );
};
