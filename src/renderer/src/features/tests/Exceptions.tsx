import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { useApiQuery } from '#renderer/lib/api.ts';
import type { RouteOf } from '#renderer/lib/route.ts';
import type { RunSummary } from '#shared/ipc/auditing-schemas.ts';
import { ExceptionFilters } from './ExceptionFilters.tsx';
import { ExceptionList } from './ExceptionList.tsx';
import { RunLine } from './RunLine.tsx';
import { everything, type ExceptionFilter } from './model/filter.ts';
import { isUnexamined } from './model/library.ts';
import { keepPlace, placeOf } from './tests-state.ts';
import styles from './Exceptions.module.css';

/** What a run found, most at risk first, to be judged. */
export const Exceptions = ({
  run,
  route,
}: {
  readonly run: RunSummary;
  readonly route: RouteOf<'tests'>;
}) => {
  const hasAny = run.exceptionCount > 0 || (run.comparison?.gone ?? 0) > 0;
  return (
    <div className={styles['exceptions']}>
      <RunLine run={run} />
      {!hasAny ? (
        <NoExceptions run={run} />
      ) : route.exceptionKey === undefined ? (
        <Judging run={run} start={placeOf(run.test, run.id)} />
      ) : (
        <At run={run} exceptionKey={route.exceptionKey} />
      )}
    </div>
  );
};

const NoExceptions = ({ run }: { readonly run: RunSummary }) => {
  const { t } = useTranslation('tests');
  const concludesNothing = t('exceptions.tooFewText');
  if (run.tooFew !== null)
    return <EmptyState title={t('library.tooFew', run.tooFew)} text={concludesNothing} />;
  return isUnexamined(run) ? (
    <EmptyState title={t('exceptions.unexaminedTitle')} text={concludesNothing} />
  ) : (
    <EmptyState title={t('exceptions.noneTitle')} text={t('exceptions.noneText')} />
  );
};

type Start = { readonly filter: ExceptionFilter; readonly index: number };

/** The whole list, at the exception that another screen points to; at its top when this run does not have it. */
const At = ({ run, exceptionKey }: { readonly run: RunSummary; readonly exceptionKey: string }) => {
  const { data, error } = useApiQuery('auditing', 'exception', { runId: run.id, key: exceptionKey });
  if (data === undefined && error === null) return null;
  return <Judging run={run} start={{ filter: everything, index: (data?.exception.rank ?? 1) - 1 }} />;
};

const Judging = ({ run, start }: { readonly run: RunSummary; readonly start: Start }) => {
  // Where one starts is asked for once: afterwards one is where one went.
  const [{ filter, index }, setPlace] = useState(start);
  const keep = (place: Start): void => keepPlace(run.test, { runId: run.id, ...place });
  return (
    <>
      <ExceptionFilters
        run={run}
        filter={filter}
        onFilter={(next) => {
          if (JSON.stringify(next) === JSON.stringify(filter)) return;
          setPlace({ filter: next, index: 0 });
          keep({ filter: next, index: 0 });
        }}
      />
      <ExceptionList
        // Another filter is another list.
        key={JSON.stringify(filter)}
        test={run.test}
        query={{
          runId: run.id,
          status: filter.status,
          verdict: filter.verdict,
          ...(filter.currency === null ? {} : { currency: filter.currency }),
          ...(filter.search === '' ? {} : { search: filter.search }),
        }}
        startIndex={index}
        onIndex={(active) => keep({ filter, index: active })}
      />
    </>
  );
};
