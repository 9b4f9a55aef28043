import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import { Alternatives } from './Alternatives.tsx';
import { Baselines } from './Baselines.tsx';
import { BillingParts } from './BillingParts.tsx';
import { Comparisons } from './Comparisons.tsx';
import { Delays } from './Delays.tsx';
import { EarnedValue } from './EarnedValue.tsx';
import { Forecasts } from './Forecasts.tsx';
import { Section } from './Section.tsx';
import styles from './progress.module.css';

/** What the rows of a contract say over time: a section for each kind that has any. */
export const ProgressOverview = ({ progress }: { readonly progress: ContractProgress }) => {
  const { t } = useTranslation('progress');
  const { baselines, forecasts, comparisons, reports, delays, alternatives, billing } = progress;
  const sections = [
    { key: 'baselines', isShown: baselines.length > 0, part: <Baselines progress={progress} /> },
    { key: 'forecasts', isShown: forecasts.length > 0, part: <Forecasts progress={progress} /> },
    { key: 'comparisons', isShown: comparisons.length > 0, part: <Comparisons comparisons={comparisons} /> },
    { key: 'earnedValue', isShown: reports.length > 0, part: <EarnedValue progress={progress} /> },
    { key: 'delays', isShown: delays.length > 0, part: <Delays delays={delays} /> },
    {
      key: 'alternatives',
      isShown: alternatives.length > 0,
      part: <Alternatives alternatives={alternatives} />,
    },
    { key: 'billing', isShown: isBilled(billing), part: <BillingParts progress={progress} /> },
  ] as const;
  const shown = sections.filter(({ isShown }) => isShown);
  if (shown.length === 0) return <EmptyState title={t('empty.title')} text={t('empty.text')} />;
  return (
    <div className={styles['sections']}>
      {shown.map(({ key, part }) => (
        <Section key={key} title={t(`${key}.title`)}>
          {part}
        </Section>
      ))}
    </div>
  );
};

const isBilled = ({ invoices, creditNotes, holdback, paid }: ContractProgress['billing']): boolean =>
  [invoices, creditNotes, holdback, paid].some((amount) => amount !== '0');
