import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '#renderer/components/chart/Chart.tsx';
import type { ChartColours } from '#renderer/components/chart/chart-colours.ts';
import { shortMoney } from '#renderer/components/chart/short-money.ts';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { localToday } from '#renderer/components/chart/today.ts';
import { tooltipContent } from '#renderer/components/chart/tooltip-content.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunContract } from '#shared/ipc/overrun-schemas.ts';
import { CostLegend } from './CostLegend.tsx';
import { costPicture } from './cost-picture.ts';
import { amountsOn } from './model/amounts-on.ts';
import type { AmountsOn } from './model/amounts-on.ts';
import { costHistory } from './model/cost-history.ts';
import type { CostExtent, CostHistory } from './model/cost-history.ts';
import styles from './CostChart.module.css';

/** Cost of a contract over time, with the amounts of any day in its tooltip. */
export const CostChart = ({ contract }: { readonly contract: OverrunContract }) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const short = useShortMoney();
  const today = localToday();
  const history = useMemo(() => costHistory(contract, today), [contract, today]);
  if (history === null) return <p className={styles['nothing']}>{t('costs.chart.nothing')}</p>;
  const { row } = contract;
  const description = t('costs.chart.description', {
    from: format.date(history.from),
    to: format.date(history.to),
    original: short.interval(row.original, row.currency),
    current: short.interval(row.current, row.currency),
    cost: short.interval(row.cost, row.currency),
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
  const { locale } = format;
  const draw = useCallback(
    (colours: ChartColours) => {
      // Axis values are picture coordinates, not amounts of the case: rounding them loses nothing.
      const amount = (minor: number): string => shortMoney(Math.round(minor), currency, locale);
      const range = ({ low, high, isOpen }: CostExtent): string =>
        isOpen ? `≥\u00A0${amount(low)}` : low === high ? amount(low) : `${amount(low)} – ${amount(high)}`;
      const tooltip = (date: string): HTMLElement =>
        tooltipContent(
          format.dateInWords(date),
          tooltipLines(amountsOn(history, date), colours).map(({ series, extent, colour }) => ({
            label: t(`costs.chart.series.${series}`),
            value: range(extent),
            colour,
          })),
        );
      return costPicture(history, { today, todayLabel: t('costs.chart.today'), amount, tooltip }, colours);
    },
    [history, currency, today, t, format, locale],
  );
  return <Chart draw={draw} height={210} description={description} />;
};

/** The amounts known on a day, in the order and colours of the lines. */
const tooltipLines = (on: AmountsOn, colours: ChartColours) => {
  const baseline = on.baseline === null ? null : { low: on.baseline, high: on.baseline, isOpen: false };
  const lines = [
    { series: 'baseline', extent: baseline, colour: colours.accent },
    { series: 'current', extent: on.current, colour: colours.ink },
    { series: 'forecast', extent: on.forecast, colour: colours.over },
    { series: 'invoiced', extent: on.invoiced, colour: colours.over },
    { series: 'paid', extent: on.paid, colour: colours.ok },
  ];
  return lines.flatMap(({ series, extent, colour }) => (extent === null ? [] : [{ series, extent, colour }]));
};
