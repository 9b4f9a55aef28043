import type { MessagePort } from 'node:worker_threads';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import type { WritableDb } from '../../db/types.ts';
import { discardStagedImport } from './clear-staged.ts';
import { importReport } from './import-row.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { ImportCredit } from './import-messages.ts';

/**
 * Takes what the file thread sends until it has sent all, and gives the report. When the other side goes away first (a
 * broken file, a cancel) what was staged is discarded and it fails as cancelled.
 * @param take stores one message, in a short transaction of its own, so that an edit never waits for more than one
 */
export const receiveInto = async <M extends { readonly type: string }>(
  db: WritableDb,
  { importId, port }: { readonly importId: number; readonly port: MessagePort },
  take: (message: M) => void,
): Promise<ImportReport> => {
  try {
    await takeMessages(port, take);
  } catch (error) {
    await discardStagedImport(db, importId);
    throw error;
  } finally {
    port.close();
  }
  return importReport(db, importId);
};

/**
 * Hands each message on and asks for the next; settles at the end, or with the first failure. One message per turn of
 * the event loop: a port delivers as long as messages come, and an edit on the other port would wait for all of them.
 */
const takeMessages = <M extends { readonly type: string }>(
  port: MessagePort,
  take: (message: M) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const waiting: (M | 'gone')[] = [];
    const takeNext = (): void => {
      const message = waiting[0];
      try {
        if (message === undefined || message === 'gone') throw new AppFailure({ code: 'cancelled' });
        take(message);
        if (message.type === 'end') return resolve();
        port.postMessage({ type: 'credit' } satisfies ImportCredit);
      } catch (error) {
        return reject(error instanceof Error ? error : new Error(String(error)));
      }
      waiting.shift();
      if (waiting.length > 0) setImmediate(takeNext);
    };
    const queue = (message: M | 'gone'): void => {
      waiting.push(message);
      if (waiting.length === 1) setImmediate(takeNext);
    };
    port.on('message', queue);
    // Behind what was sent before: the file thread ends as soon as it has sent all.
    port.on('close', () => queue('gone'));
  });
