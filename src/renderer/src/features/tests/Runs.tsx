import { Button, Radio } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { replaceRoute } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { LibraryTest, RunSummary } from '#shared/ipc/auditing-schemas.ts';
import { Comparison } from './Comparison.tsx';
import { parameterText } from './model/parameters.ts';
import styles from './Runs.module.css';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';

const pageRows = 20;

/** The runs of a test, newest first; any two of them side by side. */
export const Runs = ({ test, shownId }: { readonly test: LibraryTest; readonly shownId: number | null }) => {
  const { t } = useTranslation('tests');
  const [limit, setLimit] = useState(pageRows);
  const { data, error } = useApiQuery('auditing', 'runs', { test: test.id, offset: 0, limit });
  if (error !== null) return <ErrorView error={errorOf(error)} />;
  if (data === undefined) return null;
  if (data.rows.length === 0) return <EmptyState title={t('runs.noneTitle')} text={t('notRun.freshText')} />;
  const left = data.total - data.rows.length;
  return (
    <Pair
      runs={data.rows}
      shownId={shownId}
      more={
        left === 0 ? null : (
          <Button variant="subtle" onClick={() => setLimit(limit + pageRows)}>
            {t('more', { count: left })}
          </Button>
        )
      }
    />
  );
};

/** Which two runs are compared; at first the newest and the one before it. */
const Pair = ({
  runs,
  shownId,
  more,
}: {
  readonly runs: readonly RunSummary[];
  readonly shownId: number | null;
  readonly more: ReactNode;
}) => {
  const { t } = useTranslation('tests');
  const done = runs.filter(({ status }) => status === 'done');
  const [chosen, setChosen] = useState<{ readonly before?: number; readonly after?: number }>({});
  const after = chosen.after ?? done[0]?.id;
  const before = chosen.before ?? done[1]?.id;
  return (
    <div className={styles['page']}>
      <div className={tables['scroll']}>
        <table className={`${tables['table'] ?? ''} ${styles['runs'] ?? ''}`}>
          <thead>
            <tr>
              {done.length < 2 ? null : (
                <>
                  <th scope="col">{t('runs.before')}</th>
                  <th scope="col">{t('runs.after')}</th>
                </>
              )}
              <th scope="col">{t('runs.when')}</th>
              <th scope="col">{t('runs.parameters')}</th>
              <th scope="col" data-kind="number">
                {t('runs.population')}
              </th>
              <th scope="col" data-kind="number">
                {t('runs.exceptions')}
              </th>
              <th scope="col">{t('runs.since')}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                {done.length < 2 ? null : run.status === 'done' ? (
                  <>
                    <td>
                      <Radio
                        size="xs"
                        aria-label={t('runs.chooseBefore', { id: run.id })}
                        checked={before === run.id}
                        onChange={() => setChosen({ ...chosen, before: run.id })}
                      />
                    </td>
                    <td>
                      <Radio
                        size="xs"
                        aria-label={t('runs.chooseAfter', { id: run.id })}
                        checked={after === run.id}
                        onChange={() => setChosen({ ...chosen, after: run.id })}
                      />
                    </td>
                  </>
                ) : (
                  <td colSpan={2}>–</td>
                )}
                <RunCells run={run} isShown={run.id === shownId} />
              </tr>
            ))}
          </tbody>
        </table>
        {more}
      </div>
      {before === undefined || after === undefined || before === after ? (
        <p className={texts['faint']}>{t(done.length < 2 ? 'compare.one' : 'compare.same')}</p>
      ) : (
        <Comparison key={`${before} ${after}`} beforeId={before} afterId={after} />
      )}
    </div>
  );
};

const RunCells = ({ run, isShown }: { readonly run: RunSummary; readonly isShown: boolean }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const format = useFormat();
  const isDone = run.status === 'done';
  const changed = run.changedParameters.map(
    (name) =>
      `${t(`audit:parameters.${name}`)} = ${parameterText(run.parameters[name] ?? null, format.locale)}`,
  );
  return (
    <>
      <td>
        {isShown || !isDone ? (
          <time>{format.instant(run.startedAt)}</time>
        ) : (
          <button
            type="button"
            className={texts['link']}
            onClick={() =>
              replaceRoute({ screen: 'tests', test: run.test, tab: 'exceptions', runId: run.id })
            }
          >
            {format.instant(run.startedAt)}
          </button>
        )}
        <span className={styles['who']}>
          {run.actor}
          {isShown ? ` · ${t('runs.shown')}` : ''}
        </span>
      </td>
      <td className={styles['wraps']}>{changed.length === 0 ? t('runs.defaults') : changed.join(', ')}</td>
      <td data-kind="number">{isDone ? format.number(run.population) : '–'}</td>
      <td data-kind="number">{isDone && run.tooFew === null ? format.number(run.exceptionCount) : '–'}</td>
      <td className={styles['wraps']}>
        {!isDone
          ? t('library.needs', { needs: run.needs.map((need) => t(`audit:needs.${need}`)).join(', ') })
          : run.comparison === null
            ? t('runs.first')
            : t('run.compared', { ...run.comparison })}
      </td>
    </>
  );
};
