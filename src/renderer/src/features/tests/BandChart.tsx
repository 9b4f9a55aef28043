import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '#renderer/components/chart/Chart.tsx';
import type { ChartColours } from '#renderer/components/chart/chart-colours.ts';
import { shortMoney } from '#renderer/components/chart/short-money.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { decimalToMinor } from '#shared/domain/money/money.ts';
import { bandPicture, hasSums } from './band-picture.ts';
import type { Band } from './model/profile.ts';
import styles from './Profile.module.css';

const height = 200;

/** Bands of amounts or of days: what each comes to where the test says it, else how many rows it has. */
export const BandChart = ({
  bands,
  currency,
}: {
  readonly bands: readonly Band[];
  readonly currency: string | null;
}) => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  const rows = t('profile.count');
  const sums = t('profile.sum');
  const draw = useCallback(
    (colours: ChartColours) => {
      const bound = (text: string): string => {
        const minor = decimalToMinor(text, currency ?? '');
        return minor.ok && currency !== null ? shortMoney(minor.value, currency, format.locale) : text;
      };
      const label = ({ code, from, to }: Band): string => {
        if (code !== null) return t(`values.${code}`, { defaultValue: code });
        if (from === null) return `< ${bound(to ?? '')}`;
        return to === null ? `≥ ${bound(from)}` : `${bound(from)} – ${bound(to)}`;
      };
      return bandPicture({ bands, currency }, { rows, sums, format, label }, colours);
    },
    [bands, currency, format, rows, sums, t],
  );
  const what = hasSums(bands, currency) ? `${sums} (${currency})` : rows;
  return (
    <figure className={styles['figure']}>
      <Chart
        draw={draw}
        height={height}
        description={t('profile.bandsDescription', { count: bands.length, what })}
      />
      <figcaption className={styles['legend']}>
        <span>
          <i className={styles['swatch']} data-kind="observed" /> {what}
        </span>
      </figcaption>
    </figure>
  );
};
