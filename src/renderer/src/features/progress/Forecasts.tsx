import { useTranslation } from 'react-i18next';
import { SourceLink } from '#renderer/components/SourceLink.tsx';
import texts from '#renderer/components/text.module.css';
import { useGrowthWords } from '#renderer/components/chart/use-growth-words.ts';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { ProvenanceChip } from '#renderer/components/provenance/ProvenanceChip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import { ForecastChart } from './ForecastChart.tsx';
import styles from './progress.module.css';

type Forecast = ContractProgress['forecasts'][number];

/** How forecasts of the cost grew: a picture, and each of them with who said it and what it covers. */
export const Forecasts = ({ progress }: { readonly progress: ContractProgress }) => {
  const { t } = useTranslation('progress');
  return (
    <>
      <ForecastChart progress={progress} />
      <ul className={styles['list']}>
        {progress.forecasts.map((forecast) => (
          <li key={forecast.id} className={styles['item']}>
            <Line forecast={forecast} currency={progress.currency} />
          </li>
        ))}
      </ul>
      <p className={styles['note']}>{t('forecasts.note')}</p>
    </>
  );
};

const Line = ({ forecast, currency }: { readonly forecast: Forecast; readonly currency: string }) => {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const short = useShortMoney();
  const scope =
    format.locale === 'fr' ? (forecast.scopeFr ?? forecast.scopeEn) : (forecast.scopeEn ?? forecast.scopeFr);
  return (
    <>
      <div className={styles['head']}>
        <span>
          {forecast.asOf ?? t('noDate')}
          {forecast.isAccepted ? ` · ${t('forecasts.accepted')}` : ''}
        </span>
        <span className={styles['amount']}>
          {short.signs(forecast.amount, currency, { about: forecast.hedge === 'about' })}
        </span>
      </div>
      <Growths forecast={forecast} />
      {forecast.isOnTaxBasis ? null : <div className={texts['small']}>{t('forecasts.otherTaxBasis')}</div>}
      <div className={texts['small']}>
        {[scope, forecast.statedBy]
          .filter((text) => text !== null)
          .map(format.text)
          .join(' · ')}
      </div>
      <SourceLink source={forecast.source} />
    </>
  );
};

/** How far it is over what was decided, each time with the weaker of the two amounts. */
const Growths = ({ forecast }: { readonly forecast: Forecast }) => {
  const { t } = useTranslation('progress');
  const words = useGrowthWords();
  const { overOriginal, overBaseline, provenance } = forecast;
  const isSame = overBaseline?.percent?.low === overOriginal?.percent?.low;
  return (
    <>
      {overOriginal === null ? null : (
        <div>
          {t('forecasts.overOriginal', { percent: words.percent(overOriginal.percent) })}
          <ProvenanceChip of={provenance.overOriginal} />
        </div>
      )}
      {overBaseline === null || isSame ? null : (
        <div>
          {t('forecasts.overBaseline', { percent: words.percent(overBaseline.percent) })}
          <ProvenanceChip of={provenance.overBaseline} />
        </div>
      )}
    </>
  );
};
