import type { IpcMainInvokeEvent } from 'electron';
import { registerHandlers, type HandlersByNamespace, type InvokeBus } from '#main/ipc/register-handlers.ts';
import type { RendererApi } from '#shared/ipc/api.ts';
import { ipcContract } from '#shared/ipc/contract.ts';
import { ipcMethods } from '#shared/ipc/methods.ts';
import type { Result } from '#shared/result.ts';
import type { AppError } from '#shared/ipc/app-error.ts';

type Listener = Parameters<InvokeBus['handle']>[1];
type Answer = Result<unknown, AppError>;

/** Who calls: what main sees of a page. */
export type Caller = { readonly isTrusted: boolean };

export type IpcBus = {
  /** The window's side of the contract, as the preload builds it. */
  readonly api: RendererApi;
  /** Any call with any input, from any page. */
  readonly invoke: (method: string, input: unknown, caller?: Caller) => Promise<Answer>;
  readonly served: () => readonly string[];
};

/**
 * The whole boundary between window and main without Electron: what crosses is cloned both ways, and every answer is
 * checked against the contract.
 */
export const createIpcBus = (handlers: HandlersByNamespace): IpcBus => {
  const listeners = new Map<string, Listener>();
  registerHandlers(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    handlers,
    (event) => (event as unknown as Caller).isTrusted,
  );
  const invoke: IpcBus['invoke'] = async (method, input, caller = { isTrusted: true }) => {
    const listener = listeners.get(method);
    if (listener === undefined) throw new Error(`nothing serves ${method}`);
    const event = caller as unknown as IpcMainInvokeEvent;
    const answer = structuredClone(await listener(event, structuredClone(input))) as Answer;
    if (answer.ok) assertOutput(method, answer.value);
    return answer;
  };
  const api = Object.fromEntries(
    Object.entries(ipcMethods).map(([namespace, methods]) => [
      namespace,
      Object.fromEntries(
        methods.map((method) => [method, (input: unknown) => invoke(`${namespace}.${method}`, input)]),
      ),
    ]),
  );
  return { api: api as unknown as RendererApi, invoke, served: () => [...listeners.keys()] };
};

type Schema = (typeof ipcContract)['app']['state']['output'];

const assertOutput = (name: string, value: unknown): void => {
  const [namespace = '', method = ''] = name.split('.');
  const contract = ipcContract as unknown as Record<string, Record<string, { readonly output: Schema }>>;
  const result = contract[namespace]?.[method]?.output.safeParse(value);
  if (result?.success !== true)
    throw new Error(`${name} does not answer as promised: ${result?.error.message}`);
};
