import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveCopyButton } from '#renderer/components/documents/SaveCopyButton.tsx';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { JobBar } from '#renderer/components/JobBar.tsx';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';
import { useApiMutation } from '#renderer/lib/api.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { useOpenRow } from '#renderer/lib/open-row.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { SupportingDocument } from '#shared/ipc/calls/documents.ts';
import { AttachKeptDialog } from './attach/AttachKeptDialog.tsx';
import { useAttachHere } from './attach/use-attach.ts';
import styles from './invoices.module.css';

type DocumentsProps = {
  readonly invoiceId: number;
  readonly documents: readonly SupportingDocument[];
  /** The tie that one came here for. */
  readonly markedId: number | null;
  readonly shownId: number | null;
  readonly onShow: (document: SupportingDocument | null) => void;
};

/** The kept documents that support an invoice: attached, shown, copied out, taken off again. */
export const SupportingDocuments = (props: DocumentsProps) => {
  const { invoiceId, documents } = props;
  const { t } = useTranslation('invoices');
  const isReadOnly = useIsReadOnly();
  const { jobId, attach } = useAttachHere(invoiceId);
  const [isChoosing, setIsChoosing] = useState(false);
  if (jobId !== null) return <JobBar jobId={jobId} label={t('attach.attaching')} />;
  return (
    <>
      {isReadOnly ? null : (
        <Group gap="xs" mb="xs">
          <Button onClick={attach}>{t('documents.attach')}</Button>
          <Button variant="default" onClick={() => setIsChoosing(true)}>
            {t('documents.attachKept')}
          </Button>
        </Group>
      )}
      {documents.length === 0 ? (
        <EmptyState title={t('documents.emptyTitle')} text={t('documents.emptyText')} />
      ) : (
        <DocumentTable {...props} isReadOnly={isReadOnly} />
      )}
      {isChoosing ? <AttachKeptDialog invoiceId={invoiceId} onClose={() => setIsChoosing(false)} /> : null}
    </>
  );
};

type TableProps = DocumentsProps & { readonly isReadOnly: boolean };

/** Beside a shown document, which names its file, there is room for less. */
const columnsBeside = (isBeside: boolean): readonly ('index' | 'title' | 'file' | 'size' | 'note')[] =>
  isBeside ? ['index', 'title', 'note'] : ['index', 'title', 'file', 'size', 'note'];

const DocumentTable = (props: TableProps) => {
  const { t } = useTranslation('invoices');
  return (
    <div className={`${tables['scroll']} ${styles['documents']}`}>
      <table className={tables['table']} aria-label={t('tabs.documents')}>
        <thead>
          <tr>
            {columnsBeside(props.shownId !== null).map((name) => (
              <th key={name} scope="col" data-kind={name === 'size' ? 'number' : undefined}>
                {t(`documents.columns.${name}`)}
              </th>
            ))}
            <th scope="col" aria-label={t('documents.columns.actions')} />
          </tr>
        </thead>
        <tbody>
          {props.documents.map((document) => (
            <DocumentRow key={document.id} {...props} document={document} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const DocumentRow = ({
  document,
  markedId,
  shownId,
  onShow,
  isReadOnly,
}: TableProps & { readonly document: SupportingDocument }) => {
  const { t } = useTranslation('invoices');
  const openRow = useOpenRow();
  const onError = useNotifyError();
  const { id, documentId, indexNumber, title, fileName, size } = document;
  const isShown = shownId === documentId;
  return (
    <tr data-marked={isShown || markedId === id}>
      <td>{indexNumber ?? '–'}</td>
      <td title={title}>
        <button
          type="button"
          className={texts['link']}
          onClick={() => void openRow('document', documentId).catch(onError)}
        >
          {title}
        </button>
      </td>
      {shownId === null ? (
        <>
          <td title={fileName}>{fileName}</td>
          <td data-kind="number">{t('size', { kilobytes: Math.max(1, Math.round(size / 1024)) })}</td>
        </>
      ) : null}
      <td className={styles['note']}>
        {isReadOnly ? document.note : <Note key={document.note} document={document} />}
      </td>
      <td className={styles['actions']}>
        <Button
          size="compact-xs"
          variant={isShown ? 'light' : 'subtle'}
          aria-pressed={isShown}
          aria-label={t('documents.showOne', { title })}
          onClick={() => onShow(isShown ? null : document)}
        >
          {t('documents.show')}
        </Button>
        {shownId === null ? (
          <SaveCopyButton documentId={documentId} size="compact-xs" variant="subtle" />
        ) : null}
        {isReadOnly ? null : (
          <DetachButton document={document} onDetached={() => (isShown ? onShow(null) : undefined)} />
        )}
      </td>
    </tr>
  );
};

const Note = ({ document }: { readonly document: SupportingDocument }) => {
  const words = useRegisterWords();
  const update = useApiMutation('register', 'update');
  const onError = useNotifyError();
  const [text, setText] = useState(document.note ?? '');
  const save = (): void => {
    const value = text.trim() === '' ? null : text;
    if (value === document.note) return;
    update.mutate(
      { entity: 'supportingDocument', changes: [{ id: document.id, column: 'note', value }] },
      { onError },
    );
  };
  return (
    <Textarea
      aria-label={`${words.column('supportingDocument', 'note')} – ${document.title}`}
      rows={1}
      classNames={{ input: styles['noteInput'] ?? '' }}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
};

/** Nobody is asked: undo brings the tie back, and the document stays. */
const DetachButton = ({
  document,
  onDetached,
}: {
  readonly document: SupportingDocument;
  readonly onDetached: () => void;
}) => {
  const { t } = useTranslation('invoices');
  const remove = useApiMutation('register', 'remove');
  const onError = useNotifyError();
  const detach = (): void =>
    remove.mutate(
      { entity: 'supportingDocument', ids: [document.id] },
      {
        onSuccess: () => {
          notifyDone(t('documents.detached'), t('documents.detachedText'));
          onDetached();
        },
        onError,
      },
    );
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      loading={remove.isPending}
      aria-label={t('documents.detachOne', { title: document.title })}
      onClick={detach}
    >
      {t('documents.detach')}
    </Button>
  );
};
