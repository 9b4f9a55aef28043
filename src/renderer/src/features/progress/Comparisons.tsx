import { useTranslation } from 'react-i18next';
import { SourceLink } from '#renderer/components/SourceLink.tsx';
import texts from '#renderer/components/text.module.css';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { ProvenanceChip } from '#renderer/components/provenance/ProvenanceChip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import { dateOf } from './model/date-of.ts';
import styles from './progress.module.css';

type Comparison = ContractProgress['comparisons'][number];
type Statement = Comparison['statements'][number];

/** What was reported beside what was known before, for each measure. */
export const Comparisons = ({ comparisons }: { readonly comparisons: readonly Comparison[] }) => {
  const { t } = useTranslation(['progress', 'register']);
  return (
    <>
      {comparisons.map((comparison) => (
        <div key={comparison.measure}>
          <h3 className={styles['subheading']}>
            {t(`register:choices.statement.measure.${comparison.measure}`)}
          </h3>
          <ol className={styles['list']}>
            {[...comparison.statements, ...comparison.undated].map((statement) => (
              <li key={statement.id} className={styles['item']} data-role={statement.role}>
                <Line statement={statement} />
              </li>
            ))}
          </ol>
          <Conclusion comparison={comparison} />
        </div>
      ))}
      <p className={styles['note']}>{t('comparisons.note')}</p>
    </>
  );
};

const Line = ({ statement }: { readonly statement: Statement }) => {
  const { t } = useTranslation(['progress', 'register']);
  const format = useFormat();
  const short = useShortMoney();
  const { amount, currency, claimedEndsOn } = statement;
  const [wanted, other] =
    format.locale === 'fr'
      ? [statement.summaryFr, statement.summaryEn]
      : [statement.summaryEn, statement.summaryFr];
  const people = [
    statement.statedBy,
    statement.audience === null ? null : t('comparisons.to', { audience: format.text(statement.audience) }),
  ]
    .filter((text) => text !== null)
    .map(format.text);
  return (
    <>
      <div className={styles['head']}>
        <span>
          {dateOf(statement) ?? t('noDate')} · {t(`register:choices.statement.role.${statement.role}`)}
        </span>
        {amount === null || currency === null ? null : (
          <span className={styles['amount']}>
            {short.signs(amount, currency, { about: statement.hedge === 'about' })}
          </span>
        )}
      </div>
      <div>{wanted ?? other}</div>
      {claimedEndsOn === null ? null : (
        <div>{t('comparisons.claimedEnd', { date: format.date(claimedEndsOn) })}</div>
      )}
      <div className={texts['small']}>{people.join(' · ')}</div>
      <SourceLink source={statement.source} />
    </>
  );
};

/** Days from the first evidence to the first report of it. */
const Conclusion = ({ comparison }: { readonly comparison: Comparison }) => {
  const { t } = useTranslation('progress');
  const { daysUntilReported, daysUnreported, statements } = comparison;
  const days = daysUntilReported ?? daysUnreported;
  const dateOfId = (id: number | null): string => {
    const found = statements.find((statement) => statement.id === id);
    return (found === undefined ? null : dateOf(found)) ?? t('noDate');
  };
  if (days === null) return <p className={styles['conclusion']}>{t('comparisons.nothing')}</p>;
  const count =
    days.low === days.high
      ? t('comparisons.days', { count: days.low })
      : t('comparisons.dayRange', { low: days.low, high: days.high });
  return (
    <p className={styles['conclusion']}>
      {t(daysUntilReported === null ? 'comparisons.unreported' : 'comparisons.reported', {
        days: count,
        known: dateOfId(comparison.firstKnownId),
        reported: dateOfId(comparison.firstReportedId),
      })}
      <ProvenanceChip of={comparison.provenance} />
    </p>
  );
};
