import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '#renderer/components/chart/Chart.tsx';
import type { ChartColours } from '#renderer/components/chart/chart-colours.ts';
import { localToday } from '#renderer/components/chart/today.ts';
import { tooltipContent } from '#renderer/components/chart/tooltip-content.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunContract } from '#shared/ipc/overrun-schemas.ts';
import { CostLegend } from './CostLegend.tsx';
import { costPicture } from './cost-picture.ts';
import { amountsOn } from './model/amounts-on.ts';
import { costHistory } from './model/cost-history.ts';
import type { CostHistory, CostPoint } from './model/cost-history.ts';
import styles from './CostChart.module.css';

/** Cost of a contract over time, with the amounts of any day in its tooltip. */
export const CostChart = ({ contract }: { readonly contract: OverrunContract }) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const today = localToday();
  const history = useMemo(() => costHistory(contract, today), [contract, today]);
  if (history === null) return <p className={styles['nothing']}>{t('costs.chart.nothing')}</p>;
  const { row } = contract;
  const description = t('costs.chart.description', {
    from: format.date(history.from),
    to: format.date(history.to),
    original: format.interval(row.original, row.currency, { compact: true }),
    current: format.interval(row.current, row.currency, { compact: true }),
    cost: format.interval(row.cost, row.currency, { compact: true }),
  });
  return (
    <figure className={styles['figure']}>
      <Picture history={history} currency={row.currency} today={today} description={description} />
      <figcaption>
        <CostLegend contract={contract} history={history} />
      </figcaption>
    </figure>
  );
};

const Picture = ({
  history,
  currency,
  today,
  description,
}: {
  readonly history: CostHistory;
  readonly currency: string;
  readonly today: string;
  readonly description: string;
}) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const draw = useCallback(
    (colours: ChartColours) => {
      const amount = (minor: number): string => format.money(Math.round(minor), currency, { compact: true });
      const tooltip = (date: string): HTMLElement =>
        tooltipContent(
          format.dateInWords(date),
          tooltipLines({ history, date, currency, colours, t, format }),
        );
      return costPicture(history, { today, todayLabel: t('costs.chart.today'), amount, tooltip }, colours);
    },
    [history, currency, today, t, format],
  );
  return <Chart draw={draw} height={210} description={description} />;
};

const tooltipLines = ({
  history,
  date,
  currency,
  colours,
  t,
  format,
}: {
  readonly history: CostHistory;
  readonly date: string;
  readonly currency: string;
  readonly colours: ChartColours;
  readonly t: (key: string) => string;
  readonly format: ReturnType<typeof useFormat>;
}) => {
  const on = amountsOn(history, date);
  const range = (point: CostPoint): string =>
    format.intervalSign(
      { low: String(point.low), high: point.isOpen ? null : String(point.high) },
      currency,
      { compact: true },
    );
  const lines = [
    {
      key: 'baseline',
      value: on.baseline === null ? null : format.money(on.baseline, currency, { compact: true }),
      colour: colours.accent,
    },
    { key: 'current', value: on.current === null ? null : range(on.current), colour: colours.ink },
    { key: 'forecast', value: on.forecast === null ? null : range(on.forecast), colour: colours.over },
    { key: 'invoiced', value: on.invoiced === null ? null : range(on.invoiced), colour: colours.over },
    { key: 'paid', value: on.paid === null ? null : range(on.paid), colour: colours.ok },
  ];
  return lines.flatMap(({ key, value, colour }) =>
    value === null ? [] : [{ label: t(`costs.chart.series.${key}`), value, colour }],
  );
};
