import type { TestRun } from '#shared/domain/audit/test-run.ts';
import type { ReadableDb } from '../../db/types.ts';
import { runTests, type BatteryJob, type BatteryOptions } from './run-tests.ts';

/** Lets messages in, so that a cancel is seen between two tests. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Runs a battery of tests on one state of the case. Throws AppFailure `cancelled`; to end a long test at once, end the
 * thread: no run is stored before all of it is there.
 */
export const runBattery = async (
  db: ReadableDb,
  options: BatteryOptions,
  job: BatteryJob,
): Promise<readonly TestRun[]> => {
  // A case that only the writer has open (on a network share) takes no transaction across turns: it could hold a
  // command in it.
  const holdsState = db.readonly && !db.inTransaction;
  if (holdsState) db.exec('BEGIN');
  try {
    const runs: TestRun[] = [];
    for (const run of runTests(db, options, job)) {
      runs.push(run);
      if (holdsState) await turn();
    }
    return runs;
  } finally {
    if (holdsState) db.exec('COMMIT');
  }
};
