import type { MessagePort } from 'node:worker_threads';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { creditAtStart } from './import-credit.ts';
import type { ImportCredit, ImportMessage, RecordMessage } from './import-messages.ts';

/**
 * Sends messages no faster than the other side takes them; several may be waiting. Fails as cancelled when the other
 * side is gone.
 */
export const createSender = <M extends ImportMessage | RecordMessage>(
  port: MessagePort,
): ((message: M) => Promise<void>) => {
  let credit = creditAtStart;
  let isGone = false;
  const waiting: (() => void)[] = [];
  port.on('message', (_message: ImportCredit) => {
    credit += 1;
    waiting.shift()?.();
  });
  port.on('close', () => {
    isGone = true;
    for (const wake of waiting.splice(0)) wake();
  });
  return async (message) => {
    while (credit === 0 && !isGone) await new Promise<void>((resolve) => waiting.push(resolve));
    if (isGone) throw new AppFailure({ code: 'cancelled' });
    credit -= 1;
    port.postMessage(message);
  };
};
