import { useTranslation } from 'react-i18next';
import { certaintyOf } from '#renderer/components/chart/interval.ts';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { useGrowthWords } from '#renderer/components/chart/use-growth-words.ts';
import { ProvenanceChip } from '#renderer/components/provenance/ProvenanceChip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { equationsOf } from './model/arithmetic.ts';
import type { Equation } from './model/arithmetic.ts';
import styles from './Arithmetic.module.css';

/** The calculations behind the amounts, written out so that anyone can do them again, and the basis of the cost. */
export const Arithmetic = ({ row }: { readonly row: OverrunRow }) => {
  const { t } = useTranslation(['overview', 'overruns']);
  const short = useShortMoney();
  return (
    <dl className={styles['list']}>
      {equationsOf(row).map((equation) => (
        <Line key={equation.kind} equation={equation} row={row} />
      ))}
      {row.cost === null || row.costBasis === null ? null : (
        <div className={styles['line']}>
          <dt className={styles['term']}>{t('costs.arithmetic.cost')}</dt>
          <dd className={styles['value']}>
            {short.interval(row.cost, row.currency)} · {t(`overruns:costBasis.${row.costBasis}`)}
            <ProvenanceChip of={row.provenance.cost} />
          </dd>
        </div>
      )}
      {row.monthsLate === null || row.monthsLate === 0 ? null : (
        <div className={styles['line']}>
          <dt className={styles['term']}>{t('costs.arithmetic.schedule')}</dt>
          <dd className={styles['value']}>
            {t(row.monthsLate > 0 ? 'costs.arithmetic.late' : 'costs.arithmetic.early', {
              count: Math.abs(row.monthsLate),
            })}
          </dd>
        </div>
      )}
    </dl>
  );
};

/** The amount of the row that each calculation results in. */
const resultOf = {
  current: 'current',
  'overrun-original': 'overrunOriginal',
  'overrun-baseline': 'overrunBaseline',
  remaining: 'remaining',
} as const satisfies Record<Equation['kind'], keyof OverrunRow['provenance']>;

const Line = ({ equation, row }: { readonly equation: Equation; readonly row: OverrunRow }) => {
  const { currency, provenance } = row;
  const { t } = useTranslation('overview');
  const format = useFormat();
  const growth = useGrowthWords();
  const short = useShortMoney();
  const write = equation.isShortExact ? short.signs : format.intervalSign;
  const exact = (minor: string | null): string => write({ low: minor, high: minor }, currency);
  // "a – b" would read as a subtraction here.
  const amount = (interval: Equation['left']): string =>
    certaintyOf(interval) === 'between'
      ? t('costs.arithmetic.range', { low: exact(interval.low), high: exact(interval.high) })
      : write(interval, currency);
  const percent = equation.percent === null ? '' : ` (${growth.percent(equation.percent)})`;
  return (
    <div className={styles['line']}>
      <dt className={styles['term']}>{t(`costs.arithmetic.${equation.kind}`)}</dt>
      <dd className={styles['value']}>
        {amount(equation.left)} {equation.sign} {amount(equation.right)} ={' '}
        <strong>{amount(equation.result)}</strong>
        {percent}
        <ProvenanceChip of={provenance[resultOf[equation.kind]]} />
      </dd>
    </div>
  );
};
