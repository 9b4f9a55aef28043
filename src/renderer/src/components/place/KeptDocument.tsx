import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceDialog } from './PlaceDialog.tsx';
import { PlacePreview } from './PlacePreview.tsx';
import { useLooking } from './use-looking.ts';
import styles from './place.module.css';

/** A kept document from its beginning, also enlarged; one of both at a time: a large document is not read twice. */
export const KeptDocument = ({
  documentId,
  title,
}: {
  readonly documentId: number;
  readonly title: string;
}) => {
  const { t } = useTranslation('place');
  const [isLarge, setIsLarge] = useState(false);
  const looking = useLooking();
  return (
    <section className={styles['stack']} aria-label={t('preview')}>
      <div className={styles['head']}>
        <h3 className={styles['heading']}>{t('preview')}</h3>
        <Button size="compact-xs" variant="subtle" onClick={() => setIsLarge(true)}>
          {t('enlarge')}
        </Button>
      </div>
      {isLarge ? (
        <PlaceDialog
          documentId={documentId}
          title={title}
          looking={looking}
          onClose={() => setIsLarge(false)}
        />
      ) : (
        <PlacePreview
          documentId={documentId}
          page={null}
          place={null}
          isLarge={false}
          tie={null}
          looking={looking}
        />
      )}
      <p className={styles['hint']}>{t('neverRun')}</p>
    </section>
  );
};
