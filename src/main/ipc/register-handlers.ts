import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { IpcHandlers } from '#shared/ipc/api.ts';
import { ipcContract } from '#shared/ipc/contract.ts';
import { err, ok } from '#shared/result.ts';
import { errorOf } from '../workers/rpc.ts';

/** The part of ipcMain that is needed; a test wires the same handlers to a bus of its own. */
export type InvokeBus = Pick<IpcMain, 'handle'>;

type LooseHandler = (input: unknown) => unknown;
type Schema = (typeof ipcContract)['app']['state']['input'];

/**
 * Serves every method of the contract: sender checked, input parsed, failure in an envelope. Electron would reduce a
 * thrown error to its message, so nothing is thrown across.
 */
export const registerHandlers = (
  bus: InvokeBus,
  handlers: IpcHandlers,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
): void => {
  for (const [namespace, methods] of Object.entries(ipcContract)) {
    for (const [method, { input }] of Object.entries(methods)) {
      const handler = (handlers as unknown as Record<string, Record<string, LooseHandler>>)[namespace]?.[
        method
      ];
      if (handler === undefined) throw new Error(`no handler for ${namespace}.${method}`);
      bus.handle(`${namespace}.${method}`, async (event, given: unknown) => {
        try {
          if (!isTrusted(event)) throw new Error(`call from an untrusted page: ${namespace}.${method}`);
          return ok(await handler(parsed(input as Schema, given, `${namespace}.${method}`)));
        } catch (thrown) {
          return err(errorOf(thrown));
        }
      });
    }
  }
};

const parsed = (schema: Schema, given: unknown, method: string): unknown => {
  const result = schema.safeParse(given);
  if (!result.success) throw new AppFailure({ code: 'usage', detail: `${method}: ${result.error.message}` });
  return result.data;
};
