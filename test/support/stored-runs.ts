import { runTests } from '#main/services/audit/run-tests.ts';
import { packRun } from '#main/services/audit/runs/pack-run.ts';
import { storeBattery } from '#main/services/audit/runs/store-battery.ts';
import { readSettings } from '#main/services/audit/read-settings.ts';
import { trailHead } from '#main/services/trail/events.ts';
import type { AuditCase } from './audit-case.ts';
import { today } from './audit-case.ts';

/** Runs tests on the case as it is and stores the runs; gives the number of the first. Settings such as `T24.factor=5`. */
export const storeRuns = (
  { context }: Pick<AuditCase, 'context'>,
  tests: readonly string[],
  ...settings: readonly string[]
): number => {
  const { seq, hash } = trailHead(context.db);
  const options = { only: tests, settings: readSettings(settings), today };
  const runs = [...runTests(context.db, options, { progress: () => undefined, isCancelled: () => false })];
  const { battery } = storeBattery(
    context,
    runs.flatMap((run) => packRun(run, { startedAt: context.clock(), trailSeq: seq, trailHead: hash }) ?? []),
    '0.0.0-test',
  );
  if (battery === null) throw new Error('nothing was stored');
  return battery;
};
