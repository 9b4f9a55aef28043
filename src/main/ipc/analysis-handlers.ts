import type { IpcHandlers } from '#shared/ipc/api.ts';
import type { HandlerContext } from './handler-context.ts';

export const createProofHandlers = (context: HandlerContext): IpcHandlers['proof'] => ({
  verify: async ({ head, jobId }) => {
    const job = context.jobs.start(jobId ?? 'verify');
    try {
      return await context.cases
        .require()
        .withOwnReader((reader) => reader.verify({ head }, { onProgress: job.onProgress }), job.onStart);
    } finally {
      job.end();
    }
  },
});

export const createOverrunsHandlers = (context: HandlerContext): IpcHandlers['overruns'] => ({
  portfolio: () => context.cases.require().reader.overrunPortfolio({ today: context.today() }),
  contract: ({ id }) => context.cases.require().reader.overrunContract({ id, today: context.today() }),
});

export const createSearchHandlers = (context: HandlerContext): IpcHandlers['search'] => ({
  find: (input) => context.cases.require().reader.find(input),
});

export const createJobsHandlers = (context: HandlerContext): IpcHandlers['jobs'] => ({
  cancel: ({ jobId }) => {
    context.jobs.cancel(jobId);
    return {};
  },
});
