import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { IpcHandlers } from '#shared/ipc/api.ts';
import type { IpcContract } from '#shared/ipc/contract.ts';
import { ipcMethods } from '#shared/ipc/methods.ts';
import { err, ok } from '#shared/result.ts';
import { errorOf } from '../workers/rpc.ts';

/** The part of ipcMain that is needed; a test wires the same handlers to a bus of its own. */
export type InvokeBus = Pick<IpcMain, 'handle'>;

type LooseHandler = (input: unknown) => unknown;
type Schema = IpcContract['app']['state']['input'];

/**
 * Loaded while the window is made: building every schema takes longer than opening it. A build that lacks the file
 * fails each call instead of this promise, which nobody watches.
 */
const loadSchemas = (): ((namespace: string, method: string) => Promise<Schema>) => {
  const loading = import('#shared/ipc/contract.ts');
  loading.catch(() => undefined);
  return async (namespace, method) => {
    const contract: Readonly<Record<string, Readonly<Record<string, { readonly input: unknown }>>>> = (
      await loading
    ).ipcContract;
    return contract[namespace]?.[method]?.input as Schema;
  };
};

/**
 * Serves every method of the contract: sender checked, input parsed, failure in an envelope. Electron would reduce a
 * thrown error to its message, so nothing is thrown across.
 */
export const registerHandlers = (
  bus: InvokeBus,
  handlers: IpcHandlers,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
): void => {
  const schemaOf = loadSchemas();
  for (const [namespace, methods] of Object.entries(ipcMethods)) {
    for (const method of methods) {
      const handler = (handlers as unknown as Record<string, Record<string, LooseHandler>>)[namespace]?.[
        method
      ];
      if (handler === undefined) throw new Error(`no handler for ${namespace}.${method}`);
      bus.handle(`${namespace}.${method}`, async (event, given: unknown) => {
        try {
          if (!isTrusted(event)) throw new Error(`call from an untrusted page: ${namespace}.${method}`);
          return ok(
            await handler(parsed(await schemaOf(namespace, method), given, `${namespace}.${method}`)),
          );
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
