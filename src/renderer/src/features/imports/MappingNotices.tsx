import { useTranslation } from 'react-i18next';
import { vendorNumberFields, type ImportField } from '#shared/domain/importing/fields.ts';
import type { ImportInspection } from '#shared/ipc/import-schemas.ts';
import { ambiguousColumns, missingInMapping } from './model/mapping.ts';
import type { Mapping } from './model/mapping.ts';
import styles from './MappingNotices.module.css';

/** Columns that say who invoices. */
const namesVendor: ReadonlySet<ImportField> = new Set(['vendor', ...vendorNumberFields]);

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
  const ambiguous = ambiguousColumns(mapping);
  const hasVendor =
    mapping.vendorId !== null ||
    mapping.columns.some(({ field }) => field !== null && namesVendor.has(field));
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
      {ambiguous.length === 0 ? null : (
        <p className={styles['notice']} data-tone="over">
          {t('mapping.ambiguousMarks', { columns: ambiguous.map(({ header }) => header).join(', ') })}
        </p>
      )}
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
