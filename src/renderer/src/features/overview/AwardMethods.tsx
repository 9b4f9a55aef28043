import { useTranslation } from 'react-i18next';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { Card } from '#renderer/components/Page.tsx';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { awardShares } from './model/award-shares.ts';
import type { AwardShares } from './model/award-shares.ts';
import styles from './AwardMethods.module.css';

/** Share of each award method in the current value, one bar per currency. */
export const AwardMethods = ({ rows }: { readonly rows: readonly OverrunRow[] }) => {
  const { t } = useTranslation('overview');
  const groups = awardShares(rows).filter((group) => group.shares.length > 0);
  if (groups.length === 0) return null;
  return (
    <Card title={t('award.title')}>
      {groups.map((group) => (
        <ShareBar key={group.currency} group={group} isAlone={groups.length === 1} />
      ))}
    </Card>
  );
};

const ShareBar = ({ group, isAlone }: { readonly group: AwardShares; readonly isAlone: boolean }) => {
  const { t } = useTranslation(['overview', 'register']);
  const format = useFormat();
  const money = useShortMoney();
  const share = (percent: number): string =>
    percent === 0 ? t('award.lessThanOne') : format.percent(String(percent));
  return (
    <div className={styles['group']}>
      <div className={styles['bar']} aria-hidden="true">
        {group.shares.map((part) => (
          <span
            key={part.method}
            data-method={part.method}
            style={{ flexGrow: Math.max(part.percent, 0.5) }}
          />
        ))}
      </div>
      <ul className={styles['key']}>
        {group.shares.map((part) => (
          <li key={part.method}>
            <button
              type="button"
              className={styles['entry']}
              onClick={() => goTo({ screen: 'overruns', awardMethod: part.method })}
            >
              <span className={styles['swatch']} data-method={part.method} />
              {t(`register:choices.contract.awardMethod.${part.method}`)} {share(part.percent)}
              <span className={styles['amount']}>
                {money.amount(part.minor, group.currency)} · {t('award.contracts', { count: part.contracts })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles['note']}>
        {isAlone ? t('award.note') : t('award.noteCurrency', { currency: group.currency })}
        {group.unmeasured > 0 ? ` ${t('award.unmeasured', { count: group.unmeasured })}` : ''}
      </p>
    </div>
  );
};
