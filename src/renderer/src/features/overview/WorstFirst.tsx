import { useTranslation } from 'react-i18next';
import { BarTrack } from '#renderer/components/chart/BarTrack.tsx';
import { directionOf } from '#renderer/components/chart/interval.ts';
import { titleIn } from '#renderer/components/chart/title.ts';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { useGrowthWords } from '#renderer/components/chart/use-growth-words.ts';
import { Card } from '#renderer/components/Page.tsx';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { barGroups } from './model/bars.ts';
import type { OverrunBar } from './model/bars.ts';
import styles from './WorstFirst.module.css';

/** More bars than this make the picture unreadable; the rest is in the table. */
const shownBars = 7;

/** The worst overruns as bars: the original value, what came on top, an arrow where the end is open. */
export const WorstFirst = ({ rows }: { readonly rows: readonly OverrunRow[] }) => {
  const { t } = useTranslation('overview');
  const groups = barGroups(rows, shownBars);
  return (
    <Card title={t('worst.title')}>
      {groups.length === 0 ? <p>{t('worst.none')}</p> : null}
      {groups.map((group) => (
        <div key={group.currency}>
          {groups.length > 1 ? (
            <h3 className={styles['heading']}>{t('worst.currency', { currency: group.currency })}</h3>
          ) : null}
          <Bars bars={group.contracts} />
          {group.programmes.length === 0 ? null : (
            <>
              <h3 className={styles['heading']}>{t('worst.programmes')}</h3>
              <Bars bars={group.programmes} />
            </>
          )}
        </div>
      ))}
      <div className={styles['foot']}>
        <Key />
        <button type="button" className={styles['all']} onClick={() => goTo({ screen: 'overruns' })}>
          {t('worst.table', { count: rows.length })}
        </button>
      </div>
    </Card>
  );
};

const Bars = ({ bars }: { readonly bars: readonly OverrunBar[] }) => (
  <ul className={styles['bars']}>
    {bars.map((bar) => (
      <li key={bar.row.id}>
        <BarLine bar={bar} />
      </li>
    ))}
  </ul>
);

const BarLine = ({ bar }: { readonly bar: OverrunBar }) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const growth = useGrowthWords();
  const money = useShortMoney();
  const { row } = bar;
  const percent = row.overrunOriginal?.percent ?? null;
  const amounts = t('worst.amounts', {
    original: money.interval(row.original, row.currency, { about: row.originalHedge === 'about' }),
    cost: money.interval(row.cost, row.currency),
  });
  const label = [growth.arrow(percent), growth.percent(percent)].filter((part) => part !== '').join(' ');
  return (
    <button
      type="button"
      className={styles['bar']}
      title={amounts}
      onClick={() => goTo({ screen: 'contracts', selectedId: row.id, tab: 'costs' })}
    >
      <span className={styles['name']}>{titleIn(format.locale, row)}</span>
      {bar.parts.length === 0 ? (
        <em className={styles['unknown']}>
          {t(row.original === null ? 'worst.originalUnknown' : 'worst.costUnknown')}
        </em>
      ) : (
        <span className={styles['drawn']}>
          <span className={styles['area']}>
            <BarTrack parts={bar.parts} openEnd={bar.isOpenEnded ? bar.end : null} />
          </span>
          <span
            className={styles['label']}
            data-direction={directionOf(percent)}
            style={{ left: labelPosition(bar) }}
          >
            {percent === null ? t('worst.notComparable') : label}
          </span>
        </span>
      )}
    </button>
  );
};

/** Just after the end of the bar, or of its arrow, inside the width that is kept free for labels. */
const labelPosition = (bar: OverrunBar): string =>
  `calc((100% - var(--label-room)) * ${bar.end} + ${bar.isOpenEnded ? '18px' : '8px'})`;

const Key = () => {
  const { t } = useTranslation('overview');
  return (
    <span className={styles['key']}>
      <span className={styles['swatch']} data-kind="base" /> {t('worst.key.base')}
      <span className={styles['swatch']} data-kind="over" /> {t('worst.key.over')}
      <span className={styles['swatch']} data-kind="range" /> {t('worst.key.range')}
    </span>
  );
};
