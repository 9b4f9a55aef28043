import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '#renderer/components/chart/Chart.tsx';
import type { ChartColours } from '#renderer/components/chart/chart-colours.ts';
import { shortMoney } from '#renderer/components/chart/short-money.ts';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import { forecastPicture } from './forecast-picture.ts';
import { forecastPoints, levelsOf } from './model/forecast-points.ts';

/** Forecasts of the cost at their dates, over the lines of what was decided. Nothing when none has a date. */
export const ForecastChart = ({ progress }: { readonly progress: ContractProgress }) => {
  const { t } = useTranslation('progress');
  const { locale } = useFormat();
  const short = useShortMoney();
  const { currency } = progress;
  const points = forecastPoints(progress.forecasts);
  const draw = useCallback(
    (colours: ChartColours) =>
      forecastPicture(
        forecastPoints(progress.forecasts),
        {
          levels: levelsOf(progress.baselines).map(({ kind, amount }) => ({
            name: t(`forecasts.level.${kind}`),
            amount,
          })),
          // Coordinates of the picture, not amounts of the case: rounding them loses nothing.
          amount: (minor) => shortMoney(Math.round(minor), currency, locale),
        },
        colours,
      ),
    [progress, currency, locale, t],
  );
  if (points.length === 0) return null;
  const description = t('forecasts.description', {
    forecasts: progress.forecasts
      .filter(({ on }) => on !== null)
      .map(({ asOf, amount }) => `${asOf ?? ''}\u00A0: ${short.interval(amount, currency)}`)
      .join('; '),
  });
  return <Chart draw={draw} height={170} description={description} />;
};
