import type { IpcHandlers } from '#shared/ipc/api.ts';
import type { HandlerContext } from './handler-context.ts';

export const createAuditingHandlers = (_context: HandlerContext): IpcHandlers['auditing'] => {
  const soon = (): never => {
    throw new Error('not there yet');
  };
  return {
    tests: soon,
    page: soon,
    run: soon,
    batteries: soon,
    runs: soon,
    getRun: soon,
    exceptions: soon,
    exception: soon,
    dispose: soon,
    takeOver: soon,
    compare: soon,
  };
};
