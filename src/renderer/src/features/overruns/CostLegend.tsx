import { useTranslation } from 'react-i18next';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import type { ShortMoney } from '#renderer/components/chart/use-short-money.ts';
import type { OverrunContract } from '#shared/ipc/overrun-schemas.ts';
import type { CostHistory } from './model/cost-history.ts';
import styles from './CostLegend.module.css';

type Entry = {
  readonly series: 'baseline' | 'current' | 'forecast' | 'invoiced' | 'paid';
  readonly isDrawn: boolean;
  readonly isUndated: boolean;
  readonly value: string;
};

const entriesOf = ({ row }: OverrunContract, history: CostHistory, short: ShortMoney): Entry[] => {
  const { currency } = row;
  const undatedCurrent = history.undatedCurrent !== null;
  const undatedForecast = history.undatedForecast !== null;
  const entry = (series: Entry['series'], isDrawn: boolean, value: string): Entry => ({
    series,
    isDrawn,
    isUndated: (series === 'current' && undatedCurrent) || (series === 'forecast' && undatedForecast),
    value,
  });
  return [
    entry('baseline', history.levels.length > 0, short.interval(row.baseline, currency)),
    entry('current', history.steps.length > 1 || undatedCurrent, short.interval(row.current, currency)),
    entry(
      'forecast',
      history.forecasts.length > 0 || undatedForecast,
      short.interval(row.forecast, currency),
    ),
    entry('invoiced', history.invoiced.length > 0, short.amount(row.invoiced, currency)),
    entry('paid', history.paid.length > 0, short.amount(row.paid, currency)),
  ].filter(({ isDrawn }) => isDrawn);
};

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
  return (
    <ul className={styles['legend']}>
      {entriesOf(contract, history, short).map(({ series, isUndated, value }) => (
        <li key={series} className={styles['entry']}>
          <span className={styles['line']} data-series={series} data-undated={isUndated} aria-hidden="true" />
          {t(`costs.chart.series.${series}`)} <span className={styles['value']}>{value}</span>
          {isUndated ? ` (${t('costs.chart.undated')})` : ''}
        </li>
      ))}
    </ul>
  );
};
