import { useTranslation } from 'react-i18next';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import type { OverrunContract } from '#shared/ipc/overrun-schemas.ts';
import type { CostHistory } from './model/cost-history.ts';
import styles from './CostLegend.module.css';

/** What each line of the picture is, with its latest amount. */
export const CostLegend = ({
  contract,
  history,
}: {
  readonly contract: OverrunContract;
  readonly history: CostHistory;
}) => {
  const { t } = useTranslation('overview');
  const short = useShortMoney();
  const { row } = contract;
  const undated = history.undatedCurrent !== null;
  const interval = (value: typeof row.current): string => short.interval(value, row.currency);
  const money = (minor: string): string => short.amount(minor, row.currency);
  const entries = [
    { key: 'baseline', isDrawn: history.levels.length > 0, value: interval(row.baseline) },
    { key: 'current', isDrawn: history.steps.length > 0 || undated, value: interval(row.current) },
    { key: 'forecast', isDrawn: history.forecasts.length > 0, value: interval(row.forecast) },
    { key: 'invoiced', isDrawn: history.invoiced.length > 0, value: money(row.invoiced) },
    { key: 'paid', isDrawn: history.paid.length > 0, value: money(row.paid) },
  ];
  return (
    <ul className={styles['legend']}>
      {entries
        .filter((entry) => entry.isDrawn)
        .map((entry) => (
          <li key={entry.key} className={styles['entry']}>
            <span
              className={styles['line']}
              data-series={entry.key === 'current' && undated ? 'undated' : entry.key}
              aria-hidden="true"
            />
            {t(`costs.chart.series.${entry.key}`)} <span className={styles['value']}>{entry.value}</span>
            {entry.key === 'current' && undated ? `(${t('costs.chart.undated')})` : ''}
          </li>
        ))}
    </ul>
  );
};
