import { useTranslation } from 'react-i18next';
import { Drawer } from '#renderer/components/Drawer.tsx';
import head from '#renderer/components/EntityPanel.module.css';
import { KeptDocument } from '#renderer/components/place/KeptDocument.tsx';
import type { SupportingDocument } from '#shared/ipc/calls/documents.ts';
import styles from './invoices.module.css';

/** A supporting document beside the invoices. */
export const ShownDocument = ({
  document: { documentId, indexNumber, title, fileName },
  onClose,
}: {
  readonly document: SupportingDocument;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('invoices');
  return (
    <Drawer name="supportingDocument" label={t('shown.label')} width={480} onClose={onClose}>
      <div className={head['head']}>
        <p className={head['overline']}>
          {[indexNumber, fileName].filter((text) => text !== null).join(' · ')}
        </p>
        <h2 className={head['title']}>{title}</h2>
      </div>
      <div className={styles['shown']}>
        <KeptDocument documentId={documentId} title={title} />
      </div>
    </Drawer>
  );
};
