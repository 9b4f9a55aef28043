import { useTranslation } from 'react-i18next';
import type { ImportFormat } from '#shared/domain/importing/formats.ts';
import { isReferenceFormat, referenceEntities } from '#shared/domain/reference-tables/reference-formats.ts';
import { columnNamed } from '#shared/domain/register/entities.ts';
import { DefaultsRow } from './DefaultsRow.tsx';
import type { Mapping } from './model/mapping.ts';
import styles from './RecordsForm.module.css';

/** Rows of employees or holidays are of no vendor and of no contract. */
const takesDefaults = (format: ImportFormat | null): boolean =>
  !isReferenceFormat(format) || columnNamed(referenceEntities[format], 'vendorId') !== undefined;

/** Files that say themselves what their fields mean: nothing to map, only what holds for records that leave it open. */
export const RecordsForm = ({
  mapping,
  onMapping,
}: {
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
}) => {
  const { t } = useTranslation('imports');
  return (
    <div className={styles['form']}>
      <h2 className={styles['title']}>{t(`formats.${mapping.format ?? 'each'}`)}</h2>
      <p className={styles['text']}>{t(`records.brings.${mapping.format ?? 'each'}`)}</p>
      <p className={styles['text']}>
        {t(isReferenceFormat(mapping.format) ? 'records.ownColumns' : 'records.noMapping')}
      </p>
      {takesDefaults(mapping.format) ? (
        <DefaultsRow mapping={mapping} withoutVendor="fromFile" onMapping={onMapping} />
      ) : null}
    </div>
  );
};
