import { randomUUID } from 'node:crypto';
import type { MessagePort, Transferable } from 'node:worker_threads';
import { AppFailure, type AppError } from '#shared/ipc/app-error.ts';
import { logIncident } from '../log.ts';
import { isEnding, type endMessage } from './ending.ts';

/** What a handler can tell and ask while it runs. */
export type JobContext = {
  readonly progress: (phase: string, done: number, total: number | null) => void;
  /** True once the caller cancelled; only seen by handlers that await now and then. */
  readonly isCancelled: () => boolean;
};

/** Methods that a thread serves: one input, one output, both structured-cloneable. */
// `never` as input lets handlers with any input type be listed; `Remote` gives the input back to callers.
export type ThreadHandlers = Readonly<Record<string, (input: never, job: JobContext) => unknown>>;

export type CallOptions = {
  readonly onProgress?: (phase: string, done: number, total: number | null) => void;
  readonly transfer?: readonly Transferable[];
  /** Called at once with a function that asks the handler to stop. */
  readonly onStart?: (cancel: () => void) => void;
};

/** The same methods, seen from the other side of the thread boundary. An expected failure rejects with AppFailure. */
export type Remote<H extends ThreadHandlers> = {
  readonly [M in keyof H]: Parameters<H[M]> extends []
    ? () => Promise<Awaited<ReturnType<H[M]>>>
    : (input: Parameters<H[M]>[0], options?: CallOptions) => Promise<Awaited<ReturnType<H[M]>>>;
};

type Request =
  | { readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly cancel: number }
  | typeof endMessage;

type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: AppError }
  | { readonly id: number; readonly progress: readonly [string, number, number | null] };

/** A port, or the whole worker as its parent sees it. */
export type Wire = Pick<MessagePort, 'postMessage'> & {
  readonly on: (event: 'message', listener: (message: Reply) => void) => unknown;
};

/** The expected failure behind whatever was thrown; a bug is logged under an incident id. */
export const errorOf = (thrown: unknown): AppError => {
  if (thrown instanceof AppFailure) return thrown.error;
  const incident = randomUUID();
  logIncident(incident, thrown);
  return { code: 'internal', incident, detail: thrown instanceof Error ? thrown.message : String(thrown) };
};

/** What a thread answers: with what it has at once, or else with what it loads when that is first asked for. */
export type Served = {
  readonly first: ThreadHandlers;
  readonly others?: () => Promise<ThreadHandlers>;
};

/**
 * Answers calls on a port, each as it comes; handlers that await may interleave.
 * @param open makes the handlers, at the first call: when it fails (a case that does not open), that call and every
 *   later one fail with its reason.
 */
export const serve = (port: MessagePort, open: () => Served | Promise<Served>): void => {
  const cancelled = new Set<number>();
  let opened: Promise<Served> | undefined;
  let loaded: Promise<ThreadHandlers> | undefined;
  const findHandler = async (method: string): Promise<ThreadHandlers[string] | undefined> => {
    const { first, others } = await (opened ??= Promise.resolve().then(open));
    return first[method] ?? (await (loaded ??= others?.()))?.[method];
  };
  let last: Promise<unknown> = Promise.resolve();
  // Calls begin in the order in which they came: one whose handler is there already does not overtake one whose handler
  // is being loaded.
  const handlerOf = (method: string): ReturnType<typeof findHandler> => {
    const found = last.then(() => findHandler(method));
    last = found.catch(() => undefined);
    return found;
  };
  const answer = async ({ id, method, input }: Extract<Request, { method: string }>): Promise<void> => {
    const job: JobContext = {
      progress: (...progress) => {
        // The way out of a handler that never waits for anything.
        if (isEnding()) throw new AppFailure({ code: 'cancelled' });
        port.postMessage({ id, progress } satisfies Reply);
      },
      isCancelled: () => cancelled.has(id) || isEnding(),
    };
    try {
      const handler = await handlerOf(method);
      if (handler === undefined) throw new Error(`no method ${method}`);
      port.postMessage({ id, value: await handler(input as never, job) } satisfies Reply);
    } catch (thrown) {
      port.postMessage({ id, error: errorOf(thrown) } satisfies Reply);
    } finally {
      cancelled.delete(id);
    }
  };
  port.on('message', (request: Request) => {
    // In a thread this ends the thread, not the process; the binding closes its connections.
    if ('end' in request) process.exit();
    else if ('cancel' in request) cancelled.add(request.cancel);
    else void answer(request);
  });
};

type Pending = {
  readonly resolve: (value: never) => void;
  readonly reject: (failure: AppFailure) => void;
  readonly onProgress: CallOptions['onProgress'];
};

/**
 * Calls the methods that the other side serves.
 * @returns the methods, and a way to fail all open and later calls when the thread is gone.
 */
export const connect = <H extends ThreadHandlers>(
  wire: Wire,
): { readonly remote: Remote<H>; readonly failAll: (error: AppError) => void } => {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let goneWith: AppError | null = null;
  wire.on('message', (reply: Reply) => {
    const call = pending.get(reply.id);
    if (call === undefined) return;
    if ('progress' in reply) {
      call.onProgress?.(...reply.progress);
      return;
    }
    pending.delete(reply.id);
    if ('error' in reply) call.reject(new AppFailure(reply.error));
    else call.resolve(reply.value as never);
  });
  const call = (method: string, input: unknown, options: CallOptions = {}): Promise<never> =>
    new Promise((resolve, reject) => {
      // Nobody would ever answer.
      if (goneWith !== null) return reject(new AppFailure(goneWith));
      lastId += 1;
      const id = lastId;
      pending.set(id, { resolve, reject, onProgress: options.onProgress });
      wire.postMessage({ id, method, input } satisfies Request, options.transfer);
      options.onStart?.(() => wire.postMessage({ cancel: id } satisfies Request));
    });
  const remote = new Proxy({} as Remote<H>, {
    // Not a thenable: `await` on the proxy must not call a method named `then`.
    get: (_target, method) =>
      typeof method === 'string' && method !== 'then' ? call.bind(null, method) : undefined,
  });
  const failAll = (error: AppError): void => {
    goneWith ??= error;
    for (const { reject } of pending.values()) reject(new AppFailure(goneWith));
    pending.clear();
  };
  return { remote, failAll };
};
