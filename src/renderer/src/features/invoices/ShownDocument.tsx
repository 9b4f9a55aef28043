import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer } from '#renderer/components/Drawer.tsx';
import head from '#renderer/components/EntityPanel.module.css';
import { PlaceDialog } from '#renderer/components/place/PlaceDialog.tsx';
import { PlacePreview } from '#renderer/components/place/PlacePreview.tsx';
import place from '#renderer/components/place/place.module.css';
import { useLooking } from '#renderer/components/place/use-looking.ts';
import type { SupportingDocument } from '#shared/ipc/calls/documents.ts';
import styles from './invoices.module.css';

/** A supporting document beside the invoices; enlarged, it is read once, not twice. */
export const ShownDocument = ({
  document: { documentId, indexNumber, title, fileName },
  onClose,
}: {
  readonly document: SupportingDocument;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('invoices');
  const looking = useLooking();
  const [isLarge, setIsLarge] = useState(false);
  return (
    <Drawer name="supportingDocument" label={t('shown.label')} width={480} onClose={onClose}>
      <div className={head['head']}>
        <p className={head['overline']}>
          {[indexNumber, fileName].filter((text) => text !== null).join(' · ')}
        </p>
        <h2 className={head['title']}>{title}</h2>
      </div>
      <div className={`${place['stack']} ${styles['shown']}`}>
        <div>
          <Button size="compact-xs" variant="subtle" onClick={() => setIsLarge(true)}>
            {t('shown.enlarge')}
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
      </div>
    </Drawer>
  );
};
