import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '#renderer/components/ConfirmDialog.tsx';
import { EntityPanel } from '#renderer/components/EntityPanel.tsx';
import { PlaceDialog } from '#renderer/components/place/PlaceDialog.tsx';
import { PlacePreview } from '#renderer/components/place/PlacePreview.tsx';
import place from '#renderer/components/place/place.module.css';
import { useLooking } from '#renderer/components/place/use-looking.ts';
import { RecordDetails } from '#renderer/components/record/RecordDetails.tsx';
import texts from '#renderer/components/text.module.css';
import { useApiMutation, useApiQuery } from '#renderer/lib/api.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { goTo } from '#renderer/lib/route.ts';
import styles from './findings.module.css';

/** More findings than stand on one document. */
const mostFindings = 200;

/** One kept document: what it holds, its columns, a copy of its bytes, and the findings that stand on it. */
export const DocumentPanel = ({ id, onClose }: { readonly id: number; readonly onClose: () => void }) => {
  const { t } = useTranslation('findings');
  const isReadOnly = useIsReadOnly();
  return (
    <EntityPanel
      entity="document"
      id={id}
      width={480}
      overline={({ values }) => [values['indexNumber'], values['fileName']].filter(Boolean).join(' · ')}
      title={({ values }) => String(values['title'])}
      onClose={onClose}
    >
      {(row) => (
        <div className={styles['panelBody']}>
          <Shown id={id} title={String(row.values['title'])} />
          <RecordDetails entity="document" row={row} isEditable={!isReadOnly} />
          <h3 className={styles['heading']}>{t('documents.usedBy')}</h3>
          <UsedBy documentId={id} />
          {isReadOnly ? null : (
            <RemoveDocument id={id} title={String(row.values['title'])} onRemoved={onClose} />
          )}
        </div>
      )}
    </EntityPanel>
  );
};

/** The document itself, also enlarged; one of both at a time: a large document is not read twice. */
const Shown = ({ id, title }: { readonly id: number; readonly title: string }) => {
  const { t } = useTranslation(['findings', 'place']);
  const [isLarge, setIsLarge] = useState(false);
  const looking = useLooking();
  return (
    <section className={place['stack']} aria-label={t('findings:documents.preview')}>
      <div className={styles['previewHead']}>
        <h3 className={styles['heading']}>{t('findings:documents.preview')}</h3>
        <Button size="compact-xs" variant="subtle" onClick={() => setIsLarge(true)}>
          {t('place:enlarge')}
        </Button>
      </div>
      {isLarge ? (
        <PlaceDialog documentId={id} title={title} looking={looking} onClose={() => setIsLarge(false)} />
      ) : (
        <PlacePreview documentId={id} page={null} place={null} isLarge={false} tie={null} looking={looking} />
      )}
      <p className={styles['hint']}>{t('findings:documents.neverRun')}</p>
    </section>
  );
};

/** Taken out of the list only when nothing stands on it; main refuses otherwise. */
const RemoveDocument = ({
  id,
  title,
  onRemoved,
}: {
  readonly id: number;
  readonly title: string;
  readonly onRemoved: () => void;
}) => {
  const { t } = useTranslation('findings');
  const remove = useApiMutation('register', 'remove');
  const onError = useNotifyError();
  const [isAsked, setIsAsked] = useState(false);
  const confirm = (): void => {
    setIsAsked(false);
    remove.mutate({ entity: 'document', ids: [id] }, { onSuccess: onRemoved, onError });
  };
  return (
    <div className={styles['remove']}>
      <Button variant="default" onClick={() => setIsAsked(true)}>
        {t('documents.remove')}
      </Button>
      {isAsked ? (
        <ConfirmDialog
          destructive
          title={t('documents.removeTitle')}
          confirmLabel={t('documents.remove')}
          onConfirm={confirm}
          onCancel={() => setIsAsked(false)}
        >
          {t('documents.removeText', { title })}
        </ConfirmDialog>
      ) : null}
    </div>
  );
};

const UsedBy = ({ documentId }: { readonly documentId: number }) => {
  const { t } = useTranslation('findings');
  const { data } = useApiQuery('register', 'page', {
    query: {
      entity: 'evidence',
      filters: [{ type: 'equals', column: 'documentId', value: documentId }],
      sort: [],
      search: '',
    },
    offset: 0,
    limit: mostFindings,
  });
  if (data === undefined) return null;
  if (data.rows.length === 0) return <p className={texts['faint']}>{t('documents.unused')}</p>;
  const findings = new Map(data.rows.map(({ values, labels }) => [values['findingId'], labels['findingId']]));
  return (
    <ul className={styles['used']}>
      {[...findings].map(([findingId, label]) => (
        <li key={findingId}>
          <button
            type="button"
            className={texts['link']}
            onClick={() => goTo({ screen: 'findings', selectedId: Number(findingId) })}
          >
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
};
