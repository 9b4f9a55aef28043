import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '#renderer/components/ConfirmDialog.tsx';
import { EntityPanel } from '#renderer/components/EntityPanel.tsx';
import { KeptDocument } from '#renderer/components/place/KeptDocument.tsx';
import { RecordDetails } from '#renderer/components/record/RecordDetails.tsx';
import texts from '#renderer/components/text.module.css';
import { useApiMutation, useApiQuery } from '#renderer/lib/api.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { goTo, type Route } from '#renderer/lib/route.ts';
import styles from './findings.module.css';

/** More than stands on one document. */
const mostUses = 200;

/** One kept document: what it holds, its columns, a copy of its bytes, and what stands on it. */
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
          <KeptDocument documentId={id} title={String(row.values['title'])} />
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

const useUses = (entity: 'evidence' | 'supportingDocument', documentId: number) =>
  useApiQuery('register', 'page', {
    query: {
      entity,
      filters: [{ type: 'equals', column: 'documentId', value: documentId }],
      sort: [],
      search: '',
    },
    offset: 0,
    limit: mostUses,
  }).data?.rows;

/** The findings that stand on the document, and the invoices that it supports. */
const UsedBy = ({ documentId }: { readonly documentId: number }) => {
  const { t } = useTranslation('findings');
  const words = useRegisterWords();
  const evidence = useUses('evidence', documentId);
  const supporting = useUses('supportingDocument', documentId);
  if (evidence === undefined || supporting === undefined) return null;
  if (evidence.length + supporting.length === 0)
    return <p className={texts['faint']}>{t('documents.unused')}</p>;
  const findings = new Map(evidence.map(({ values, labels }) => [values['findingId'], labels['findingId']]));
  return (
    <ul className={styles['used']}>
      {[...findings].map(([findingId, label]) => (
        <Use
          key={`finding ${findingId}`}
          label={label}
          route={{ screen: 'findings', selectedId: Number(findingId) }}
        />
      ))}
      {supporting.map(({ id, values, labels }) => (
        <Use
          key={`invoice ${id}`}
          label={`${words.entity('invoice', 'one')} ${labels['invoiceId']}`}
          route={{
            screen: 'invoices',
            selectedId: Number(values['invoiceId']),
            inside: { entity: 'supportingDocument', id },
          }}
        />
      ))}
    </ul>
  );
};

const Use = ({ label, route }: { readonly label: string | undefined; readonly route: Route }) => (
  <li>
    <button type="button" className={texts['link']} onClick={() => goTo(route)}>
      {label}
    </button>
  </li>
);
