import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '#renderer/components/chart/Chart.tsx';
import type { ChartColours } from '#renderer/components/chart/chart-colours.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { digitPicture, standsOut } from './digit-picture.ts';
import type { DigitBar } from './model/profile.ts';
import styles from './Profile.module.css';

const height = 220;

/** Digits as they were seen, beside what is expected of them. Those that stand out are also named in the legend. */
export const DigitChart = ({ test, bars }: { readonly test: string; readonly bars: readonly DigitBar[] }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const format = useFormat();
  const observed = t('profile.observed');
  const expected = t('profile.expected');
  const out = bars.filter(standsOut).map(({ digits }) => digits);
  const draw = useCallback(
    (colours: ChartColours) => digitPicture(bars, { observed, expected, format }, colours),
    [bars, expected, format, observed],
  );
  return (
    <figure className={styles['figure']}>
      <Chart
        draw={draw}
        height={height}
        description={t('profile.digitsDescription', {
          title: t(`audit:titles.${test}`),
          count: bars.length,
          out: out.length === 0 ? t('audit:page.none') : out.join(', '),
        })}
      />
      <figcaption className={styles['legend']}>
        <span>
          <i className={styles['swatch']} data-kind="observed" /> {observed}
        </span>
        <span>
          <i className={styles['swatch']} data-kind="expected" /> {expected}
        </span>
        {out.length === 0 ? null : (
          <span>
            <i className={styles['swatch']} data-kind="out" />{' '}
            {t('profile.standsOut', { digits: out.join(', ') })}
          </span>
        )}
      </figcaption>
    </figure>
  );
};
