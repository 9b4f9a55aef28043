import { Dialog } from '#renderer/components/Dialog.tsx';
import { PlacePreview } from './PlacePreview.tsx';
import type { Looking } from './use-looking.ts';
import styles from './place.module.css';

/** A place in a kept document, as large as the window has room for. Nothing is tied to it here. */
export const PlaceDialog = ({
  documentId,
  title,
  page = null,
  place = null,
  looking,
  onClose,
}: {
  readonly documentId: number;
  readonly title: string;
  readonly page?: number | null;
  readonly place?: string | null;
  readonly looking?: Looking;
  readonly onClose: () => void;
}) => (
  <Dialog title={title} size="min(1100px, 94vw)" centered onClose={onClose}>
    <div className={styles['stack']}>
      <PlacePreview
        documentId={documentId}
        page={page}
        place={place}
        isLarge
        tie={null}
        {...(looking === undefined ? {} : { looking })}
      />
    </div>
  </Dialog>
);
