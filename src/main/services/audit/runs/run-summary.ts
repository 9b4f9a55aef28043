import { defaultsOf, type ParameterValues } from '#shared/domain/audit/parameters.ts';
import type { RunDetail, RunSummary } from '#shared/ipc/auditing-schemas.ts';
import { prepared } from '../../../db/prepared.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { auditTests } from '../registry.ts';
import { contentOf, readRun, runColumns, type RunRow } from './run-row.ts';

/**
 * A stored run as it is listed, with what was decided of its exceptions by now.
 * @param lastSeq of the last event that tests read: looked for once where several runs are listed
 */
export const summaryOf = (
  db: ReadableDb,
  row: RunRow,
  lastSeq: number = lastRegisterEvent(db),
): RunSummary => {
  const { parameters, population, excluded, detail } = contentOf(row);
  return {
    id: row.id,
    battery: row.battery,
    test: row.test,
    status: row.status,
    startedAt: row.startedAt,
    actor: row.actor,
    version: row.version,
    parameters,
    changedParameters: changedParameters(row.test, parameters),
    unusedParameters: [...(detail.unusedParameters ?? [])],
    population: population.count,
    populationOf: population.of,
    excluded: [...excluded],
    needs: [...detail.needs],
    exceptionCount: row.exceptionCount,
    amounts: [...detail.amounts],
    tooFew: detail.tooFew ?? null,
    previousId: detail.previousId,
    comparison: detail.comparison,
    dispositions: dispositionCounts(db, row),
    isOutdated: row.trailSeq < lastSeq,
  };
};

/** Against the defaults of the application that looks, which may be newer than the run. */
const changedParameters = (test: string, values: ParameterValues): string[] => {
  const known = auditTests.find(({ id }) => id === test);
  const defaults = known === undefined ? {} : defaultsOf(known.parameters);
  return Object.keys(values).filter((name) => values[name] !== defaults[name]);
};

type VerdictCount = { readonly verdict: string; readonly count: number; readonly stale: number };

const dispositionCounts = (
  db: ReadableDb,
  { id, test, exceptionCount }: RunRow,
): RunSummary['dispositions'] => {
  const rows = prepared(
    db,
    `SELECT d.verdict, count(*) AS count, sum(d.exception_hash <> e.hash) AS stale
     FROM dispositions d JOIN exceptions e ON e.run_id = ? AND e.key = d.exception_key
     WHERE d.test = ? GROUP BY d.verdict`,
  ).all(id, test) as VerdictCount[];
  const of = (verdict: string): number => rows.find((row) => row.verdict === verdict)?.count ?? 0;
  const sum = (value: (row: VerdictCount) => number): number =>
    rows.reduce((total, row) => total + value(row), 0);
  return {
    exception: of('exception'),
    explained: of('explained'),
    notRelevant: of('not-relevant'),
    followUp: of('follow-up'),
    open: exceptionCount - sum(({ count }) => count),
    stale: sum(({ stale }) => stale),
  };
};

/** Entities that no test reads: what auditors make of what was found. */
const besideTests = [
  'disposition',
  'finding',
  'evidence',
  'reviewNote',
  'sample',
  'sampleItem',
  'document',
  'mappingProfile',
  'importReject',
];

// Looks backwards from the last event and ends with the first that counts.
const registerEventSql = `SELECT seq FROM events
  WHERE action <> 'tests.stored' AND coalesce(entity, '') NOT IN (${besideTests.map((name) => `'${name}'`).join(', ')})
  ORDER BY seq DESC LIMIT 1`;

/** The last event of something that tests read; zero where there is none. */
export const lastRegisterEvent = (db: ReadableDb): number =>
  (prepared(db, registerEventSql).pluck().get() as number | undefined) ?? 0;

/** Stored runs, newest first: of one test, of one battery, or all. */
export const listRuns = (
  db: ReadableDb,
  asked: {
    readonly test?: string | undefined;
    readonly battery?: number | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly rows: RunSummary[]; readonly total: number } => {
  const values = { test: asked.test ?? null, battery: asked.battery ?? null };
  const where = 'WHERE (@test IS NULL OR test = @test) AND (@battery IS NULL OR battery = @battery)';
  const rows = prepared(
    db,
    `SELECT ${runColumns} FROM test_runs ${where} ORDER BY battery DESC, id LIMIT @limit OFFSET @offset`,
  ).all({ ...values, offset: asked.offset, limit: asked.limit }) as RunRow[];
  const total = prepared(db, `SELECT count(*) FROM test_runs ${where}`).pluck().get(values) as number;
  const lastSeq = lastRegisterEvent(db);
  return { rows: rows.map((row) => summaryOf(db, row, lastSeq)), total };
};

/** Throws not-found. */
export const runDetail = (db: ReadableDb, runId: number): RunDetail => {
  const row = readRun(db, runId);
  const { rules, detail } = contentOf(row);
  return {
    run: summaryOf(db, row),
    ruleVersions: [...rules],
    profile: detail.profile.map((values) => ({ ...values })) as RunDetail['profile'],
    trailHead: row.trailHead,
    digest: row.digest,
  };
};
