import type { Battery, ComparisonCounts } from '#shared/ipc/auditing-schemas.ts';
import { prepared } from '../../../db/prepared.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { contentOf, runColumns, type RunRow } from './run-row.ts';

/** Commands that ran tests, newest first. */
export const listBatteries = (
  db: ReadableDb,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly rows: Battery[]; readonly total: number } => {
  const ids = prepared(db, 'SELECT DISTINCT battery FROM test_runs ORDER BY battery DESC LIMIT ? OFFSET ?')
    .pluck()
    .all(limit, offset) as number[];
  const total = prepared(db, 'SELECT count(DISTINCT battery) AS n FROM test_runs').pluck().get() as number;
  return { rows: ids.map((id) => batteryOf(db, id)), total };
};

const batteryOf = (db: ReadableDb, id: number): Battery => {
  const runs = prepared(db, `SELECT ${runColumns} FROM test_runs WHERE battery = ? ORDER BY id`).all(
    id,
  ) as RunRow[];
  const [first] = runs;
  if (first === undefined) throw new Error(`no battery ${id}`);
  return {
    id,
    startedAt: first.startedAt,
    actor: first.actor,
    version: first.version,
    tests: runs.length,
    notApplicable: runs.filter(({ status }) => status === 'not-applicable').length,
    exceptions: runs.reduce((sum, { exceptionCount }) => sum + exceptionCount, 0),
    comparison: sumOf(runs.flatMap((run) => contentOf(run).detail.comparison ?? [])),
  };
};

const sumOf = (comparisons: readonly ComparisonCounts[]): ComparisonCounts | null =>
  comparisons.length === 0
    ? null
    : comparisons.reduce((a, b) => ({
        new: a.new + b.new,
        gone: a.gone + b.gone,
        changed: a.changed + b.changed,
        same: a.same + b.same,
      }));
