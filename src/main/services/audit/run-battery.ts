import type { TestRun } from '#shared/domain/audit/test-run.ts';
import type { ReadableDb } from '../../db/types.ts';
import { trailHead } from '../trail/events.ts';
import type { RunMoment } from './runs/pack-run.ts';
import { runTests, type BatteryJob, type BatteryOptions } from './run-tests.ts';

/** Lets messages in, so that a cancel is seen between two tests. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Runs a battery of tests on one state of the case and hands each run on as soon as it is done. Throws AppFailure
 * `cancelled` between two tests; to end a long test at once, end the thread: the runs that were handed on stay.
 */
export const runBattery = async (
  db: ReadableDb,
  options: BatteryOptions,
  job: BatteryJob,
  take: (run: TestRun, moment: RunMoment) => void,
): Promise<void> => {
  // A case that only the writer has open (on a network share) takes no transaction across turns: it could hold a
  // command in it.
  const holdsState = db.readonly && !db.inTransaction;
  if (holdsState) db.exec('BEGIN');
  try {
    const { seq, hash } = trailHead(db);
    let startedAt = Date.now();
    for (const run of runTests(db, options, job)) {
      take(run, { startedAt, trailSeq: seq, trailHead: hash });
      if (holdsState) await turn();
      startedAt = Date.now();
    }
  } finally {
    if (holdsState) db.exec('COMMIT');
  }
};

/** The same, all runs at once. */
export const collectBattery = async (
  db: ReadableDb,
  options: BatteryOptions,
  job: BatteryJob,
): Promise<readonly TestRun[]> => {
  const runs: TestRun[] = [];
  await runBattery(db, options, job, (run) => runs.push(run));
  return runs;
};
