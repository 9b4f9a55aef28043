import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { TrailList } from '#renderer/components/TrailList.tsx';
import type { RouteOf } from '#renderer/lib/route.ts';
import { ProofPanel } from './ProofPanel.tsx';
import { TrailFilters } from './TrailFilters.tsx';
import { useTrailExport } from './use-trail-export.ts';
import { useTrailFilter } from './use-trail-filter.ts';
import { region } from '#renderer/lib/regions.ts';
import styles from './trail.module.css';

/** Every event of the case, and beside it the proof that none was altered. */
export const TrailScreen = ({ route }: { readonly route: RouteOf<'trail'> }) => {
  const { t } = useTranslation('trail');
  const filter = useTrailFilter();
  const { entity, entityId } = route;
  const scope = {
    ...filter.filter,
    ...(entity === undefined ? {} : { entity }),
    ...(entityId === undefined ? {} : { entityId }),
  };
  const { isWriting, start } = useTrailExport(scope);
  return (
    <>
      <Page>
        <PageHeader
          title={t('title')}
          subtitle={t('subtitle')}
          actions={
            <Button variant="default" loading={isWriting} onClick={start}>
              {t('export.button')}
            </Button>
          }
        />
        <TrailFilters route={route} filter={filter} />
        <TrailList key={JSON.stringify(scope)} scope={scope} />
      </Page>
      <aside {...region} className={styles['side']} aria-label={t('verify.title')}>
        <ProofPanel />
      </aside>
    </>
  );
};
