import { hash } from 'node:crypto';
import type { ParameterValues } from '#shared/domain/audit/parameters.ts';
import type { Detail, Exclusion, RuleVersion, TooFew } from '#shared/domain/audit/test-run.ts';
import type { ComparisonCounts } from '#shared/ipc/auditing-schemas.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { prepared } from '../../../db/prepared.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { canonicalJson } from '../../trail/canonical-json.ts';
import type { RunAmount } from './pack-run.ts';

/** A row of `test_runs`. `parameters`, `population`, `excluded`, `detail` and `rules` are JSON. */
export type RunRow = {
  readonly id: number;
  readonly battery: number;
  readonly test: string;
  readonly status: 'done' | 'not-applicable';
  readonly startedAt: number;
  readonly actor: string;
  readonly version: string;
  readonly parameters: string;
  readonly population: string;
  readonly excluded: string;
  readonly detail: string;
  readonly rules: string;
  readonly trailSeq: number;
  readonly trailHead: string;
  readonly exceptionCount: number;
  readonly digest: string;
};

/** The JSON columns of a run, read. */
export type RunContent = {
  readonly parameters: ParameterValues;
  readonly population: { readonly of: string | null; readonly count: number };
  readonly excluded: readonly Exclusion[];
  readonly rules: readonly RuleVersion[];
  readonly detail: {
    readonly needs: readonly string[];
    readonly profile: readonly Detail[];
    readonly amounts: readonly RunAmount[];
    /** Absent in runs that were stored before it was told. */
    readonly tooFew?: TooFew | null;
    readonly unusedParameters?: readonly string[];
    /** The run of the test before that could be run, when this one was stored; it stays what it is. */
    readonly previousId: number | null;
    readonly comparison: ComparisonCounts | null;
  };
};

export const runColumns = `id, battery, test, status, started_at AS startedAt, actor, version, parameters, population, excluded,
  detail, rules, trail_seq AS trailSeq, trail_head AS trailHead, exception_count AS exceptionCount, digest`;

/** Throws not-found. */
export const readRun = (db: ReadableDb, id: number): RunRow => {
  const row = prepared(db, `SELECT ${runColumns} FROM test_runs WHERE id = ?`).get(id) as RunRow | undefined;
  if (row === undefined) throw new AppFailure({ code: 'not-found', entity: 'testRun', id });
  return row;
};

export const contentOf = (row: RunRow): RunContent => ({
  parameters: JSON.parse(row.parameters) as RunContent['parameters'],
  population: JSON.parse(row.population) as RunContent['population'],
  excluded: JSON.parse(row.excluded) as RunContent['excluded'],
  rules: JSON.parse(row.rules) as RunContent['rules'],
  detail: JSON.parse(row.detail) as RunContent['detail'],
});

/** SHA-256 (hex) over all that is stored of a run but its exceptions, of which it has the digest. */
export const runSeal = (row: RunRow): string => hash('sha256', canonicalJson({ ...row }));

/** The last run of a test that could be run; null when there is none. */
export const lastDoneRun = (db: ReadableDb, test: string): RunRow | null =>
  (prepared(
    db,
    `SELECT ${runColumns} FROM test_runs WHERE test = ? AND status = 'done' ORDER BY id DESC LIMIT 1`,
  ).get(test) as RunRow | undefined) ?? null;
