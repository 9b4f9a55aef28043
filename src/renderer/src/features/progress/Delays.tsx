import { useTranslation } from 'react-i18next';
import { SourceLink } from '#renderer/components/SourceLink.tsx';
import { ProvenanceChip } from '#renderer/components/provenance/ProvenanceChip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import { useExactMoney } from './use-exact-money.ts';
import styles from './progress.module.css';

/** What delays cost: months counted, times what a month costs. */
export const Delays = ({ delays }: { readonly delays: ContractProgress['delays'] }) => {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const exact = useExactMoney();
  return (
    <>
      <ul className={styles['list']}>
        {delays.map((delay) => (
          <li key={delay.id} className={styles['item']}>
            <div className={styles['head']}>
              <span>
                {t('delays.period', { from: format.date(delay.startsOn), to: format.date(delay.until) })}
              </span>
              <span className={styles['amount']}>{exact(delay.amount, delay.currency)}</span>
            </div>
            <div>
              {t('delays.sum', {
                count: delay.months,
                monthly: exact(delay.monthly, delay.currency),
                amount: exact(delay.amount, delay.currency),
              })}
              <ProvenanceChip of={delay.provenance} />
            </div>
            <SourceLink source={delay.source} />
          </li>
        ))}
      </ul>
      <p className={styles['note']}>{t('delays.note')}</p>
    </>
  );
};
