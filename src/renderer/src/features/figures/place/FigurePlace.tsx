import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlacePreview } from '#renderer/components/place/PlacePreview.tsx';
import preview from '#renderer/components/place/place.module.css';
import type { Looking } from '#renderer/components/place/use-looking.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { placeOf } from './figure-place.ts';
import { SourceSelect } from './SourceSelect.tsx';
import { useTie } from './use-tie.ts';
import styles from './figure-place.module.css';

/** Where a figure stands in a document kept in the case: the document, the place in it, and what is to be seen there. */
export const FigurePlace = ({
  row,
  looking,
  onEnlarge,
}: {
  readonly row: GridRow;
  readonly looking?: Looking;
  /** Absent where it is large already. */
  readonly onEnlarge?: () => void;
}) => {
  const { t } = useTranslation('place');
  const isReadOnly = useIsReadOnly();
  const tie = useTie(row.id);
  const { documentId, page, place } = placeOf(row);
  const label = row.labels['documentId'];
  return (
    <section className={styles['section']} aria-label={t('title')}>
      <div className={preview['head']}>
        <h3 className={preview['heading']}>{t('title')}</h3>
        {documentId === null || onEnlarge === undefined ? null : (
          <Button size="compact-xs" variant="subtle" onClick={onEnlarge}>
            {t('enlarge')}
          </Button>
        )}
      </div>
      {isReadOnly ? (
        <p>{label}</p>
      ) : (
        <SourceSelect
          // Its name is what the field shows: another one begins anew.
          key={`${documentId} ${label}`}
          documentId={documentId}
          label={label}
          onChoose={(id) => {
            if (id !== documentId) tie({ documentId: id, page: null, place: null });
          }}
        />
      )}
      {documentId === null ? (
        <p className={preview['hint']}>{t(isReadOnly ? 'noneReadOnly' : 'none')}</p>
      ) : (
        <PlacePreview
          key={documentId}
          documentId={documentId}
          page={page}
          place={place}
          isLarge={onEnlarge === undefined}
          tie={isReadOnly ? null : tie}
          {...(looking === undefined ? {} : { looking })}
        />
      )}
    </section>
  );
};
