import type { z } from 'zod';
import type { Result } from '../result.ts';
import type { AppError } from './app-error.ts';
import type { IpcContract } from './contract.ts';
import type { EventPayloads } from './events.ts';

type Input<P> = P extends { input: infer I extends z.ZodType } ? z.infer<I> : never;
type Output<P> = P extends { output: infer O extends z.ZodType } ? z.infer<O> : never;

/** What the window can call: every method of the contract, never throwing. */
export type RendererApi = {
  readonly [N in keyof IpcContract]: {
    readonly [M in keyof IpcContract[N]]: (
      input: Input<IpcContract[N][M]>,
    ) => Promise<Result<Output<IpcContract[N][M]>, AppError>>;
  };
};

/** What main implements: the same methods; an expected failure is thrown as AppFailure. */
export type IpcHandlers = {
  readonly [N in keyof IpcContract]: {
    readonly [M in keyof IpcContract[N]]: (
      input: Input<IpcContract[N][M]>,
    ) => Promise<Output<IpcContract[N][M]>> | Output<IpcContract[N][M]>;
  };
};

export type EventSubscriber = <N extends keyof EventPayloads>(
  name: N,
  listener: (payload: EventPayloads[N]) => void,
) => () => void;

/** Everything the preload puts on `window.constat`. `DroppedFile` is the browser's File. */
export type Bridge<DroppedFile> = {
  readonly api: RendererApi;
  readonly subscribe: EventSubscriber;
  /** Registers files dropped together and returns the token that stands for them; null when none is a real file. */
  readonly acceptDrop: (
    files: readonly DroppedFile[],
  ) => Promise<{ readonly token: string; readonly name: string; readonly count: number } | null>;
};
