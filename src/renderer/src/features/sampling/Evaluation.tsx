import { useTranslation } from 'react-i18next';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';
import { useFormat } from '#renderer/lib/use-format.ts';
import { factorText, percentOfPpm } from '#shared/domain/sampling/percent.ts';
import type { SampleDetail, SampleEvaluation } from '#shared/ipc/calls/sampling.ts';
import { ErrorTable } from './ErrorTable.tsx';
import { RateTable } from './RateTable.tsx';
import styles from './sampling.module.css';

export type Misstatement = Extract<SampleEvaluation, { readonly of: 'misstatement' }>;
export type Limit = Misstatement['over'];

/** The arithmetic behind the conclusion, line by line. */
export const Evaluation = ({ sample }: { readonly sample: SampleDetail }) => {
  const { evaluation } = sample;
  if (evaluation.of === 'rate') return <RateTable sample={sample} evaluation={evaluation} />;
  return (
    <div className={styles['sections']}>
      <LimitTable sample={sample} evaluation={evaluation} />
      {(['over', 'under'] as const).map((side) => (
        <ErrorTable key={side} sample={sample} side={side} limit={evaluation[side]} />
      ))}
    </div>
  );
};

type Row = { readonly key: string; readonly made: string; readonly of: (limit: Limit) => string | null };

const LimitTable = ({
  sample: { plan, request },
  evaluation,
}: {
  readonly sample: SampleDetail;
  readonly evaluation: Misstatement;
}) => {
  const { t } = useTranslation('sampling');
  const format = useFormat();
  const money = (minor: string | number | null): string =>
    minor === null ? t('evaluation.pending') : format.money(minor, plan.currency);
  const hasSampled = plan.top === null || plan.amount !== plan.top.amount;
  const basicMade = hasSampled
    ? t('evaluation.basicMade', {
        interval: money(plan.interval),
        factor: factorText(evaluation.basicFactor, format.locale),
      })
    : t('evaluation.basicNone');
  const rows: readonly Row[] = [
    { key: 'basic', made: basicMade, of: ({ basicPrecision }) => basicPrecision },
    { key: 'projected', made: t('evaluation.projectedMade'), of: ({ projected }) => projected },
    { key: 'allowance', made: t('evaluation.allowanceMade'), of: ({ allowance }) => allowance },
    { key: 'known', made: t('evaluation.knownMade'), of: ({ known }) => known },
    { key: 'upper', made: t('evaluation.upperMade'), of: ({ upper }) => upper },
    { key: 'likely', made: t('evaluation.likelyMade'), of: ({ likely }) => likely },
  ];
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']} aria-label={t('detail.evaluation')}>
        <thead>
          <tr>
            <th>{t('evaluation.line')}</th>
            <th>{t('evaluation.made')}</th>
            <th data-kind="number">{t('evaluation.over')}</th>
            <th data-kind="number">{t('evaluation.under')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, made, of }) => (
            <tr key={key} className={key === 'upper' ? styles['sum'] : undefined}>
              <td>{t(`evaluation.${key}`)}</td>
              <td className={texts['faint']}>{made}</td>
              <td data-kind="number">{money(of(evaluation.over))}</td>
              <td data-kind="number">{money(of(evaluation.under))}</td>
            </tr>
          ))}
          <tr>
            <td>{t('evaluation.tolerable')}</td>
            <td className={texts['faint']}>{percentOfPpm(request.design.confidencePpm, format.locale)}</td>
            <td data-kind="number" colSpan={2}>
              {money(request.design.method === 'mus' ? request.design.tolerable : null)}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
};
