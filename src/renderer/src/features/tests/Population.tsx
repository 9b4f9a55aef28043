import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '#renderer/components/Page.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { shortHash } from '#renderer/lib/short-hash.ts';
import type { RunDetail } from '#shared/ipc/auditing-schemas.ts';
import { Profile } from './Profile.tsx';
import { ratioText } from './model/ratio.ts';
import { useRuleLimit } from './use-rule-limit.ts';
import styles from './Population.module.css';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';

/** What a run looked at: how many rows, which were left out and why, the shape of the rest, the rules in force. */
export const Population = ({ detail }: { readonly detail: RunDetail }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const { run } = detail;
  return (
    <div className={styles['page']}>
      <div className={styles['columns']}>
        <section>
          <h3 className={styles['heading']}>{t('population.rows')}</h3>
          <Counts detail={detail} />
        </section>
        <section className={styles['used']}>
          <h3 className={styles['heading']}>{t('population.used')}</h3>
          <UsedParameters detail={detail} />
        </section>
      </div>
      {detail.profile.length === 0 ? null : <Profile test={run.test} profile={detail.profile} />}
      {detail.ruleVersions.length === 0 ? null : (
        <section>
          <h3 className={styles['heading']}>{t('population.rules')}</h3>
          <Rules detail={detail} />
        </section>
      )}
      <section>
        <h3 className={styles['heading']}>{t('population.proof')}</h3>
        <Facts>
          <Fact term={t('population.version')}>{run.version}</Fact>
          <Fact term={t('population.trailHead')}>
            <code title={detail.trailHead}>{shortHash(detail.trailHead)}</code>
          </Fact>
          <Fact term={t('population.digest')}>
            <code title={detail.digest}>{shortHash(detail.digest)}</code>
          </Fact>
        </Facts>
      </section>
    </div>
  );
};

const Counts = ({ detail: { run } }: { readonly detail: RunDetail }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const format = useFormat();
  const excluded = run.excluded.reduce((sum, { count }) => sum + count, 0);
  const share = (count: number): string =>
    run.population === 0 ? '–' : format.percent(ratioText(count, run.population));
  const line = (key: string, label: string, count: number, kind: 'sum' | 'part') => (
    <tr key={key} data-kind={kind}>
      <td>{label}</td>
      <td data-kind="number">{format.number(count)}</td>
      <td data-kind="number">{share(count)}</td>
    </tr>
  );
  const entity = run.populationOf === null ? '' : t(`audit:needs.${run.populationOf}`);
  return (
    <table className={`${tables['table'] ?? ''} ${styles['counts'] ?? ''}`}>
      <tbody>
        {line('all', t('population.all', { entity }), run.population, 'sum')}
        {run.excluded.map(({ reason, count }) =>
          line(reason, t('population.without', { reason: t(`audit:exclusions.${reason}`) }), count, 'part'),
        )}
        {line('examined', t('population.examined'), run.population - excluded, 'sum')}
        {line('found', t('population.exceptions'), run.exceptionCount, 'sum')}
      </tbody>
    </table>
  );
};

const UsedParameters = ({ detail: { run } }: { readonly detail: RunDetail }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const format = useFormat();
  const names = Object.keys(run.parameters);
  if (names.length === 0) return <p className={texts['faint']}>{t('parameters.none')}</p>;
  const written = (value: string | number | boolean | null): string => {
    if (value === null || value === '') return t('audit:page.none');
    if (typeof value === 'boolean') return t(`parameters.${value ? 'yes' : 'no'}`);
    return typeof value === 'number' ? format.number(value) : t(`values.${value}`, { defaultValue: value });
  };
  return (
    <Facts>
      {names.map((name) => (
        <Fact key={name} term={t(`audit:parameters.${name}`)}>
          {written(run.parameters[name] ?? null)}
          {run.changedParameters.includes(name) ? (
            <span className={styles['changed']}> {t('population.notDefault')}</span>
          ) : null}
        </Fact>
      ))}
    </Facts>
  );
};

const Rules = ({ detail: { ruleVersions } }: { readonly detail: RunDetail }) => {
  const { t } = useTranslation('tests');
  const limitOf = useRuleLimit();
  return (
    <div className={tables['scroll']}>
      <table className={`${tables['table'] ?? ''} ${styles['rules'] ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">{t('population.rule')}</th>
            <th scope="col">{t('population.inForce')}</th>
            <th scope="col" data-kind="number">
              {t('population.limit')}
            </th>
            <th scope="col">{t('population.article')}</th>
            <th scope="col">{t('population.mark')}</th>
          </tr>
        </thead>
        <tbody>
          {ruleVersions.map((rule, index) => (
            <tr key={index}>
              <td>{rule.code}</td>
              <td>{[rule.validFrom ?? '…', rule.validTo ?? '…'].join(' – ')}</td>
              <td data-kind="number">{limitOf(rule)}</td>
              <td title={rule.url ?? undefined}>{rule.article ?? rule.url ?? '–'}</td>
              <td className={styles['whole']}>{t(`values.${rule.mark}`, { defaultValue: rule.mark })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
