import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import type { ChipTone } from '#renderer/components/Chip.tsx';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ImportListItem } from '#shared/ipc/import-schemas.ts';
import { UndoImportDialog } from './UndoImportDialog.tsx';
import { useDecimalMoney } from './use-decimal-money.ts';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';

const stateTones: Readonly<Record<ImportListItem['state'], ChipTone>> = {
  committed: 'ok',
  staged: 'warn',
  undone: 'plain',
};

/** Every import of the case, with its counts and the rejected rows that still wait. */
export const ImportList = ({
  onChoose,
  onChooseMerge,
}: {
  readonly onChoose: () => void;
  readonly onChooseMerge: () => void;
}) => {
  const { t } = useTranslation(['imports', 'merging']);
  const isReadOnly = useIsReadOnly();
  const imports = useApiQuery('importing', 'list', {});
  const importButton = (
    <>
      <Button variant="default" onClick={onChooseMerge} disabled={isReadOnly}>
        {t('merging:choose')}
      </Button>
      <Button onClick={onChoose} disabled={isReadOnly}>
        {t('list.import')}
      </Button>
    </>
  );
  const list = imports.data;
  return (
    <Page>
      <PageHeader
        title={t('list.title')}
        subtitle={list === undefined ? ' ' : t('list.subtitle', { count: list.length })}
        actions={list?.length === 0 ? undefined : importButton}
      />
      {imports.error !== null ? (
        <ErrorView error={errorOf(imports.error)} onRetry={() => void imports.refetch()} />
      ) : list === undefined ? (
        <Skeleton height={120} animate={false} />
      ) : list.length === 0 ? (
        <EmptyState title={t('list.emptyTitle')} text={t('list.emptyText')} actions={importButton} />
      ) : (
        <ImportTable imports={list} />
      )}
    </Page>
  );
};

const ImportTable = ({ imports }: { readonly imports: readonly ImportListItem[] }) => {
  const { t } = useTranslation('imports');
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th>{t('list.file')}</th>
            <th>{t('list.state')}</th>
            <th>{t('list.committedAt')}</th>
            <th data-kind="number">{t('list.amount')}</th>
            <th data-kind="number">{t('list.accepted')}</th>
            <th data-kind="number">{t('list.rejected')}</th>
            <th data-kind="number">{t('list.ignored')}</th>
            <th>{t('list.waiting')}</th>
            <th aria-label={t('list.actions')} />
          </tr>
        </thead>
        <tbody>
          {imports.map((item) => (
            <ImportLine key={item.importId} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** What can be done with an import as a whole. */
const ImportActions = ({ item }: { readonly item: ImportListItem }) => {
  const { t } = useTranslation('imports');
  const isReadOnly = useIsReadOnly();
  const [isAsking, setIsAsking] = useState(false);
  if (item.state !== 'committed') return null;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        disabled={isReadOnly}
        aria-label={t('undo.actionOf', { file: item.file })}
        onClick={() => setIsAsking(true)}
      >
        {t('undo.action')}
      </Button>
      {isAsking ? (
        <UndoImportDialog
          importId={item.importId}
          file={item.file}
          lines={item.accepted}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
};

const ImportLine = ({ item }: { readonly item: ImportListItem }) => {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const money = useDecimalMoney();
  const isOpen = item.state === 'committed' && item.openRejects > 0;
  return (
    <tr>
      <td>
        <button
          type="button"
          className={texts['link']}
          onClick={() => goTo({ screen: 'imports', importId: item.importId })}
        >
          {item.file}
        </button>
      </td>
      <td>
        <Chip tone={stateTones[item.state]}>{t(`states.${item.state}`)}</Chip>
      </td>
      <td>{item.committedAt === null ? '–' : format.instant(item.committedAt).slice(0, 16)}</td>
      <td data-kind="number">
        {item.amounts.map((amount) => (
          <div key={amount.currency}>{money(amount.accepted, amount.currency)}</div>
        ))}
      </td>
      <td data-kind="number">{format.number(item.accepted)}</td>
      <td data-kind="number">{format.number(item.rejected)}</td>
      <td data-kind="number">{format.number(item.ignored)}</td>
      <td>
        {isOpen ? <Chip tone="over">{t('list.toFix', { count: item.openRejects })}</Chip> : null}
        {item.state === 'staged' ? <Chip tone="warn">{t('list.toDecide')}</Chip> : null}
      </td>
      <td>
        <ImportActions item={item} />
      </td>
    </tr>
  );
};
