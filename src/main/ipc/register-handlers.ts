import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { IpcHandlers } from '#shared/ipc/api.ts';
import type { IpcContract } from '#shared/ipc/contract.ts';
import { ipcMethods } from '#shared/ipc/methods.ts';
import { err, ok } from '#shared/result.ts';
import { errorOf } from '../workers/rpc.ts';

/** The part of ipcMain that is needed; a test wires the same handlers to a bus of its own. */
export type InvokeBus = Pick<IpcMain, 'handle'>;

/** How the handlers of each namespace are had; asked for at the first call of one, and again after a failure. */
export type HandlersByNamespace = {
  readonly [N in keyof IpcHandlers]: () => Promise<IpcHandlers[N]>;
};

type LooseHandler = (input: unknown) => unknown;
type LooseHandlers = Readonly<Record<string, LooseHandler>>;
type Schema = IpcContract['app']['state']['input'];

/** The schema of what a method is given. A build that lacks the file fails each call. */
const schemaOf = async (namespace: string, method: string): Promise<Schema> => {
  const contract: Readonly<Record<string, Readonly<Record<string, { readonly input: unknown }>>>> = (
    await import('#shared/ipc/contract.ts')
  ).ipcContract;
  return contract[namespace]?.[method]?.input as Schema;
};

/**
 * Loads what the first call needs. Building every schema takes longer than making the window: call it when main has
 * nothing to do for the page, which is reading its own scripts.
 */
export const prepareCalls = async (handlers: HandlersByNamespace): Promise<void> => {
  // A failure is that of the first call too.
  await Promise.allSettled([import('#shared/ipc/contract.ts'), handlers.app()]);
};

/**
 * Serves every method of the contract: sender checked, input parsed, failure in an envelope. Electron would reduce a
 * thrown error to its message, so nothing is thrown across.
 */
export const registerHandlers = (
  bus: InvokeBus,
  handlers: HandlersByNamespace,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
): void => {
  for (const [namespace, methods] of Object.entries(ipcMethods)) {
    const load = (handlers as unknown as Record<string, () => Promise<LooseHandlers>>)[namespace];
    let loading: Promise<LooseHandlers> | undefined;
    const handlerOf = async (method: string): Promise<LooseHandler> => {
      loading ??= load?.();
      const asked = loading;
      const loaded = await asked?.catch((thrown: unknown) => {
        // The next call tries again: a file that could not be read may be there then.
        if (loading === asked) loading = undefined;
        throw thrown;
      });
      const handler = loaded?.[method];
      if (handler === undefined) throw new Error(`no handler for ${namespace}.${method}`);
      return handler;
    };
    for (const method of methods) {
      bus.handle(`${namespace}.${method}`, async (event, given: unknown) => {
        try {
          if (!isTrusted(event)) throw new Error(`call from an untrusted page: ${namespace}.${method}`);
          const input = parsed(await schemaOf(namespace, method), given, `${namespace}.${method}`);
          const handler = await handlerOf(method);
          return ok(await handler(input));
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
