import { MessageChannel } from 'node:worker_threads';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { BatteryOptions } from '../services/audit/run-tests.ts';
import type { BatteryOutcome } from '../services/audit/runs/send-battery.ts';
import type { StoredBattery } from '../services/audit/runs/receive-battery.ts';
import type { CaseSession } from './case-session.ts';
import type { CallOptions } from './rpc.ts';

type Asked = {
  readonly options: BatteryOptions;
  /** Of the application, kept with each run. */
  readonly version: string;
  /** Whether the runs themselves are wanted, with all their exceptions. */
  readonly collect: boolean;
};

export type BatteryJobResult = StoredBattery & BatteryOutcome;

/**
 * Runs tests on a reader of its own and stores the runs. Cancelling ends the reader at once; the runs that were done by then
 * are stored. Throws case-read-only.
 */
export const runStoredBattery = async (
  session: CaseSession,
  { options, version, collect }: Asked,
  { onProgress, onStart }: Pick<CallOptions, 'onProgress' | 'onStart'> = {},
): Promise<BatteryJobResult> => {
  const writer = session.writer();
  const { port1, port2 } = new MessageChannel();
  const storing = writer.receiveBattery({ port: port2, version }, { transfer: [port2] });
  const running = session.withOwnReader(
    (reader) =>
      reader.sendBattery(
        { port: port1, options, collect },
        { transfer: [port1], ...(onProgress === undefined ? {} : { onProgress }) },
      ),
    onStart,
  );
  // A reader that was ended before it was asked anything never had the port, and nobody else would close it.
  void running.then(
    () => onProgress?.('store', 0, null),
    () => port1.close(),
  );
  const [ran, stored] = await Promise.allSettled([running, storing]);
  if (stored.status === 'rejected') throw stored.reason;
  if (ran.status === 'fulfilled') return { ...stored.value, ...ran.value };
  if (isCancel(ran.reason)) return { ...stored.value, runs: [], failed: [] };
  throw ran.reason;
};

const isCancel = (reason: unknown): boolean =>
  reason instanceof AppFailure && reason.error.code === 'cancelled';
