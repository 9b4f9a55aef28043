import { useTranslation } from 'react-i18next';
import type { PlaceProps } from './PlacePreview.tsx';
import styles from './place.module.css';

/** A kept file of a kind that is not shown: what it is called, and how it is recognised. */
export const OtherPlace = ({ file }: Pick<PlaceProps, 'file'>) => {
  const { t } = useTranslation('place');
  return (
    <>
      <p className={styles['hint']}>{t('other')}</p>
      <dl className={styles['facts']}>
        <dt>{t('file.name')}</dt>
        <dd>{file.name}</dd>
        <dt>{t('file.size')}</dt>
        <dd>{t('file.bytes', { size: file.size })}</dd>
        <dt>{t('file.sha256')}</dt>
        <dd className={styles['hash']}>{file.sha256}</dd>
      </dl>
    </>
  );
};
