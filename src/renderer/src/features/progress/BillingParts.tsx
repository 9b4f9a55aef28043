import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '#renderer/components/Page.tsx';
import { ProvenanceChip } from '#renderer/components/provenance/ProvenanceChip.tsx';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import { useExactMoney } from './use-exact-money.ts';
import styles from './progress.module.css';

/** What makes up the invoiced amount, what is kept back of it, what is paid and what remains. */
export const BillingParts = ({ progress }: { readonly progress: ContractProgress }) => {
  const { t } = useTranslation('progress');
  const write = useExactMoney();
  const { billing, currency } = progress;
  const { provenance: of } = billing;
  const exact = (minor: string): string => write({ low: minor, high: minor }, currency);
  return (
    <>
      <Facts>
        <Fact term={t('billing.invoices')}>{exact(billing.invoices)}</Fact>
        <Fact term={t('billing.creditNotes', { count: billing.creditNoteCount })}>
          {exact(billing.creditNotes)}
        </Fact>
        <Fact term={t('billing.invoiced')}>
          <strong>{exact(billing.invoiced)}</strong>
          <ProvenanceChip of={of.invoiced} />
        </Fact>
        <Fact term={t('billing.holdback', { count: billing.holdbackCount })}>{exact(billing.holdback)}</Fact>
        <Fact term={t('billing.paid')}>
          {exact(billing.paid)}
          <ProvenanceChip of={of.paid} />
        </Fact>
        {billing.unpaid === null ? null : (
          <Fact term={t('billing.unpaid')}>
            {exact(billing.unpaid)}
            <ProvenanceChip of={of.unpaid} />
          </Fact>
        )}
        <Fact term={t('billing.remaining')}>
          {write(billing.remaining, currency)}
          <ProvenanceChip of={of.remaining} />
        </Fact>
      </Facts>
      <p className={styles['note']}>{t(billing.unpaid === null ? 'billing.noteTaxes' : 'billing.note')}</p>
    </>
  );
};
