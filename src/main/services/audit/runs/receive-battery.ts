import type { MessagePort } from 'node:worker_threads';
import type { CaseContext } from '../../trail/change.ts';
import type { PackedRun } from './pack-run.ts';
import type { RunMessage } from './send-battery.ts';
import { storeBattery } from './store-battery.ts';

export type StoredBattery = {
  readonly battery: number | null;
  /** False when the other side went away before the last test: what was done is stored. */
  readonly isComplete: boolean;
};

/** Takes runs until the reader has sent all, or is gone, and stores them in one change. */
export const receiveBattery = async (
  context: () => CaseContext,
  { port, version }: { readonly port: MessagePort; readonly version: string },
): Promise<StoredBattery> => {
  const runs: PackedRun[] = [];
  const isComplete = await new Promise<boolean>((resolve) => {
    port.on('message', (message: RunMessage) => {
      if (message.type === 'run') runs.push(message.run);
      else resolve(true);
    });
    // Behind what was sent before.
    port.on('close', () => resolve(false));
  });
  port.close();
  return { ...storeBattery(context(), runs, version), isComplete };
};
