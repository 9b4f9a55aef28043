import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { collectBattery } from '#main/services/audit/run-battery.ts';
import { receiveBattery } from '#main/services/audit/runs/receive-battery.ts';
import { packRun } from '#main/services/audit/runs/pack-run.ts';
import type { RunMessage } from '#main/services/audit/runs/send-battery.ts';
import { newAuditCase, today } from '../../support/audit-case.ts';

test.each([
  ['all that was sent when the reader says that it was the last', true],
  ['what was sent before the reader went away', false],
])('stores %s', async (_what, isComplete) => {
  const { context, addVendor } = await newAuditCase();
  addVendor('Acme inc.');
  const runs = await collectBattery(
    context.db,
    { only: ['T06', 'T09'], settings: {}, today },
    { progress: () => undefined, isCancelled: () => false },
  );
  const { port1, port2 } = new MessageChannel();
  const storing = receiveBattery(() => context, { port: port2, version: '0.0.0-test' });
  const send = (message: RunMessage): void => port1.postMessage(message);
  for (const run of runs) {
    const packed = packRun(run, { startedAt: 1, trailSeq: 1, trailHead: '0'.repeat(64) });
    if (packed !== null) send({ type: 'run', run: packed });
  }
  if (isComplete) send({ type: 'end' });
  port1.close();
  expect(await storing).toEqual({ battery: 1, isComplete });
  expect(context.db.prepare('SELECT test, status FROM test_runs ORDER BY id').all()).toEqual([
    { test: 'T06', status: 'done' },
    { test: 'T09', status: 'not-applicable' },
  ]);
});
