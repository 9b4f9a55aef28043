import { useTranslation } from 'react-i18next';
import type { Mapping } from './model/mapping.ts';
import { RowSelect } from './RowSelect.tsx';
import styles from './DefaultsRow.module.css';

/** The vendor and the contract of rows that name none. */
export const DefaultsRow = ({
  mapping,
  withoutVendor = 'none',
  withoutContract = 'unassigned',
  onMapping,
}: {
  readonly mapping: Mapping;
  /**
   * What becomes of rows without a vendor where none is chosen: they are rejected, or the file itself names it. Null where
   * rows are of no vendor.
   */
  readonly withoutVendor?: 'none' | 'fromFile' | null;
  readonly withoutContract?: 'none' | 'unassigned' | null;
  readonly onMapping: (mapping: Mapping) => void;
}) => {
  const { t } = useTranslation('imports');
  return (
    <div className={styles['row']}>
      {withoutVendor === null ? null : (
        <RowSelect
          entity="organization"
          label={t('defaults.vendor')}
          placeholder={t(`defaults.${withoutVendor}`)}
          value={mapping.vendorId}
          onChange={(vendorId) => onMapping({ ...mapping, vendorId })}
        />
      )}
      {withoutContract === null ? null : (
        <RowSelect
          entity="contract"
          label={t('defaults.contract')}
          placeholder={t(`defaults.${withoutContract}`)}
          value={mapping.contractId}
          onChange={(contractId) => onMapping({ ...mapping, contractId })}
        />
      )}
    </div>
  );
};
