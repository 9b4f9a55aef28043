import { useTranslation } from 'react-i18next';
import tables from '#renderer/components/tables.module.css';
import { useFormat } from '#renderer/lib/use-format.ts';
import { factorText, percentOfPpm } from '#shared/domain/sampling/percent.ts';
import type { SampleDetail } from '#shared/ipc/calls/sampling.ts';
import type { Limit } from './Evaluation.tsx';
import styles from './sampling.module.css';

/** The misstatements of one direction as they enter the upper limit. */
export const ErrorTable = ({
  sample: { plan },
  side,
  limit,
}: {
  readonly sample: SampleDetail;
  readonly side: 'over' | 'under';
  readonly limit: Limit;
}) => {
  const { t } = useTranslation('sampling');
  const format = useFormat();
  const money = (minor: string | number): string => format.money(minor, plan.currency);
  return (
    <section className={styles['errors']}>
      <h2 className={styles['heading']}>
        {t(`evaluation.${side}`)} – {t('evaluation.errors')}
      </h2>
      {limit.errors.length === 0 ? <p className={styles['hint']}>{t('evaluation.noErrors')}</p> : null}
      {limit.isBeyondBook ? (
        <p className={styles['refused']} role="alert">
          {t('evaluation.beyond')}
        </p>
      ) : null}
      {limit.errors.length === 0 ? null : (
        <div className={tables['scroll']}>
          <table className={tables['table']} aria-label={t(`evaluation.${side}`)}>
            <thead>
              <tr>
                <th data-kind="number">{t('evaluation.rank')}</th>
                <th>{t('evaluation.item')}</th>
                <th data-kind="number">{t('evaluation.book')}</th>
                <th data-kind="number">{t('evaluation.misstatement')}</th>
                <th data-kind="number">{t('evaluation.taint')}</th>
                <th data-kind="number">{t('evaluation.projection')}</th>
                <th data-kind="number">{t('evaluation.factor')}</th>
                <th data-kind="number">{t('evaluation.allowanceOf')}</th>
              </tr>
            </thead>
            <tbody>
              {limit.errors.map((error) => (
                <tr key={error.itemId}>
                  <td data-kind="number">{format.number(error.rank)}</td>
                  <td title={error.label}>{error.label}</td>
                  <td data-kind="number">{money(error.bookAmount)}</td>
                  <td data-kind="number">{money(error.misstatement)}</td>
                  <td data-kind="number">{percentOfPpm(error.taint, format.locale)}</td>
                  <td data-kind="number">{money(error.projected)}</td>
                  <td data-kind="number">{factorText(error.factor, format.locale)}</td>
                  <td data-kind="number">{money(error.allowance)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={tables['note']}>{t('evaluation.errorsHint')}</p>
        </div>
      )}
    </section>
  );
};
