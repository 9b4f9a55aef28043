import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { Unknown } from '#renderer/components/Unknown.tsx';
import { replaceRoute } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { LibraryTest, RunSummary } from '#shared/ipc/auditing-schemas.ts';
import { Batteries } from './Batteries.tsx';
import { knownAtRisk } from './model/at-risk.ts';
import styles from './StartPage.module.css';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';

/** Before a test is chosen: where all of them stand, those with most left to judge first. */
export const StartPage = ({ tests }: { readonly tests: readonly LibraryTest[] }) => {
  const { t } = useTranslation('tests');
  const runs = tests.flatMap(({ lastRun }) => (lastRun === null ? [] : [lastRun]));
  if (runs.length === 0) {
    const count = tests.filter(({ missing }) => missing.length === 0).length;
    return <EmptyState title={t('start.emptyTitle')} text={t('start.emptyText', { count })} />;
  }
  const found = runs
    .filter(({ exceptionCount }) => exceptionCount > 0)
    .toSorted((a, b) => b.dispositions.open - a.dispositions.open || b.exceptionCount - a.exceptionCount);
  return (
    <div className={styles['page']}>
      <h2 className={styles['heading']}>{t('start.title')}</h2>
      {found.length === 0 ? <p className={texts['faint']}>{t('start.nothing')}</p> : <Found runs={found} />}
      <h2 className={styles['heading']}>{t('start.batteries')}</h2>
      <Batteries />
    </div>
  );
};

const Found = ({ runs }: { readonly runs: readonly RunSummary[] }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const format = useFormat();
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th scope="col">{t('start.test')}</th>
            <th scope="col" data-kind="number">
              {t('start.exceptions')}
            </th>
            <th scope="col" data-kind="number">
              {t('start.new')}
            </th>
            <th scope="col" data-kind="number">
              {t('start.open')}
            </th>
            <th scope="col" data-kind="number">
              {t('start.atRisk')}
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td>
                <button
                  type="button"
                  className={texts['link']}
                  onClick={() => replaceRoute({ screen: 'tests', test: run.test })}
                >
                  {run.test} {t(`audit:titles.${run.test}`)}
                </button>
              </td>
              <td data-kind="number">{format.number(run.exceptionCount)}</td>
              <td data-kind="number">{run.comparison === null ? '–' : format.number(run.comparison.new)}</td>
              <td data-kind="number">{format.number(run.dispositions.open)}</td>
              <td data-kind="number">
                <AtRisk run={run} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** What is at risk in all, in each currency: never added across currencies. */
const AtRisk = ({ run }: { readonly run: RunSummary }) => {
  const money = useShortMoney();
  const format = useFormat();
  if (run.amounts.length === 0) return '–';
  return run.amounts.map((sum) => {
    const known = knownAtRisk(sum);
    return (
      <span key={sum.currency} className={styles['amount']} title={format.interval(known, sum.currency)}>
        {known === null ? <Unknown /> : money.signs(known, sum.currency)}
      </span>
    );
  });
};
