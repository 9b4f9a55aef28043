import type { ExceptionRow, Verdict } from '#shared/ipc/auditing-schemas.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { prepared } from '../../../db/prepared.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { exceptionColumns, toExceptionRow, type SelectedException } from './exception-row.ts';
import { contentOf, readRun } from './run-row.ts';

export type AskedExceptions = {
  readonly runId: number;
  readonly status: 'all' | 'new' | 'changed' | 'same' | 'gone';
  readonly verdict: 'all' | 'open' | 'decided' | 'stale' | Verdict;
  readonly currency?: string | undefined;
  readonly search?: string | undefined;
  readonly offset: number;
  readonly limit: number;
};

// `@previous` is null for a first run: then nothing joins.
const withPrevious = `FROM exceptions e
  LEFT JOIN exceptions p ON p.run_id = @previous AND p.key = e.key
  LEFT JOIN dispositions d ON d.test = @test AND d.exception_key = e.key
  WHERE e.run_id = @run`;

const statusSql = `CASE WHEN @previous IS NULL THEN 'first' WHEN p.key IS NULL THEN 'new'
  WHEN p.hash <> e.hash THEN 'changed' ELSE 'same' END`;

const goneFrom = `FROM exceptions e
  LEFT JOIN dispositions d ON d.test = @test AND d.exception_key = e.key
  WHERE e.run_id = @previous AND NOT EXISTS (SELECT 1 FROM exceptions n WHERE n.run_id = @run AND n.key = e.key)`;

const verdictConditions: Readonly<Record<AskedExceptions['verdict'], string>> = {
  all: '',
  open: 'AND d.id IS NULL',
  decided: 'AND d.id IS NOT NULL',
  stale: 'AND d.exception_hash <> e.hash',
  exception: "AND d.verdict = 'exception'",
  explained: "AND d.verdict = 'explained'",
  'not-relevant': "AND d.verdict = 'not-relevant'",
  'follow-up': "AND d.verdict = 'follow-up'",
};

const otherConditions = `AND (@currency IS NULL OR e.currency = @currency)
  AND (@search IS NULL OR e.key LIKE @search ESCAPE '\\' OR e.detail LIKE @search ESCAPE '\\')`;

/** Exceptions of a run, most at risk first, each beside the run before. Throws not-found. */
export const listExceptions = (
  db: ReadableDb,
  asked: AskedExceptions,
): { readonly rows: ExceptionRow[]; readonly total: number } => {
  const run = readRun(db, asked.runId);
  const isGone = asked.status === 'gone';
  const isAny = asked.status === 'all' || isGone;
  const from = `${isGone ? goneFrom : withPrevious} ${isAny ? '' : `AND ${statusSql} = @status`}
    ${verdictConditions[asked.verdict]} ${otherConditions}`;
  const values = {
    run: run.id,
    test: run.test,
    previous: contentOf(run).detail.previousId,
    currency: asked.currency ?? null,
    search: searchPattern(asked.search ?? ''),
    ...(isAny ? {} : { status: asked.status }),
  };
  const rows = prepared(
    db,
    `SELECT ${exceptionColumns}, ${isGone ? "'gone'" : statusSql} AS status ${from}
     ORDER BY e.position LIMIT @limit OFFSET @offset`,
  ).all({ ...values, limit: asked.limit, offset: asked.offset }) as SelectedException[];
  const total = prepared(db, `SELECT count(*) ${from}`).pluck().get(values) as number;
  return { rows: rows.map(toExceptionRow), total };
};

const searchPattern = (search: string): string | null =>
  search.trim() === '' ? null : `%${search.trim().replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;

/** One exception of a run; null when the run does not have it. */
export const findException = (db: ReadableDb, runId: number, key: string): ExceptionRow | null => {
  const run = readRun(db, runId);
  const row = prepared(
    db,
    `SELECT ${exceptionColumns}, ${statusSql} AS status ${withPrevious} AND e.key = @key`,
  ).get({ run: run.id, test: run.test, previous: contentOf(run).detail.previousId, key }) as
    SelectedException | undefined;
  return row === undefined ? null : toExceptionRow(row);
};

/** Throws not-found. */
export const readException = (db: ReadableDb, runId: number, key: string): ExceptionRow => {
  const found = findException(db, runId, key);
  if (found === null) throw new AppFailure({ code: 'not-found', entity: 'exception', id: key });
  return found;
};
