import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '#renderer/components/ConfirmDialog.tsx';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { useKeepFiles } from '#renderer/components/documents/use-keep-files.ts';
import tables from '#renderer/components/tables.module.css';
import { useApiMutation } from '#renderer/lib/api.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { FindingEvidence } from '#shared/ipc/calls/findings.ts';
import { EvidenceDialog } from './EvidenceDialog.tsx';
import { EvidenceName } from './EvidenceName.tsx';
import { EvidencePlace } from './EvidencePlace.tsx';
import styles from './findings.module.css';

type Dialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'edit' | 'remove'; readonly piece: FindingEvidence };

/** What a finding stands on: each piece leads to the thing itself. */
export const EvidenceList = ({
  findingId,
  evidence,
}: {
  readonly findingId: number;
  readonly evidence: readonly FindingEvidence[];
}) => {
  const { t } = useTranslation('findings');
  const isReadOnly = useIsReadOnly();
  const [dialog, setDialog] = useState<Dialog>({ kind: 'none' });
  const attach = useAttachFiles(findingId);
  const close = (): void => setDialog({ kind: 'none' });
  return (
    <>
      {isReadOnly ? null : (
        <Group gap="xs" mb="sm">
          <Button onClick={() => setDialog({ kind: 'new' })}>{t('evidence.add')}</Button>
          <Button variant="default" onClick={attach}>
            {t('evidence.addFiles')}
          </Button>
        </Group>
      )}
      {evidence.length === 0 ? (
        <EmptyState title={t('evidence.emptyTitle')} text={t('evidence.emptyText')} />
      ) : (
        <EvidenceTable
          evidence={evidence}
          isReadOnly={isReadOnly}
          onEdit={(piece) => setDialog({ kind: 'edit', piece })}
          onRemove={(piece) => setDialog({ kind: 'remove', piece })}
        />
      )}
      {dialog.kind === 'new' ? <EvidenceDialog findingId={findingId} piece={null} onClose={close} /> : null}
      {dialog.kind === 'edit' ? (
        <EvidenceDialog findingId={findingId} piece={dialog.piece} onClose={close} />
      ) : null}
      {dialog.kind === 'remove' ? <RemoveDialog piece={dialog.piece} onClose={close} /> : null}
    </>
  );
};

/** Keeps chosen files in the case and attaches each. */
const useAttachFiles = (findingId: number): (() => void) => {
  const insert = useApiMutation('register', 'insert');
  const onError = useNotifyError();
  return useKeepFiles('evidence.kept', (ids) =>
    insert.mutate(
      {
        entity: 'evidence',
        rows: ids.map((documentId) => ({ findingId, kind: 'document', documentId })),
      },
      { onError },
    ),
  );
};

const EvidenceTable = ({
  evidence,
  isReadOnly,
  onEdit,
  onRemove,
}: {
  readonly evidence: readonly FindingEvidence[];
  readonly isReadOnly: boolean;
  readonly onEdit: (piece: FindingEvidence) => void;
  readonly onRemove: (piece: FindingEvidence) => void;
}) => {
  const { t } = useTranslation('findings');
  const words = useRegisterWords();
  return (
    <div className={tables['scroll']}>
      <table className={`${tables['table']} ${styles['evidence']}`}>
        <thead>
          <tr>
            {(['index', 'kind', 'what'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`evidence.columns.${name}`)}
              </th>
            ))}
            {isReadOnly ? null : (
              <th scope="col" aria-label={t('evidence.columns.actions')} className={styles['actions']} />
            )}
          </tr>
        </thead>
        <tbody>
          {evidence.map((piece) => (
            <tr key={piece.id}>
              <td>{piece.indexNumber ?? '–'}</td>
              <td>{words.choice('evidence', 'kind', piece.kind)}</td>
              <td>
                <EvidenceName piece={piece} />
                <EvidencePlace piece={piece} />
              </td>
              {isReadOnly ? null : (
                <td className={styles['actions']}>
                  <Button size="compact-xs" variant="subtle" onClick={() => onEdit(piece)}>
                    {t('evidence.edit')}
                  </Button>
                  <Button size="compact-xs" variant="subtle" onClick={() => onRemove(piece)}>
                    {t('evidence.remove')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const RemoveDialog = ({
  piece,
  onClose,
}: {
  readonly piece: FindingEvidence;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('findings');
  const remove = useApiMutation('register', 'remove');
  const onError = useNotifyError();
  return (
    <ConfirmDialog
      destructive
      title={t('evidence.removeTitle')}
      confirmLabel={t('evidence.remove')}
      onConfirm={() => {
        onClose();
        remove.mutate({ entity: 'evidence', ids: [piece.id] }, { onError });
      }}
      onCancel={onClose}
    >
      {t('evidence.removeText', { label: piece.label ?? piece.indexNumber ?? '–' })}
    </ConfirmDialog>
  );
};
