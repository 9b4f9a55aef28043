import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { RunSummary } from '#shared/ipc/auditing-schemas.ts';
import { knownAtRisk } from './model/at-risk.ts';
import styles from './Exceptions.module.css';

/** How many rows a run looked at and left out, and what is at risk in all: n is never left to be guessed. */
export const RunLine = ({ run }: { readonly run: RunSummary }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const format = useFormat();
  const excluded = run.excluded.reduce((sum, { count }) => sum + count, 0);
  const entity = run.populationOf === null ? '' : t(`audit:needs.${run.populationOf}`);
  const namesOf = (parameters: readonly string[]) => parameters.map((name) => t(`audit:parameters.${name}`));
  const [changed, unused] = [namesOf(run.changedParameters), namesOf(run.unusedParameters)];
  const parts = [
    t('line.population', { n: run.population, entity }),
    t('line.excluded', { count: excluded }),
    t('line.examined', { n: run.population - excluded }),
    ...run.amounts.map(({ currency, amount, unknown }) =>
      [
        t('line.atRisk', { amount: format.intervalSign(knownAtRisk({ amount, unknown }), currency) }),
        ...(unknown > 0 ? [t('line.unknown', { count: unknown })] : []),
      ].join(' '),
    ),
    ...(changed.length > 0 ? [t('line.parameters', { names: changed.join(', ') })] : []),
    ...(unused.length > 0 ? [t('line.unused', { names: unused.join(', ') })] : []),
  ];
  return <p className={styles['line']}>{parts.join(' · ')}</p>;
};
