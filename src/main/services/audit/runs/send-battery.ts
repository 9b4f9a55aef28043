import type { MessagePort } from 'node:worker_threads';
import type { TestRun } from '#shared/domain/audit/test-run.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { runBattery } from '../run-battery.ts';
import type { BatteryJob, BatteryOptions } from '../run-tests.ts';
import { packRun, type PackedRun } from './pack-run.ts';

/** From the reader that runs tests to the writer: each run as soon as it is done, then the end. */
export type RunMessage = { readonly type: 'run'; readonly run: PackedRun } | { readonly type: 'end' };

export type SentBattery = {
  readonly port: MessagePort;
  readonly options: BatteryOptions;
  /** Whether the caller wants the runs too, not only the writer. */
  readonly collect: boolean;
};

/** What came of it beside what was sent. */
export type BatteryOutcome = {
  readonly runs: readonly TestRun[];
  readonly failed: readonly { readonly test: string; readonly incident: string }[];
};

/** Runs a battery and sends each run to the writer, hashed. Whatever happens, the port is closed behind the last one. */
export const sendBattery = async (
  db: ReadableDb,
  { port, options, collect }: SentBattery,
  job: BatteryJob,
): Promise<BatteryOutcome> => {
  const runs: TestRun[] = [];
  const failed: BatteryOutcome['failed'][number][] = [];
  const send = (message: RunMessage): void => port.postMessage(message);
  try {
    await runBattery(db, options, job, (run, moment) => {
      const packed = packRun(run, moment);
      if (packed !== null) send({ type: 'run', run: packed });
      if (run.status === 'failed') failed.push({ test: run.test, incident: run.incident });
      if (collect) runs.push(run);
    });
    send({ type: 'end' });
  } finally {
    port.close();
  }
  return { runs, failed };
};
