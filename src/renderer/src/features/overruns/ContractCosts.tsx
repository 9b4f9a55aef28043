import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import type { OverrunContract } from '#shared/ipc/overrun-schemas.ts';
import { Arithmetic } from './Arithmetic.tsx';
import { CostChart } from './CostChart.tsx';
import { Provenance } from './Provenance.tsx';
import { Signals } from './Signals.tsx';
import { Waterfall } from './Waterfall.tsx';
import styles from './ContractCosts.module.css';

/** The costs of one contract: over time, step by step, in words, with what to look at and where it comes from. */
export const ContractCosts = ({ contractId }: { readonly contractId: number }) => {
  const contract = useApiQuery('overruns', 'contract', { id: contractId });
  if (contract.error !== null) {
    return <ErrorView error={errorOf(contract.error)} onRetry={() => void contract.refetch()} />;
  }
  return contract.data === undefined ? (
    <Skeleton height={200} animate={false} />
  ) : (
    <Costs contract={contract.data} />
  );
};

const Costs = ({ contract }: { readonly contract: OverrunContract }) => {
  const { t } = useTranslation('overview');
  const { row } = contract;
  return (
    <div className={styles['costs']}>
      <CostChart contract={contract} />
      <section>
        <h2 className={styles['heading']}>{t('costs.steps')}</h2>
        <Waterfall contract={contract} />
        <Arithmetic row={row} />
      </section>
      {row.flags.length + row.cautions.length === 0 ? null : (
        <section>
          <h2 className={styles['heading']}>{t('costs.signals')}</h2>
          <Signals row={row} />
        </section>
      )}
      <section>
        <h2 className={styles['heading']}>{t('costs.provenance')}</h2>
        <Provenance contract={contract} />
      </section>
    </div>
  );
};
