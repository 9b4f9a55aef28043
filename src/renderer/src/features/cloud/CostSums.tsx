import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { CostGrouping, CostSum } from '#shared/ipc/cloud-schemas.ts';
import tables from '#renderer/components/tables.module.css';
import styles from './CostSums.module.css';
import { billedShares } from './shares.ts';

/** More rows than this nobody reads: the grid below has filters. */
const shownSums = 200;

/** Costs by what was chosen: every decimal, and the share of what is billed. */
export const CostSums = ({ by, sums }: { readonly by: CostGrouping; readonly sums: readonly CostSum[] }) => {
  const { t } = useTranslation('cloud');
  const format = useFormat();
  const shares = billedShares(sums);
  const cost = (text: string | null): string => (text === null ? '–' : format.decimal(text));
  return (
    <div className={`${tables['scroll'] ?? ''} ${styles['sums'] ?? ''}`}>
      <table className={tables['table']} aria-label={t('sums')}>
        <thead>
          <tr>
            <th>{t(`by.${by}`)}</th>
            <th>{t('columns.currency')}</th>
            <th data-kind="number">{t('columns.lines')}</th>
            <th data-kind="number">{t('columns.billed')}</th>
            <th data-kind="number">{t('columns.share')}</th>
            <th data-kind="number">{t('columns.effective')}</th>
            <th data-kind="number">{t('columns.list')}</th>
          </tr>
        </thead>
        <tbody>
          {sums.slice(0, shownSums).map((sum, index) => {
            const share = shares[index] ?? null;
            return (
              <tr key={`${sum.currency} ${sum.key ?? ''} ${sum.key === null}`}>
                <td data-unknown={sum.key === null}>{sum.key ?? t('unknown')}</td>
                <td>{sum.currency}</td>
                <td data-kind="number">{format.number(sum.lines)}</td>
                <td data-kind="number">{cost(sum.billed)}</td>
                <td data-kind="number">{share === null ? '–' : format.percent(share)}</td>
                <td data-kind="number">{cost(sum.effective)}</td>
                <td data-kind="number">{cost(sum.list)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {sums.length > shownSums ? (
        <p className={tables['note']}>
          {t('shown', { shown: format.number(shownSums), count: sums.length })}
        </p>
      ) : null}
    </div>
  );
};
