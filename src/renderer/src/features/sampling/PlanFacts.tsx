import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '#renderer/components/Page.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { factorText } from '#shared/domain/sampling/percent.ts';
import type { SamplePlan, SampleRequest } from '#shared/ipc/calls/sampling.ts';
import { useSampleWords } from './use-sample-words.ts';
import styles from './sampling.module.css';

type Planned = { readonly request: SampleRequest; readonly plan: SamplePlan };

/** A sample as planned or drawn, number by number, so that it can be recomputed. */
export const PlanFacts = ({ request, plan }: Planned) => {
  const { t } = useTranslation('sampling');
  const format = useFormat();
  const words = useSampleWords();
  return (
    <Facts>
      <Fact term={t('plan.count')}>{format.number(plan.count)}</Fact>
      {plan.amount === null ? null : (
        <Fact term={t('plan.amount')}>{format.money(plan.amount, plan.currency)}</Fact>
      )}
      {request.design.method === 'mus' ? <Fact term={t('plan.aside')}>{words.aside(plan)}</Fact> : null}
      <UnitFacts request={request} plan={plan} />
      <Fact term={t('plan.size')}>
        <strong>{format.number(plan.size)}</strong>
      </Fact>
      {plan.allowed === null ? null : <Fact term={t('plan.allowed')}>{format.number(plan.allowed)}</Fact>}
      <Fact term={t('plan.seed')}>
        <code>{request.seed}</code>
      </Fact>
      <Fact term={t('plan.hash')}>
        <code className={styles['hash']} title={t('plan.hashHint')}>
          {plan.hash}
        </code>
      </Fact>
    </Facts>
  );
};

const Made = ({ children }: { readonly children: ReactNode }) => (
  <span className={styles['made']}>{children}</span>
);

/** What only a monetary-unit sample has. */
const UnitFacts = ({ request: { design }, plan }: Planned) => {
  const { t } = useTranslation('sampling');
  const format = useFormat();
  if (design.method !== 'mus' || plan.factor === null || plan.top === null) return null;
  const money = (minor: string | number | null): string => format.money(minor, plan.currency);
  const factor = factorText(plan.factor, format.locale);
  return (
    <>
      <Fact term={t('plan.factor')}>{factor}</Fact>
      <Fact term={t('plan.interval')}>
        {money(plan.interval)}
        <Made>{t('plan.intervalMade', { tolerable: money(design.tolerable), factor })}</Made>
      </Fact>
      <Fact term={t('plan.start')}>{money(plan.start)}</Fact>
      <Fact term={t('plan.top')}>
        {plan.top.count === 0
          ? t('plan.topNone')
          : t('plan.topMade', { count: plan.top.count, amount: money(plan.top.amount) })}
      </Fact>
      <Fact term={t('plan.sampled')}>{format.number(plan.size - plan.top.count)}</Fact>
    </>
  );
};
