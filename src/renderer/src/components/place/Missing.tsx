import { useTranslation } from 'react-i18next';
import type { MissingPlace } from '#shared/ipc/calls/documents.ts';
import styles from './place.module.css';

/** Says so when the document has no such place. */
export const Missing = ({
  preview: { missing },
  place,
  page,
  last,
}: {
  readonly preview: { readonly missing: MissingPlace | null };
  readonly place: string | null;
  readonly page: number | null;
  readonly last: number | null;
}) => {
  const { t } = useTranslation('place');
  if (missing === null) return null;
  return (
    <p className={styles['missing']} role="status">
      {t(`missing.${missing}`, { place: place ?? '', page: page ?? 0, last: last ?? 0 })}
    </p>
  );
};
