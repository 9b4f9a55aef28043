import { useTranslation } from 'react-i18next';
import { SourceLink } from '#renderer/components/SourceLink.tsx';
import texts from '#renderer/components/text.module.css';
import { useGrowthWords } from '#renderer/components/chart/use-growth-words.ts';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { ProvenanceChip } from '#renderer/components/provenance/ProvenanceChip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { knownDate } from '#shared/domain/calendar/date-span.ts';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import { useExactMoney } from './use-exact-money.ts';
import styles from './progress.module.css';

type Baseline = ContractProgress['baselines'][number];

/** What was decided, each time, and how far the cost is over it today. */
export const Baselines = ({ progress }: { readonly progress: ContractProgress }) => {
  const { t } = useTranslation('progress');
  return (
    <>
      <ul className={styles['list']}>
        {progress.baselines.map((baseline) => (
          <li key={baseline.id ?? 'original'} className={styles['item']}>
            <Line baseline={baseline} progress={progress} />
          </li>
        ))}
      </ul>
      <p className={styles['note']}>{t('baselines.note')}</p>
    </>
  );
};

const Line = ({
  baseline,
  progress: { cost, currency },
}: {
  readonly baseline: Baseline;
  readonly progress: ContractProgress;
}) => {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const short = useShortMoney();
  const exact = useExactMoney();
  const words = useGrowthWords();
  const { growth, setOn, setPrecision, authority, reason } = baseline;
  const name = t(`baselines.kind.${baseline.kind}`);
  const facts = [setOn === null ? null : knownDate(setOn, setPrecision), authority, reason]
    .filter((fact) => fact !== null)
    .map(format.text);
  return (
    <>
      <div className={styles['head']}>
        <span>{baseline.isInForce ? t('baselines.inForce', { name }) : name}</span>
        <span className={styles['amount']}>{short.signs(baseline.amount, currency)}</span>
      </div>
      {growth === null || cost === null ? (
        <div className={texts['small']}>{t('baselines.notMeasured')}</div>
      ) : (
        <div>
          {`${exact(cost, currency)} − ${exact(baseline.amount, currency)} = `}
          <span className={styles['over']}>
            {exact(growth.amount, currency)} ({words.percent(growth.percent)})
          </span>
          <ProvenanceChip of={baseline.provenance.growth} />
        </div>
      )}
      <div className={texts['small']}>{facts.join(' · ')}</div>
      {baseline.id === null ? null : <SourceLink source={baseline.source} />}
    </>
  );
};
