import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ComparedException, ExceptionRow, RunComparison } from '#shared/ipc/auditing-schemas.ts';
import { headAndRest } from './model/detail.ts';
import { parameterText } from './model/parameters.ts';
import { useDetailText } from './use-detail-text.ts';
import { useRuleLimit } from './use-rule-limit.ts';
import styles from './Runs.module.css';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';

const pageRows = 100;
const statuses = ['all', 'new', 'gone', 'changed', 'same'] as const;

/** What two runs of a test have in common and what they do not, key by key. */
export const Comparison = ({
  beforeId,
  afterId,
}: {
  readonly beforeId: number;
  readonly afterId: number;
}) => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  const [status, setStatus] = useState<(typeof statuses)[number]>('all');
  const [limit, setLimit] = useState(pageRows);
  const { data, error } = useApiQuery('auditing', 'compare', { beforeId, afterId, status, offset: 0, limit });
  if (error !== null) return <ErrorView error={errorOf(error)} />;
  if (data === undefined) return null;
  return (
    <section className={styles['comparison']} aria-label={t('compare.title')}>
      <h3 className={styles['heading']}>{t('compare.title')}</h3>
      <Differences comparison={data} />
      <SegmentedControl
        size="xs"
        aria-label={t('filters.status')}
        data={statuses.map((value) => ({
          value,
          label: `${t(`status.${value}`)}${value === 'all' ? '' : ` ${format.number(data.counts[value])}`}`,
        }))}
        value={status}
        onChange={setStatus}
      />
      {data.total === 0 ? (
        <p className={texts['faint']}>{t('compare.none')}</p>
      ) : (
        <div className={tables['scroll']}>
          <ComparedTable rows={data.rows} />
          {data.rows.length < data.total ? (
            <Button
              variant="subtle"
              disabled={limit >= 1000}
              onClick={() => setLimit(Math.min(1000, limit + pageRows))}
            >
              {t('more', { count: data.total - data.rows.length })}
            </Button>
          ) : null}
        </div>
      )}
    </section>
  );
};

/** Parameters that differ, and the populations: what found the difference may be the question, not the facts. */
const Differences = ({
  comparison: { before, after, parameters, rules },
}: {
  readonly comparison: RunComparison;
}) => {
  const { t } = useTranslation(['tests', 'audit']);
  const format = useFormat();
  const limitOf = useRuleLimit();
  const ruleText = (rule: RunComparison['rules'][number]['before']): string =>
    rule === null
      ? t('audit:page.none')
      : `${limitOf(rule)} (${[rule.validFrom ?? '…', rule.validTo ?? '…'].join(' – ')})`;
  const written = (value: string | number | boolean | null): string =>
    value === null || value === '' ? t('audit:page.none') : parameterText(value, format.locale);
  const lines = [
    ...(before.population === after.population
      ? []
      : [
          t('compare.population', {
            before: format.number(before.population),
            after: format.number(after.population),
          }),
        ]),
    ...parameters.map((parameter) =>
      t('compare.parameter', {
        name: t(`audit:parameters.${parameter.name}`),
        before: written(parameter.before),
        after: written(parameter.after),
      }),
    ),
    ...rules.map(({ code, before: was, after: is }) =>
      t('compare.rule', { code, before: ruleText(was), after: ruleText(is) }),
    ),
  ];
  return lines.length === 0 ? null : <p className={styles['differences']}>{lines.join(' · ')}</p>;
};

const ComparedTable = ({ rows }: { readonly rows: readonly ComparedException[] }) => {
  const { t } = useTranslation('tests');
  return (
    <table className={tables['table']}>
      <thead>
        <tr>
          <th scope="col">{t('compare.exception')}</th>
          <th scope="col">{t('compare.status')}</th>
          <th scope="col" data-kind="number">
            {t('runs.before')}
          </th>
          <th scope="col" data-kind="number">
            {t('runs.after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>
              <Name row={row} />
            </td>
            <td>
              <Chip tone={row.status === 'new' || row.status === 'changed' ? 'warn' : 'plain'}>
                {t(`status.one.${row.status}`)}
              </Chip>
            </td>
            <td data-kind="number">
              <Amount row={row.before} />
            </td>
            <td data-kind="number">
              <Amount row={row.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Name = ({ row }: { readonly row: ComparedException }) => {
  const text = useDetailText();
  const shown = row.after ?? row.before;
  if (shown === null) return row.key;
  const { head, rest } = headAndRest(shown.detail);
  const named = [head, ...rest.slice(0, 2)].flatMap((fact) =>
    fact === null ? [] : [text.value(fact, shown.currency)],
  );
  return named.join(' · ') || row.key;
};

const Amount = ({ row }: { readonly row: ExceptionRow | null }) => {
  const format = useFormat();
  if (row === null || row.amountAtRisk === null || row.currency === null) return '–';
  return format.intervalSign(row.amountAtRisk, row.currency);
};
