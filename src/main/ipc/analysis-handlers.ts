import type { IpcHandlers } from '#shared/ipc/api.ts';
import type { HandlerContext } from './handler-context.ts';
import { suggestedName } from './suggested-name.ts';

export const createProofHandlers = (context: HandlerContext): IpcHandlers['proof'] => ({
  verify: ({ head, jobId }) =>
    context.jobs.run(jobId ?? 'verify', ({ onProgress, onStart }) =>
      context.cases.require().withOwnReader((reader) => reader.verify({ head }, { onProgress }), onStart),
    ),
  seal: async ({ locale }) => {
    const session = context.cases.require();
    const path = await context.dialogs.savePdf(suggestedName(session.path, '-seal.pdf'));
    if (path === null) return null;
    const written = await session.withFileThread((file) =>
      file.writeSeal({ path, locale, now: Date.now(), resourcesUrl: context.resourcesUrl.href }),
    );
    context.writtenFiles.add(written.path);
    return { path: written.path, head: written.head };
  },
});

export const createOverrunsHandlers = (context: HandlerContext): IpcHandlers['overruns'] => ({
  portfolio: () => context.cases.require().reader.overrunPortfolio({ today: context.today() }),
  contract: ({ id }) => context.cases.require().reader.overrunContract({ id, today: context.today() }),
  workPackages: ({ id }) => context.cases.require().reader.packageMeasures({ id }),
});

export const createCloudHandlers = (context: HandlerContext): IpcHandlers['cloud'] => ({
  sums: async (input) => [...(await context.cases.require().reader.costSums(input))],
});

export const createFiguresHandlers = (context: HandlerContext): IpcHandlers['figures'] => ({
  contradictions: (input) =>
    context.cases.require().reader.figureContradictions({ ...input, locale: context.settings.read().locale }),
  ofContract: (input) =>
    context.cases.require().reader.statedFigures({ ...input, locale: context.settings.read().locale }),
});

export const createSearchHandlers = (context: HandlerContext): IpcHandlers['search'] => ({
  find: (input) => context.cases.require().reader.find({ ...input, locale: context.settings.read().locale }),
});

export const createJobsHandlers = (context: HandlerContext): IpcHandlers['jobs'] => ({
  cancel: ({ jobId }) => {
    context.jobs.cancel(jobId);
    return {};
  },
});
