import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGrowthWords } from '#renderer/components/chart/use-growth-words.ts';
import { certaintyOf, directionOf } from '#renderer/components/chart/interval.ts';
import type { IntervalText } from '#renderer/components/chart/interval.ts';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { Unknown } from '#renderer/components/Unknown.tsx';
import { Card } from '#renderer/components/Page.tsx';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunPortfolio } from '#shared/ipc/overrun-schemas.ts';
import { groupLines } from './model/group-lines.ts';
import type { GroupLine } from './model/group-lines.ts';
import styles from './GroupTotals.module.css';

/** Lines shown before the table is unfolded: the largest overruns come first. */
const shownLines = 12;

type Kind = 'publicBody' | 'vendor';

/** Totals per public body or per vendor; one line per currency, each leading to its contracts. */
export const GroupTotals = ({
  kind,
  groups,
}: {
  readonly kind: Kind;
  readonly groups: OverrunPortfolio['byPublicBody'];
}) => {
  const { t } = useTranslation('overview');
  const [isUnfolded, setIsUnfolded] = useState(false);
  const lines = groupLines(groups);
  const shown = isUnfolded ? lines : lines.slice(0, shownLines);
  return (
    <Card title={t(`groups.${kind}`)}>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th>{t(`groups.name.${kind}`)}</th>
              <th data-kind="number">{t('groups.contracts')}</th>
              <th data-kind="number">{t('groups.original')}</th>
              <th data-kind="number">{t('groups.current')}</th>
              <th data-kind="number">{t('groups.invoiced')}</th>
              <th data-kind="number">{t('groups.cost')}</th>
              <th data-kind="number">{t('groups.overrun')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <GroupRow key={`${line.id ?? 'none'} ${line.total.currency}`} kind={kind} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < lines.length ? (
        <button type="button" className={styles['more']} onClick={() => setIsUnfolded(true)}>
          {t('groups.more', { count: lines.length - shown.length })}
        </button>
      ) : null}
    </Card>
  );
};

const GroupRow = ({ kind, line }: { readonly kind: Kind; readonly line: GroupLine }) => {
  const format = useFormat();
  const money = useShortMoney();
  const { total } = line;
  const { currency } = total;
  return (
    <tr>
      <td>
        <GroupName kind={kind} line={line} />
      </td>
      <td data-kind="number">{format.number(total.contracts)}</td>
      <SumCell sum={total.original} unknown={total.originalUnknown} currency={currency} />
      <SumCell sum={total.current} unknown={total.currentUnknown} currency={currency} />
      <td data-kind="number" title={format.money(total.invoiced, currency)}>
        {total.invoiced === '0' ? <Nothing /> : money.amount(total.invoiced, currency)}
      </td>
      <SumCell sum={total.cost} unknown={total.costUnknown} currency={currency} />
      <OverrunCell total={total} />
    </tr>
  );
};

const GroupName = ({ kind, line: { id, name } }: { readonly kind: Kind; readonly line: GroupLine }) => {
  const { t } = useTranslation('overview');
  if (id === null) return <em className={styles['none']}>{t(`groups.none.${kind}`)}</em>;
  return (
    <button
      type="button"
      className={styles['link']}
      onClick={() => goTo({ screen: 'overruns', [`${kind}Id`]: id })}
    >
      {name}
    </button>
  );
};

/** Nothing on file: a dash, since zero would say that we know. */
const Nothing = () => {
  const { t } = useTranslation('overview');
  return (
    <span className={styles['none']} title={t('groups.nothing')}>
      –
    </span>
  );
};

/** A sum of what is known, with how many contracts it is without. */
const SumCell = ({
  sum,
  unknown,
  currency,
}: {
  readonly sum: IntervalText;
  readonly unknown: number;
  readonly currency: string;
}) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const money = useShortMoney();
  if (certaintyOf(sum) === 'unknown') {
    return (
      <td data-kind="number">
        <Unknown />
      </td>
    );
  }
  const title = unknown === 0 ? '' : ` · ${t('groups.unknown', { count: unknown })}`;
  return (
    <td data-kind="number" title={`${format.interval(sum, currency)}${title}`}>
      {money.signs(sum, currency)}
      {unknown === 0 ? null : (
        <span className={styles['uncounted']}>{t('groups.plusUnknown', { count: unknown })}</span>
      )}
    </td>
  );
};

const OverrunCell = ({ total }: { readonly total: GroupLine['total'] }) => {
  const format = useFormat();
  const growth = useGrowthWords();
  const money = useShortMoney();
  const { overrun, percent, currency } = total;
  const direction = directionOf(overrun);
  if (direction === 'unknown') {
    return (
      <td data-kind="number">
        <Unknown />
      </td>
    );
  }
  return (
    <td data-kind="number" data-direction={direction} title={format.interval(overrun, currency)}>
      {growth.arrow(overrun)} {money.signs(overrun, currency)}
      {percent === null || direction === 'none' ? null : (
        <span className={styles['percent']}>{format.percentInterval(percent)}</span>
      )}
    </td>
  );
};
