import { useTranslation } from 'react-i18next';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';
import { useFormat } from '#renderer/lib/use-format.ts';
import { percentOfPpm } from '#shared/domain/sampling/percent.ts';
import type { SampleDetail, SampleEvaluation } from '#shared/ipc/calls/sampling.ts';

import styles from './sampling.module.css';

type Rate = Extract<SampleEvaluation, { readonly of: 'rate' }>;

/** Deviations, their upper limit, and the differences projected where amounts were examined. */
export const RateTable = ({
  sample,
  evaluation,
}: {
  readonly sample: SampleDetail;
  readonly evaluation: Rate;
}) => {
  const { t } = useTranslation('sampling');
  const rows = useRateRows(sample, evaluation);
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']} aria-label={t('detail.evaluation')}>
        <thead>
          <tr>
            <th>{t('evaluation.line')}</th>
            <th>{t('evaluation.made')}</th>
            <th data-kind="number">{t('evaluation.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, made, value }) => (
            <tr key={key}>
              <td>{t(`evaluation.${key}`)}</td>
              <td className={`${texts['faint'] ?? ''} ${styles['wrap'] ?? ''}`} title={made}>
                {made}
              </td>
              <td data-kind="number">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

type Row = { readonly key: string; readonly made: string; readonly value: string };

const useRateRows = (
  { request: { design }, plan }: SampleDetail,
  { rate: { found, size, population, ratePpm, upper, upperPpm }, projected }: Rate,
): readonly Row[] => {
  const { t } = useTranslation('sampling');
  const format = useFormat();
  const percent = (ppm: number): string => percentOfPpm(ppm, format.locale);
  const numbers = {
    found: format.number(found),
    size: format.number(size),
    population: format.number(population),
    upper: upper === null ? '' : format.number(upper),
    risk: percent(1_000_000 - design.confidencePpm),
  };
  return [
    { key: 'found', made: t('evaluation.foundMade', numbers), value: percent(ratePpm) },
    {
      key: 'upperRate',
      made: upper === null ? t('evaluation.pending') : t('evaluation.upperRateMade', numbers),
      value: upperPpm === null ? '–' : percent(upperPpm),
    },
    ...(design.method === 'attribute'
      ? [{ key: 'tolerableRate', made: '', value: percent(design.tolerablePpm) }]
      : []),
    ...(design.method === 'random'
      ? [
          {
            key: 'difference',
            made: t(projected === null ? 'evaluation.differenceNone' : 'evaluation.differenceMade', numbers),
            value: projected === null ? '–' : format.money(projected, plan.currency),
          },
        ]
      : []),
  ];
};
