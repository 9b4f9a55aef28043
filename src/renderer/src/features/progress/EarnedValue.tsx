import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '#renderer/components/Page.tsx';
import { SourceLink } from '#renderer/components/SourceLink.tsx';
import { ProvenanceChip } from '#renderer/components/provenance/ProvenanceChip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import { useExactMoney, type ExactMoney } from './use-exact-money.ts';
import styles from './progress.module.css';

type Report = ContractProgress['reports'][number];

/** Measures of earned value of each progress report, with the formula beside every number. */
export const EarnedValue = ({ progress }: { readonly progress: ContractProgress }) => {
  const { t } = useTranslation('progress');
  return (
    <>
      {progress.reports.map((report) => (
        <ReportFacts key={report.id} report={report} />
      ))}
      <p className={styles['note']}>{t('earnedValue.note')}</p>
      {progress.lumpSum === 'no' ? null : (
        <p className={styles['note']}>
          {t(progress.lumpSum === 'yes' ? 'earnedValue.lumpSum' : 'earnedValue.lumpSumUnknown')}
        </p>
      )}
    </>
  );
};

const ReportFacts = ({ report }: { readonly report: Report }) => {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const exact = useExactMoney();
  return (
    <>
      <h3 className={styles['subheading']}>{t('earnedValue.asOf', { date: format.date(report.asOf) })}</h3>
      <Facts>
        {given.map((name) => (
          <Fact key={name} term={t(`earnedValue.given.${name}`)}>
            {amountOf(report[name], report.currency, exact)}
          </Fact>
        ))}
        <Measures report={report} />
      </Facts>
      <SourceLink source={report.source} />
    </>
  );
};

const given = ['budgetAtCompletion', 'plannedValue', 'earnedValue', 'actualCost'] as const;

const Measures = ({ report }: { readonly report: Report }) => {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const exact = useExactMoney();
  const { currency } = report;
  const index = (value: string | null): string => (value === null ? format.unknown : format.decimal(value));
  return (
    <>
      <Fact term={t('earnedValue.costVariance')}>{amountOf(report.costVariance, currency, exact)}</Fact>
      <Fact term={t('earnedValue.scheduleVariance')}>
        {amountOf(report.scheduleVariance, currency, exact)}
      </Fact>
      <Fact term={t('earnedValue.costIndex')}>{index(report.costIndex)}</Fact>
      <Fact term={t('earnedValue.scheduleIndex')}>{index(report.scheduleIndex)}</Fact>
      {report.estimates.map(({ factor, amount }) => (
        <Fact key={factor} term={t(`earnedValue.estimate.${factor}`)}>
          {amountOf(amount, currency, exact)}
        </Fact>
      ))}
      <Fact term={t('earnedValue.estimateRange')}>
        <strong>{exact(report.estimateRange, currency)}</strong>
        <ProvenanceChip of={report.provenance} />
      </Fact>
      <Fact term={t('earnedValue.varianceAtCompletion')}>{exact(report.varianceAtCompletion, currency)}</Fact>
      <Fact term={t('earnedValue.toCompleteBudget')}>{index(report.toCompleteBudget)}</Fact>
      <Fact term={t('earnedValue.toCompleteEstimate')}>{index(report.toCompleteEstimate)}</Fact>
    </>
  );
};

const amountOf = (minor: string | null, currency: string, exact: ExactMoney): string =>
  exact(minor === null ? null : { low: minor, high: minor }, currency);
