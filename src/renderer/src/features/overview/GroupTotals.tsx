import { useTranslation } from 'react-i18next';
import { useGrowthWords } from '#renderer/components/chart/use-growth-words.ts';
import { directionOf } from '#renderer/components/chart/interval.ts';
import { MoneyInterval } from '#renderer/components/Money.tsx';
import { Card } from '#renderer/components/Page.tsx';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunPortfolio } from '#shared/ipc/overrun-schemas.ts';
import { groupLines } from './model/group-lines.ts';
import type { GroupLine } from './model/group-lines.ts';
import styles from './GroupTotals.module.css';

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
            {groupLines(groups).map((line) => (
              <GroupRow key={`${line.id ?? 'none'} ${line.total.currency}`} kind={kind} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};

const GroupRow = ({ kind, line }: { readonly kind: Kind; readonly line: GroupLine }) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const growth = useGrowthWords();
  const { id, name, total } = line;
  const open = (): void => goTo({ screen: 'overruns', ...(id === null ? {} : { [`${kind}Id`]: id }) });
  const unknown = (count: number): string => (count === 0 ? '' : t('groups.unknown', { count }));
  return (
    <tr>
      <td>
        {id === null ? (
          <em className={styles['none']}>{t(`groups.none.${kind}`)}</em>
        ) : (
          <button type="button" className={styles['link']} onClick={open}>
            {name}
          </button>
        )}
      </td>
      <td data-kind="number">{format.number(total.contracts)}</td>
      <td data-kind="number" title={unknown(total.originalUnknown)}>
        <MoneyInterval interval={total.original} currency={total.currency} compact signs />
        <Uncounted count={total.originalUnknown} />
      </td>
      <td data-kind="number" title={unknown(total.currentUnknown)}>
        <MoneyInterval interval={total.current} currency={total.currency} compact signs />
        <Uncounted count={total.currentUnknown} />
      </td>
      <td data-kind="number">{format.money(total.invoiced, total.currency, { compact: true })}</td>
      <td data-kind="number" title={unknown(total.costUnknown)}>
        <MoneyInterval interval={total.cost} currency={total.currency} compact signs />
        <Uncounted count={total.costUnknown} />
      </td>
      <td data-kind="number" data-direction={directionOf(total.overrun)}>
        {growth.arrow(total.overrun)}{' '}
        <MoneyInterval interval={total.overrun} currency={total.currency} compact signs />
        {total.percent === null ? null : (
          <span className={styles['percent']}>{format.percentInterval(total.percent)}</span>
        )}
      </td>
    </tr>
  );
};

/** How many contracts of the line have no amount here: the sum is without them. */
const Uncounted = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation('overview');
  return count === 0 ? null : (
    <span className={styles['uncounted']}>{t('groups.plusUnknown', { count })}</span>
  );
};
