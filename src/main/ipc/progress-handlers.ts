import type { IpcHandlers } from '#shared/ipc/api.ts';
import type { HandlerContext } from './handler-context.ts';

export const createProgressHandlers = (context: HandlerContext): IpcHandlers['progress'] => ({
  contract: ({ id }) => context.cases.require().reader.contractProgress({ id, today: context.today() }),
});
