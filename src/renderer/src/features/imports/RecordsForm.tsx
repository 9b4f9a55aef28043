import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFormat } from '#shared/domain/importing/formats.ts';
import { isReferenceFormat, referenceEntities } from '#shared/domain/reference-tables/reference-formats.ts';
import { columnNamed } from '#shared/domain/register/entities.ts';
import { DefaultsRow } from './DefaultsRow.tsx';
import type { Mapping } from './model/mapping.ts';
import styles from './RecordsForm.module.css';

/** Rows of employees or holidays are of no vendor and of no contract; a work package must be of one. */
const defaultsOf = (
  format: ImportFormat | null,
): Pick<ComponentProps<typeof DefaultsRow>, 'withoutVendor' | 'withoutContract'> | null => {
  if (!isReferenceFormat(format)) return { withoutVendor: 'fromFile' };
  const [vendor, contract] = (['vendorId', 'contractId'] as const).map((name) =>
    columnNamed(referenceEntities[format], name),
  );
  if (vendor === undefined && contract === undefined) return null;
  return {
    withoutVendor: vendor === undefined ? null : 'fromFile',
    withoutContract: contract === undefined ? null : contract.required === true ? 'none' : 'unassigned',
  };
};

/** Files that say themselves what their fields mean: nothing to map, only what holds for records that leave it open. */
export const RecordsForm = ({
  mapping,
  onMapping,
}: {
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
}) => {
  const { t } = useTranslation('imports');
  const defaults = defaultsOf(mapping.format);
  return (
    <div className={styles['form']}>
      <h2 className={styles['title']}>{t(`formats.${mapping.format ?? 'each'}`)}</h2>
      <p className={styles['text']}>{t(`records.brings.${mapping.format ?? 'each'}`)}</p>
      <p className={styles['text']}>
        {t(isReferenceFormat(mapping.format) ? 'records.ownColumns' : 'records.noMapping')}
      </p>
      {defaults === null ? null : <DefaultsRow {...defaults} mapping={mapping} onMapping={onMapping} />}
    </div>
  );
};
