import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Opening.module.css';

/** A case opens faster than this unless it is large, or must be migrated or backed up first. */
const saidAfterMs = 300;

/** While the case given at start-up is opened: nothing at first, then what the window is waiting for. */
export const Opening = () => {
  const { t } = useTranslation('shell');
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), saidAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles['screen']} role="status">
      {isSlow ? t('opening') : ''}
    </div>
  );
};
