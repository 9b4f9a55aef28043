import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlagLabel } from '#renderer/components/chart/use-flag-label.ts';
import { titleIn } from '#renderer/components/chart/title.ts';
import { Chip } from '#renderer/components/Chip.tsx';
import { Card } from '#renderer/components/Page.tsx';
import { useApiQuery } from '#renderer/lib/api.ts';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { decimalToMinor } from '#shared/domain/money/money.ts';
import type { ImportListItem } from '#shared/ipc/import-schemas.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { toDoList } from './model/to-do.ts';
import type { ToDo } from './model/to-do.ts';
import styles from './ToDoCard.module.css';

/** Lines shown before the list is unfolded. */
const shownLines = 8;

/** What waits for a person; each line leads to where it can be dealt with. */
export const ToDoCard = ({
  rows,
  imports,
}: {
  readonly rows: readonly OverrunRow[];
  readonly imports: readonly ImportListItem[];
}) => {
  const { t } = useTranslation('overview');
  const [isUnfolded, setIsUnfolded] = useState(false);
  const list = toDoList(rows, imports);
  const contradictions =
    useApiQuery('figures', 'contradictions', { contractId: null }).data?.totals.contradictions ?? 0;
  const shown = isUnfolded ? list : list.slice(0, shownLines);
  return (
    <Card title={t('toDo.title')}>
      {list.length + contradictions === 0 ? <p className={styles['nothing']}>{t('toDo.nothing')}</p> : null}
      <ul className={styles['list']}>
        {contradictions === 0 ? null : (
          <li className={styles['line']}>
            <ContradictionsLine count={contradictions} />
          </li>
        )}
        {shown.map((item) => (
          <li key={keyOf(item)} className={styles['line']}>
            <ToDoLine item={item} />
          </li>
        ))}
      </ul>
      {shown.length < list.length ? (
        <button type="button" className={styles['more']} onClick={() => setIsUnfolded(true)}>
          {t('toDo.more', { count: list.length - shown.length })}
        </button>
      ) : null}
    </Card>
  );
};

/** Figures that contradict each other: which one is right is for a person to find out. */
const ContradictionsLine = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation('overview');
  return (
    <button
      type="button"
      className={styles['button']}
      onClick={() => goTo({ screen: 'figures', tab: 'contradictions' })}
    >
      <span className={styles['text']}>
        {t('toDo.contradictions', { count })}
        <span className={styles['detail']}>{t('toDo.contradictionsDetail')}</span>
      </span>
      <Chip tone="warn">{t('toDo.toCheck')}</Chip>
    </button>
  );
};

const keyOf = (item: ToDo): string =>
  item.kind === 'flags' ? `contract ${item.row.id}` : `import ${item.importId}`;

const ToDoLine = ({ item }: { readonly item: ToDo }) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const flagLabel = useFlagLabel(item.kind === 'flags' ? item.row.currency : '');
  if (item.kind === 'flags') {
    const { row } = item;
    return (
      <button
        type="button"
        className={styles['button']}
        onClick={() => goTo({ screen: 'contracts', selectedId: row.id, tab: 'costs' })}
      >
        <span className={styles['text']}>
          {titleIn(format.locale, row)}
          <span className={styles['detail']}>{row.flags.map(flagLabel).join(' · ')}</span>
        </span>
        <Chip tone="warn">{t('toDo.toCheck')}</Chip>
      </button>
    );
  }
  return (
    <button
      type="button"
      className={styles['button']}
      onClick={() => goTo({ screen: 'imports', importId: item.importId })}
    >
      <span className={styles['text']}>
        {item.kind === 'rejects' ? t('toDo.rejects', { count: item.count }) : t('toDo.staged')}
        <span className={styles['detail']}>
          {item.kind === 'rejects' ? item.file : `${item.file} · ${t('toDo.ready', { count: item.count })}`}
        </span>
      </span>
      {item.kind === 'staged' ? (
        <Chip tone="warn">{t('toDo.toDecide')}</Chip>
      ) : (
        <RejectedAmounts item={item} />
      )}
    </button>
  );
};

const RejectedAmounts = ({ item }: { readonly item: Extract<ToDo, { kind: 'rejects' }> }) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  if (item.amounts.length === 0) return <Chip tone="over">{t('toDo.toFix')}</Chip>;
  return item.amounts.map(({ currency, amount }) => {
    const minor = decimalToMinor(amount, currency);
    return (
      <Chip key={currency} tone="over">
        {minor.ok ? format.money(minor.value, currency) : amount}
      </Chip>
    );
  });
};
