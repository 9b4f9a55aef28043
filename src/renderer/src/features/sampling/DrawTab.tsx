import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { Card } from '#renderer/components/Page.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { SampleCheck, SampleDetail } from '#shared/ipc/calls/sampling.ts';
import { PlanFacts } from './PlanFacts.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import styles from './sampling.module.css';

/** How the sample was drawn, and whether drawing again gives it again. */
export const DrawTab = ({ sample }: { readonly sample: SampleDetail }) => {
  const { t } = useTranslation('sampling');
  const check = useApiQuery('sampling', 'check', { id: sample.id }, { enabled: false });
  return (
    <div className={styles['sections']}>
      <Card title={t('detail.draw')}>
        <RequestFacts sample={sample} />
        <hr className={styles['rule']} />
        <PlanFacts request={sample.request} plan={sample.plan} />
      </Card>
      <Card title={t('check.run')}>
        <p className={styles['hint']}>{t('check.hint')}</p>
        <Button variant="default" loading={check.isFetching} onClick={() => void check.refetch()}>
          {t('check.run')}
        </Button>
        {check.error === null ? null : <ErrorView error={errorOf(check.error)} />}
        {check.data === undefined ? null : <CheckResult check={check.data} sample={sample} />}
      </Card>
    </div>
  );
};

const CheckResult = ({ check, sample }: { readonly check: SampleCheck; readonly sample: SampleDetail }) => {
  const { t } = useTranslation('sampling');
  const format = useFormat();
  const money = (minor: number | null): string => format.money(minor, sample.plan.currency);
  if (check.isSamePopulation)
    return (
      <p className={styles['verdict']} data-same={check.isSameDraw} role="status">
        {t(`check.${check.isSameDraw ? 'same' : 'otherDraw'}`)}
      </p>
    );
  const counts = (['inserted', 'updated', 'removed'] as const).filter((kind) => check[kind] > 0);
  return (
    <div role="status">
      <p className={styles['verdict']} data-same={false}>
        {t('check.changed')}
      </p>
      <p>{t('check.scope')}</p>
      <ul className={styles['list']}>
        {counts.map((kind) => (
          <li key={kind}>{t(`check.${kind}`, { count: check[kind] })}</li>
        ))}
        {check.imports.length === 0 ? null : (
          <li>{t('check.imports', { files: check.imports.join(', ') })}</li>
        )}
      </ul>
      {check.items.length === 0 ? null : <p>{t('check.itemsChanged')}</p>}
      <ul className={styles['list']}>
        {check.items.map(({ position, label, was, now, isGone }) => (
          <li key={position}>
            {position}. {label} –{' '}
            {isGone ? t('check.gone') : t('check.was', { was: money(was), now: money(now) })}
          </li>
        ))}
      </ul>
    </div>
  );
};
