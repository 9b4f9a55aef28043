import type { ComparisonCounts } from '#shared/ipc/auditing-schemas.ts';
import { prepared } from '../../../db/prepared.ts';
import type { WritableDb } from '../../../db/types.ts';
import type { Json } from '../../trail/canonical-json.ts';
import { makeChange, type CaseContext } from '../../trail/change.ts';
import type { PackedRun } from './pack-run.ts';
import { lastDoneRun, readRun, runSeal, type RunContent } from './run-row.ts';

/** What a battery's event says of one of its runs. */
export type SealedRun = {
  readonly id: number;
  readonly test: string;
  readonly status: string;
  readonly exceptions: number;
  readonly digest: string;
  readonly seal: string;
};

export const batteryCommand = 'auditing.run';
export const batteryStored = 'tests.stored';

/**
 * Stores the runs of one command with their exceptions: all or none, with one event that seals each of them. It is no undo
 * step, see ADR 16.
 * @param version of the application
 * @returns the number of the battery, null when there is no run
 */
export const storeBattery = (
  context: CaseContext,
  runs: readonly PackedRun[],
  version: string,
): { readonly battery: number | null } => {
  if (runs.length === 0) return { battery: null };
  const battery = makeChange(context, batteryCommand, (change) => {
    const sealed: SealedRun[] = [];
    let first: number | null = null;
    for (const run of runs) {
      const stored = storeRun(context, run, { battery: first, version });
      first ??= stored.id;
      sealed.push(stored);
    }
    change.note(batteryStored, first, { after: { runs: sealed as readonly Json[] } });
    return first;
  });
  return { battery };
};

type Storing = { readonly battery: number | null; readonly version: string };

const storeRun = ({ db, actor }: CaseContext, run: PackedRun, storing: Storing): SealedRun => {
  const previous = run.status === 'done' ? lastDoneRun(db, run.test) : null;
  const detail: RunContent['detail'] = {
    needs: run.needs,
    profile: run.profile,
    amounts: run.amounts,
    tooFew: run.tooFew,
    unusedParameters: run.unusedParameters,
    previousId: previous?.id ?? null,
    comparison: previous === null ? null : countDifferences(db, previous.id, run),
  };
  const id = nextRunId(db);
  prepared(
    db,
    `INSERT INTO test_runs (id, battery, test, status, started_at, actor, version, parameters, population, excluded, detail,
       rules, trail_seq, trail_head, exception_count, digest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    storing.battery ?? id,
    run.test,
    run.status,
    run.startedAt,
    actor,
    storing.version,
    JSON.stringify(run.parameters),
    JSON.stringify({ of: run.populationOf, count: run.population }),
    JSON.stringify(run.excluded),
    JSON.stringify(detail),
    JSON.stringify(run.ruleVersions),
    run.trailSeq,
    run.trailHead,
    run.exceptions.length,
    run.digest,
  );
  storeExceptions(db, id, run);
  const { test, status, exceptionCount, digest } = readRun(db, id);
  return { id, test, status, exceptions: exceptionCount, digest, seal: runSeal(readRun(db, id)) };
};

/** A number that no run had before, so that the first of a battery can say whose it is. */
const nextRunId = (db: WritableDb): number =>
  prepared(db, "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'test_runs'), 0) + 1")
    .pluck()
    .get() as number;

const storeExceptions = (db: WritableDb, runId: number, { exceptions }: PackedRun): void => {
  const insert = prepared(
    db,
    `INSERT INTO exceptions (run_id, position, key, hash, seal, currency, has_amount, low, high, rows, detail)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [index, exception] of exceptions.entries())
    insert.run(
      runId,
      index + 1,
      exception.key,
      exception.hash,
      exception.seal,
      exception.currency,
      exception.hasAmount,
      exception.low,
      exception.high,
      exception.rows,
      exception.detail,
    );
};

/** What a run that is not stored yet has that the stored one before has not, and so on. */
const countDifferences = (db: WritableDb, previousId: number, run: PackedRun): ComparisonCounts => {
  const before = new Map(
    prepared(db, 'SELECT key, hash FROM exceptions WHERE run_id = ?').raw().all(previousId) as [
      string,
      string,
    ][],
  );
  const counts = { new: 0, gone: 0, changed: 0, same: 0 };
  for (const { key, hash } of run.exceptions) {
    const known = before.get(key);
    counts[known === undefined ? 'new' : known === hash ? 'same' : 'changed'] += 1;
  }
  return { ...counts, gone: before.size - counts.changed - counts.same };
};
