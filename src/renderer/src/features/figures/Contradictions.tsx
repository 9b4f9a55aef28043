import { Alert, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { FigureContradictions } from '#shared/ipc/calls/figures.ts';
import { ContradictionTable } from './ContradictionTable.tsx';
import { listedPairs, pairKinds, type PairKind } from './model/pair-list.ts';
import styles from './figures.module.css';

/** Figures that contradict each other, those that are not compared, and comparisons of sources. */
export const Contradictions = ({
  selectedId,
  onSelect,
}: {
  readonly selectedId: number | undefined;
  readonly onSelect: (figureId: number) => void;
}) => {
  const query = useApiQuery('figures', 'contradictions', { contractId: null });
  if (query.error !== null) {
    return <ErrorView error={errorOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) return <Skeleton height={200} animate={false} />;
  return <Pairs found={query.data} selectedId={selectedId} onSelect={onSelect} />;
};

const Pairs = ({
  found,
  selectedId,
  onSelect,
}: {
  readonly found: FigureContradictions;
  readonly selectedId: number | undefined;
  readonly onSelect: (figureId: number) => void;
}) => {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const [kind, setKind] = useState<PairKind>('contradictions');
  const [search, setSearch] = useState('');
  const pairs = listedPairs(found, kind, search);
  return (
    <>
      <div className={styles['filters']} role="group" aria-label={t('filters.label')}>
        <SegmentedControl
          size="xs"
          aria-label={t('filters.kind')}
          data={pairKinds.map((value) => ({
            value,
            label: `${t(`kinds.${value}`)} ${format.number(found.totals[value])}`,
          }))}
          value={kind}
          onChange={(value) => setKind(pairKinds.find((known) => known === value) ?? kind)}
        />
        <TextInput
          className={styles['search'] ?? ''}
          aria-label={t('filters.search')}
          placeholder={t('filters.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <p className={styles['explained']}>{t(`explained.${kind}`)}</p>
      {found.isCut ? <Alert mb={12}>{t('cut')}</Alert> : null}
      {pairs.length === 0 ? (
        <EmptyState
          title={t(search === '' ? `empty.${kind}.title` : 'empty.search.title')}
          text={t(search === '' ? `empty.${kind}.text` : 'empty.search.text')}
        />
      ) : (
        <ContradictionTable pairs={pairs} selectedId={selectedId} onSelect={onSelect} />
      )}
      {search === '' && pairs.length < found.totals[kind] ? (
        <p className={styles['explained']}>
          {t('shown', { shown: pairs.length, count: found.totals[kind] })}
        </p>
      ) : null}
    </>
  );
};
