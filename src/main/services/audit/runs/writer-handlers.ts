import type { MessagePort } from 'node:worker_threads';
import type { CaseContext } from '../../trail/change.ts';
import { dispose, takeOver, type Decision } from './dispositions.ts';
import { receiveBattery } from './receive-battery.ts';

/** Audit commands of the writer thread. */
export const createAuditWriterHandlers = (context: () => CaseContext) => ({
  receiveBattery: (input: { port: MessagePort; version: string }) => receiveBattery(context, input),
  dispose: (decision: Decision) => dispose(context(), decision),
  takeOver: (input: { runId: number; fromKey: string; toKey: string }) => takeOver(context(), input),
});
