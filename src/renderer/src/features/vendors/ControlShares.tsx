import { SegmentedControl, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { Card } from '#renderer/components/Page.tsx';
import { Unknown } from '#renderer/components/Unknown.tsx';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useCountryName } from '#renderer/lib/use-country-name.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import {
  controlShares,
  shareMeasures,
  type ControlShare,
  type CurrencyShares,
  type ShareMeasure,
} from './model/control-shares.ts';
import styles from './vendors.module.css';

/** Share of spending by country of control and award method: a table with bars for each currency. */
export const ControlShares = () => {
  const { t } = useTranslation('sovereignty');
  const [measure, setMeasure] = useState<ShareMeasure>('current');
  const portfolio = useApiQuery('overruns', 'portfolio', {});
  const control = useApiQuery('sovereignty', 'control', {});
  const error = portfolio.error ?? control.error;
  if (error !== null) return <ErrorView error={errorOf(error)} />;
  if (portfolio.data === undefined || control.data === undefined) {
    return <Skeleton height={240} animate={false} />;
  }
  const currencies = controlShares(portfolio.data.contracts, control.data, measure);
  return (
    <div className={styles['shares']}>
      <p className={texts['faint']}>{currencies.length === 0 ? t('shares.empty') : t('shares.note')}</p>
      <SegmentedControl
        size="xs"
        aria-label={t('shares.measure')}
        data={shareMeasures.map((value) => ({ value, label: t(`shares.measures.${value}`) }))}
        value={measure}
        onChange={setMeasure}
      />
      {currencies.map((one) => (
        <ShareTable key={one.currency} {...one} measure={measure} />
      ))}
    </div>
  );
};

const ShareTable = ({ currency, shares, measure }: CurrencyShares & { readonly measure: ShareMeasure }) => {
  const { t } = useTranslation('sovereignty');
  return (
    <Card title={t('shares.title', { currency, measure: t(`shares.measures.${measure}`) })}>
      <div className={tables['scroll']}>
        <table className={tables['table']}>
          <thead>
            <tr>
              <th scope="col">{t('shares.country')}</th>
              <th scope="col">{t('shares.method')}</th>
              <th scope="col">{t('shares.contracts')}</th>
              <th scope="col" data-kind="number">
                {t(`shares.measures.${measure}`)}
              </th>
              <th scope="col">{t('shares.share')}</th>
            </tr>
          </thead>
          <tbody>
            {shares.map((share) => (
              <ShareLine key={`${share.country}.${share.method}`} share={share} currency={currency} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};

const ShareLine = ({ share, currency }: { readonly share: ControlShare; readonly currency: string }) => {
  const { t } = useTranslation('sovereignty');
  const words = useRegisterWords();
  const format = useFormat();
  const country = useCountryName();
  const { contracts, unknown, value, permille } = share;
  return (
    <tr>
      <td>{share.country === null ? <Unknown /> : country(share.country)}</td>
      <td>
        {share.method === 'unknown' ? <Unknown /> : words.choice('contract', 'awardMethod', share.method)}
      </td>
      <td>
        {format.number(contracts)}{' '}
        {unknown === 0 ? null : (
          <span className={texts['faint']}>({t('shares.unknown', { count: unknown })})</span>
        )}
      </td>
      <td data-kind="number">
        {value === null ? <Unknown /> : format.intervalSign(value, currency, { whole: true })}
      </td>
      <td>
        {permille === null ? (
          <Unknown />
        ) : (
          <div className={styles['share']}>
            <span className={styles['track']} aria-hidden="true">
              <span className={styles['bar']} style={{ width: `${permille / 10}%` }} />
            </span>
            {permille === 0 && value?.low !== '0'
              ? t('shares.little')
              : format.percent(String(permille / 10))}
          </div>
        )}
      </td>
    </tr>
  );
};
