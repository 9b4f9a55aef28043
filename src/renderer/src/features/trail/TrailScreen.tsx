import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { TrailList } from '#renderer/components/TrailList.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { entityNames, isEntityName } from '#shared/domain/register/entities.ts';
import { ProofPanel } from './ProofPanel.tsx';
import styles from './trail.module.css';

/** Every event of the case, and beside it the proof that none was altered. */
export const TrailScreen = ({ route }: { readonly route: RouteOf<'trail'> }) => {
  const { t } = useTranslation('trail');
  const words = useRegisterWords();
  const { entity, entityId } = route;
  const scope = {
    ...(entity === undefined ? {} : { entity }),
    ...(entityId === undefined ? {} : { entityId }),
  };
  return (
    <>
      <Page>
        <PageHeader
          title={t('title')}
          subtitle={t('subtitle')}
          actions={
            <Select
              aria-label={t('filter.label')}
              placeholder={t('filter.entity')}
              data={entityNames.map((name) => ({ value: name, label: words.entity(name, 'many') }))}
              value={entity ?? null}
              clearable
              searchable
              onChange={(name) =>
                replaceRoute(
                  name !== null && isEntityName(name)
                    ? { screen: 'trail', entity: name }
                    : { screen: 'trail' },
                )
              }
            />
          }
        />
        <TrailList key={JSON.stringify(scope)} scope={scope} />
      </Page>
      <aside className={styles['side']} aria-label={t('verify.title')}>
        <ProofPanel />
      </aside>
    </>
  );
};
