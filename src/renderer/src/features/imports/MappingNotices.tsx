import { useTranslation } from 'react-i18next';
import type { ImportInspection } from '#shared/ipc/import-schemas.ts';
import { missingInMapping } from './model/mapping.ts';
import type { Mapping } from './model/mapping.ts';
import styles from './MappingNotices.module.css';

/** What stands in the way of the check, said plainly. */
export const MappingNotices = ({
  inspection,
  mapping,
  needsDateOrder,
}: {
  readonly inspection: ImportInspection;
  readonly mapping: Mapping;
  readonly needsDateOrder: boolean;
}) => {
  const { t } = useTranslation('imports');
  const missing = missingInMapping(mapping);
  const hasVendor = mapping.vendorId !== null || mapping.columns.some((column) => column.field === 'vendor');
  return (
    <div className={styles['notices']} role="status">
      {missing.length === 0 ? null : (
        <p className={styles['notice']} data-tone="over">
          {t('mapping.missing', { fields: missing.map((field) => t(`required.${field}`)).join(', ') })}
        </p>
      )}
      {needsDateOrder ? (
        <p className={styles['notice']} data-tone="over">
          {t('mapping.ambiguousDates')}
        </p>
      ) : null}
      {hasVendor ? null : (
        <p className={styles['notice']} data-tone="warn">
          {t('mapping.noVendor')}
        </p>
      )}
      {inspection.profile?.layoutMoved === true ? (
        <p className={styles['notice']} data-tone="warn">
          {t('mapping.layoutMoved', { name: inspection.profile.name })}
        </p>
      ) : null}
    </div>
  );
};
