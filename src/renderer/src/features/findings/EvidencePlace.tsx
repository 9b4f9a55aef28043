import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceDialog } from '#renderer/components/place/PlaceDialog.tsx';
import texts from '#renderer/components/text.module.css';
import { readPagePlace } from '#shared/domain/figures/place.ts';
import type { FindingEvidence } from '#shared/ipc/calls/findings.ts';
import styles from './findings.module.css';

/** Where the evidence stands and what is noted of it; a kept document is shown at that place. Nothing where there is neither. */
export const EvidencePlace = ({ piece }: { readonly piece: FindingEvidence }) => {
  const documentId =
    piece.kind === 'document' && piece.isPresent && piece.target !== null ? piece.target.id : null;
  if (documentId === null && piece.place === null && piece.note === null) return null;
  const where = documentId === null ? piece.place : <ShowPlace piece={piece} documentId={documentId} />;
  return (
    <p className={styles['place']}>
      {where}
      {where !== null && piece.note !== null ? ' – ' : null}
      {piece.note}
    </p>
  );
};

const ShowPlace = ({
  piece: { label, place },
  documentId,
}: {
  readonly piece: FindingEvidence;
  readonly documentId: number;
}) => {
  const { t } = useTranslation('findings');
  const [isShown, setIsShown] = useState(false);
  const title = label ?? `#${documentId}`;
  const words = place === null ? t('evidence.show') : t('evidence.showAt', { place });
  return (
    <>
      <button
        type="button"
        className={texts['link']}
        // Several rows have the same words: which document it is, for those who hear them.
        aria-label={`${words} (${title})`}
        onClick={() => setIsShown(true)}
      >
        {words}
      </button>
      {isShown ? (
        <PlaceDialog
          documentId={documentId}
          title={title}
          page={place === null ? null : readPagePlace(place)}
          place={place}
          onClose={() => setIsShown(false)}
        />
      ) : null}
    </>
  );
};
